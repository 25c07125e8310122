import type { EntityManager } from 'typeorm';
import { PostingEntity } from '#libs/persistence/entities/posting.entity';

/** The posting's key, written before anything else: a second posting of the same case fails on it. */
export async function insertPosting(
  manager: EntityManager,
  businessNo: string,
  postedAt: Date,
): Promise<void> {
  await manager.insert(PostingEntity, { businessNo, changes: 0, postedAt });
}

export async function countPosted(
  manager: EntityManager,
  businessNo: string,
  changes: number,
): Promise<void> {
  await manager.update(PostingEntity, { businessNo }, { changes });
}
