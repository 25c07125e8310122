import type { EntityManager } from 'typeorm';
import { openSupplement } from '#libs/persistence/assessments/supplement-store';
import type { Posting } from '#libs/persistence/postings/posting';

/** What the rows add to their months is a sum due; accounts and units stay as they are until it is paid. */
export async function contribute(
  manager: EntityManager,
  { businessNo, unitId, now }: Posting,
): Promise<void> {
  await openSupplement(manager, { businessNo, unitId, now });
}
