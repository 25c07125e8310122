import { In, type EntityManager } from 'typeorm';
import { businessByCode } from '#libs/businesses/registry';
import { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import type { HeldCase } from '#libs/persistence/held-case';
import { EDITABLE_STAGES, type Stage } from '#libs/submission/stage';

/** Drafts, and one that waits for its opening. */
const BEGUN: readonly Stage[] = ['draft', 'unopened'];
/** In the operator's hands: also to be corrected, or with papers to bring. */
const IN_HAND: readonly Stage[] = [...EDITABLE_STAGES, 'unopened', 'scanning'];

/**
 * The operator's draft of a business with most typed into it, the newest of them. Of a business about the unit itself
 * there is one case at a time (domain 8): one that is in his hands again is gone on with instead of begun beside.
 */
export function ownDraft(
  manager: EntityManager,
  operatorId: number,
  business: string,
): Promise<SubmissionEntity | null> {
  const stages = isAboutUnit(business) ? IN_HAND : BEGUN;
  return manager.findOne(SubmissionEntity, {
    where: { initiatorId: operatorId, business, stage: In(stages) },
    order: { people: 'DESC', businessNo: 'DESC' },
  });
}

function isAboutUnit(code: string): boolean {
  const business = businessByCode(code);
  return business?.shape === 'fields' && business.subject === 'unit';
}

/** Writes the edited head and raises the draft's version. */
export async function saveDraftHead(manager: EntityManager, row: HeldCase): Promise<void> {
  row.draftVersion += 1;
  const { form, effectiveMonth, memberId, draftVersion } = row;
  await manager
    .createQueryBuilder()
    .update(SubmissionEntity)
    .set({ form, effectiveMonth, memberId, draftVersion } as object)
    .where({ businessNo: row.businessNo })
    .execute();
}
