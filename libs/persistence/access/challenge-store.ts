import { LessThan, type EntityManager } from 'typeorm';
import { SignInChallengeEntity } from '#libs/persistence/entities/access.entity';

export type NewChallenge = Omit<SignInChallengeEntity, 'usedAt'>;

export async function forgetOldChallenges(manager: EntityManager, before: Date): Promise<void> {
  await manager.delete(SignInChallengeEntity, { expiresAt: LessThan(before) });
}

export async function issueChallenge(
  manager: EntityManager,
  challenge: NewChallenge,
): Promise<void> {
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
