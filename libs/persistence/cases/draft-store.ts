import { In, type EntityManager } from 'typeorm';
import { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import type { HeldCase } from '#libs/persistence/cases/held-case';
import { IN_HAND_STAGES, type Stage } from '#libs/case/stage';

/** Drafts, and one that waits for its opening. */
const BEGUN: readonly Stage[] = ['draft', 'unopened'];

/** How many cases of a business a unit has in hand: one about the unit itself at a time (domain 8), or drafts as begun. */
export type DraftKind = 'one-in-hand' | 'begun';

const STAGES_OF: Readonly<Record<DraftKind, readonly Stage[]>> = {
  'one-in-hand': IN_HAND_STAGES,
  begun: BEGUN,
};

/**
 * The operator's draft of a business with most typed into it, the newest of them. Where there is one case at a time, one
 * that is in his hands again is gone on with instead of begun beside.
 */
export function ownDraft(
  manager: EntityManager,
  operatorId: number,
  business: string,
  kind: DraftKind,
): Promise<SubmissionEntity | null> {
  return manager.findOne(SubmissionEntity, {
    where: { initiatorId: operatorId, business, stage: In(STAGES_OF[kind]) },
    order: { people: 'DESC', businessNo: 'DESC' },
  });
}

/** Writes the edited head and raises the draft's version. */
export async function saveDraftHead(manager: EntityManager, row: HeldCase): Promise<void> {
  row.draftVersion += 1;
  const { form, effectiveMonth, memberId, draftVersion, summary, summaryEn } = row;
  await manager
    .createQueryBuilder()
    .update(SubmissionEntity)
    .set({ form, effectiveMonth, memberId, draftVersion, summary, summaryEn } as object)
    .where({ businessNo: row.businessNo })
    .execute();
}
