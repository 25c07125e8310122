import { In, type EntityManager } from 'typeorm';
import { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { lockSubmission } from '#libs/persistence/submission-store';
import { RuleViolation } from '#libs/fund/rule-violation';
import { EDITABLE_STAGES, type Stage } from '#libs/submission/stage';

/** The operator's draft of a business with most typed into it, the newest of them; also one that waits for its opening. */
export function ownDraft(
  manager: EntityManager,
  operatorId: number,
  business: string,
): Promise<SubmissionEntity | null> {
  return manager.findOne(SubmissionEntity, {
    where: { initiatorId: operatorId, business, stage: In(['draft', 'unopened']) },
    order: { people: 'DESC', businessNo: 'DESC' },
  });
}

/**
 * Holds a draft for an edit of its head.
 * @throws RuleViolation NOT_EDITABLE, or STALE_DRAFT when another page has edited since `draftVersion`
 */
export async function lockDraftHead(
  manager: EntityManager,
  businessNo: string,
  draftVersion: number,
): Promise<SubmissionEntity> {
  const row = await lockSubmission(manager, businessNo);
  if (row === null) throw new RuleViolation('SUBMISSION_NOT_FOUND');
  if (!EDITABLE_STAGES.includes(row.stage as Stage)) throw new RuleViolation('NOT_EDITABLE');
  if (row.draftVersion !== draftVersion) throw new RuleViolation('STALE_DRAFT');
  return row;
}

/** Writes the edited head and raises the draft's version. */
export async function saveDraftHead(manager: EntityManager, row: SubmissionEntity): Promise<void> {
  row.draftVersion += 1;
  const { form, effectiveMonth, memberId, draftVersion } = row;
  await manager
    .createQueryBuilder()
    .update(SubmissionEntity)
    .set({ form, effectiveMonth, memberId, draftVersion } as object)
    .where({ businessNo: row.businessNo })
    .execute();
}
