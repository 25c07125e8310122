import { LessThan, type EntityManager } from 'typeorm';
import { SignInChallengeEntity } from '#libs/persistence/entities/access.entity';

export type NewChallenge = Omit<SignInChallengeEntity, 'usedAt'>;

/** Also sweeps away challenges long past, so the table needs no job of its own. */
export async function issueChallenge(
  manager: EntityManager,
  challenge: NewChallenge,
  at: Date,
): Promise<void> {
  await manager.delete(SignInChallengeEntity, {
    expiresAt: LessThan(new Date(at.getTime() - 3_600_000)),
  });
  await manager.insert(SignInChallengeEntity, { ...challenge, usedAt: null });
}

/** The challenge, now spent; null when it never existed or somebody else used it in the same moment. */
export async function useChallenge(
  manager: EntityManager,
  nonceHash: string,
  at: Date,
): Promise<SignInChallengeEntity | null> {
  const used: { affectedRows: number } = await manager.query(
    'UPDATE sign_in_challenge SET used_at = ? WHERE nonce_hash = ? AND used_at IS NULL',
    [at, nonceHash],
  );
  if (used.affectedRows !== 1) return null;
  return manager.findOneByOrFail(SignInChallengeEntity, { nonceHash });
}
