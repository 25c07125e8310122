import type { EntityManager } from 'typeorm';
import { setBase } from '#libs/persistence/postings/set-base';
import type { Posting, StepOf } from '#libs/persistence/postings/posting';
import { writeStatusTerms } from '#libs/persistence/postings/status-terms';

/**
 * A status in the unit of the case from the month on; a row of the same month gives way to it, so that a seal posted for
 * later is revoked by an unseal of its month (domain 14).
 */
export async function setStatus(
  manager: EntityManager,
  posting: Posting,
  { status, reason, withBase }: StepOf<'set-status'>,
): Promise<void> {
  await writeStatusTerms(manager, posting, { unitId: posting.unitId, status, reason });
  if (withBase) await setBase(manager, posting);
}
