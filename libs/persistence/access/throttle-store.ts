import type { EntityManager } from 'typeorm';
import { SignInThrottleEntity } from '#libs/persistence/entities/access.entity';
import { FORGET_AFTER_HOURS, lockOutSeconds, type LockOutPolicy } from '#libs/access/lock-out';

export interface ThrottleKey {
  readonly keyHash: string;
  readonly policy: LockOutPolicy;
}

/**
 * Counts a try as a failure before it is checked, so that many at once gain nothing; success takes it back.
 * Answers the seconds still to wait, 0 when the try may go on.
 */
export async function countTry(
  manager: EntityManager,
  key: ThrottleKey,
  at: Date,
): Promise<number> {
  const { keyHash, policy } = key;
  await manager.query(
    // Not INSERT IGNORE: on a row that is there it locks shared, and two who then both want it exclusively deadlock.
    `INSERT INTO sign_in_throttle (key_hash, failures, blocked_until, last_failure_at) VALUES (?, 0, NULL, ?)
     ON DUPLICATE KEY UPDATE failures = failures`,
    [keyHash, at],
  );
  const row = await manager.findOneOrFail(SignInThrottleEntity, {
    where: { keyHash },
    lock: { mode: 'pessimistic_write' },
  });
  const wait = Math.ceil(((row.blockedUntil?.getTime() ?? 0) - at.getTime()) / 1000);
  if (wait > 0) return wait;
  const forgotten = at.getTime() - row.lastFailureAt.getTime() > FORGET_AFTER_HOURS * 3_600_000;
  const failures = (forgotten ? 0 : row.failures) + 1;
  const seconds = lockOutSeconds(failures, policy);
  const blockedUntil = seconds === 0 ? null : new Date(at.getTime() + seconds * 1000);
  await manager.update(
    SignInThrottleEntity,
    { keyHash },
    { failures, blockedUntil, lastFailureAt: at },
  );
  return 0;
}

/** The account is known to be in its owner's hands again. */
export async function forgetTries(manager: EntityManager, keyHash: string): Promise<void> {
  await manager.delete(SignInThrottleEntity, { keyHash });
}

/** One success takes back its own try only: an address shared by many keeps the failures of the others. */
export async function takeBackTry(manager: EntityManager, keyHash: string): Promise<void> {
  await manager.query(
    'UPDATE sign_in_throttle SET failures = GREATEST(failures, 1) - 1, blocked_until = NULL WHERE key_hash = ?',
    [keyHash],
  );
}

export async function forgetOldTries(manager: EntityManager, before: Date): Promise<void> {
  await manager.query('DELETE FROM sign_in_throttle WHERE last_failure_at < ? LIMIT 10000', [
    before,
  ]);
}
