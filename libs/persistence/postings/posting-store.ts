import type { EntityManager } from 'typeorm';
import { PostingEntity } from '#libs/persistence/entities/posting.entity';

/** A case's posting, by the event it comes after: one that waits for money is posted more than once. */
export interface PostingKey {
  readonly businessNo: string;
  readonly seq: number;
}

/** The posting's key, written before anything else: a second posting after the same event fails on it. */
export async function insertPosting(
  manager: EntityManager,
  { businessNo, seq }: PostingKey,
  postedAt: Date,
): Promise<void> {
  await manager.insert(PostingEntity, { businessNo, seq, changes: 0, postedAt });
}

export async function countPosted(
  manager: EntityManager,
  { businessNo, seq }: PostingKey,
  changes: number,
): Promise<void> {
  await manager.update(PostingEntity, { businessNo, seq }, { changes });
}
