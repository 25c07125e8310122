import type { EntityManager, QueryDeepPartialEntity } from 'typeorm';
import { IdempotentRequestEntity } from '#libs/persistence/entities/submission.entity';

/** Room of a TEXT column; a larger answer is not kept, and its key then serves only while the request is under way. */
const ANSWER_BYTES_MAX = 60_000;

/** A request without an answer after this long belongs to a process that died; the next one with its key takes over. */
const ABANDONED_AFTER_SECONDS = 300;

/** Its work is in the database, its answer is still to come; what is found like this without one has lost it. */
const COMMITTED = 0;
/** Done, and its answer is lost. */
const ANSWER_LOST = 500;

export interface KeptAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Of its body; absent in one of an older version. */
  readonly sealed?: string;
  readonly body?: unknown;
}

export type Claim =
  | { readonly kind: 'mine' }
  | { readonly kind: 'other-body' }
  | { readonly kind: 'under-way' }
  /** The work is committed; its answer comes in a moment, if its process lives. */
  | { readonly kind: 'committed' }
  /** Done, with an answer that is lost or too large to keep. */
  | { readonly kind: 'done' }
  | { readonly kind: 'answered'; readonly answer: KeptAnswer };

/** Takes the key for this request, or says what has become of the one that has it. */
export async function claimKey(
  manager: EntityManager,
  keyHash: string,
  bodyDigest: string,
): Promise<Claim> {
  const taken: { affectedRows: number } = await manager.query(
    `INSERT IGNORE INTO idempotent_request (key_hash, body_digest, status, answer, created_at)
     VALUES (?, ?, NULL, NULL, UTC_TIMESTAMP(3))`,
    [keyHash, bodyDigest],
  );
  if (taken.affectedRows === 1) return { kind: 'mine' };
  const row = await manager.findOneBy(IdempotentRequestEntity, { keyHash });
  if (row === null) return { kind: 'under-way' };
  if (row.bodyDigest !== bodyDigest) return { kind: 'other-body' };
  if (row.status === COMMITTED) return { kind: 'committed' };
  if (row.status !== null) {
    const answer = row.answer as KeptAnswer | null;
    return answer === null ? { kind: 'done' } : { kind: 'answered', answer };
  }
  return (await takeOver(manager, keyHash)) ? { kind: 'mine' } : { kind: 'under-way' };
}

export async function keepAnswer(
  manager: EntityManager,
  keyHash: string,
  answer: KeptAnswer,
): Promise<void> {
  const isTooLarge = Buffer.byteLength(JSON.stringify(answer)) > ANSWER_BYTES_MAX;
  const kept = { status: answer.status, answer: isTooLarge ? null : answer };
  await manager.update(
    IdempotentRequestEntity,
    { keyHash },
    kept as QueryDeepPartialEntity<IdempotentRequestEntity>,
  );
}

/** In the transaction of the work, as its last statement: both are there afterwards, or neither. */
export async function markCommitted(manager: EntityManager, keyHash: string): Promise<void> {
  await manager.query(
    'UPDATE idempotent_request SET status = ? WHERE key_hash = ? AND status IS NULL',
    [COMMITTED, keyHash],
  );
}

/** The request failed: its key may be used again, unless something had been committed under it by then. */
export async function releaseKey(manager: EntityManager, keyHash: string): Promise<void> {
  await manager.query('DELETE FROM idempotent_request WHERE key_hash = ? AND status IS NULL', [
    keyHash,
  ]);
  await manager.query(
    'UPDATE idempotent_request SET status = ? WHERE key_hash = ? AND status = ?',
    [ANSWER_LOST, keyHash, COMMITTED],
  );
}

/** Keys serve for a day; answers may hold names, so they do not stay longer. */
export async function forgetOldKeys(manager: EntityManager): Promise<void> {
  await manager.query(
    'DELETE FROM idempotent_request WHERE created_at < UTC_TIMESTAMP(3) - INTERVAL 1 DAY LIMIT 10000',
  );
}

async function takeOver(manager: EntityManager, keyHash: string): Promise<boolean> {
  const taken: { affectedRows: number } = await manager.query(
    `UPDATE idempotent_request SET created_at = UTC_TIMESTAMP(3)
     WHERE key_hash = ? AND status IS NULL AND created_at < UTC_TIMESTAMP(3) - INTERVAL ? SECOND`,
    [keyHash, ABANDONED_AFTER_SECONDS],
  );
  return taken.affectedRows === 1;
}
