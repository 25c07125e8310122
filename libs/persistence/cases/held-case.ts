import type { EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { lockCase } from '#libs/persistence/cases/case-store';
import { EDITABLE_STAGES, type Stage } from '#libs/case/stage';

/** Papers are brought while the case is with the operator: in a draft of any kind, and while papers are awaited. */
const PAPER_STAGES: readonly Stage[] = [...EDITABLE_STAGES, 'scanning'];

/** The operator a change comes from. A phone has no login: who called it to the case answers for what it sends. */
export interface Editor {
  readonly operatorId: number;
}

/** The draft an operator's page shows, and when he edits it. */
export interface DraftEdit {
  readonly businessNo: string;
  readonly draftVersion: number;
  readonly editor: Editor;
  readonly now: Date;
}

declare const held: unique symbol;

/**
 * A case held for an edit: locked until the transaction ends, in the operator's hands, its editor noted. Whatever
 * writes a draft, a register, an import or a paper demands one, and only this file makes it: no edit goes unnoted.
 */
export type HeldCase = SubmissionEntity & { readonly editor: Editor; readonly [held]: true };

/** @throws RuleViolation NOT_EDITABLE; nobody is noted then */
export function holdDraft(
  manager: EntityManager,
  businessNo: string,
  editor: Editor,
): Promise<HeldCase> {
  return hold(manager, businessNo, editor, requireEditable);
}

/** @throws RuleViolation NOT_EDITABLE, or STALE_DRAFT when another page has edited since `draftVersion` */
export function holdDraftAt(
  manager: EntityManager,
  edit: Omit<DraftEdit, 'now'>,
): Promise<HeldCase> {
  return hold(manager, edit.businessNo, edit.editor, (row) => {
    requireEditable(row);
    if (row.draftVersion !== edit.draftVersion) throw new RuleViolation('STALE_DRAFT');
  });
}

/** No paper comes or goes while the case is being submitted. @throws RuleViolation NOT_IN_THIS_STAGE */
export function holdForPapers(
  manager: EntityManager,
  businessNo: string,
  editor: Editor,
): Promise<HeldCase> {
  return hold(manager, businessNo, editor, requirePaperStage);
}

export function requirePaperStage(row: Pick<SubmissionEntity, 'stage'>): void {
  if (!PAPER_STAGES.includes(row.stage as Stage))
    throw new RuleViolation('NOT_IN_THIS_STAGE', { stage: row.stage });
}

function requireEditable(row: SubmissionEntity): void {
  if (!EDITABLE_STAGES.includes(row.stage as Stage)) throw new RuleViolation('NOT_EDITABLE');
}

async function hold(
  manager: EntityManager,
  businessNo: string,
  editor: Editor,
  requireHand: (row: SubmissionEntity) => void,
): Promise<HeldCase> {
  const row = await lockCase(manager, businessNo);
  if (row === null) throw new RuleViolation('SUBMISSION_NOT_FOUND');
  requireHand(row);
  await noteEditor(manager, businessNo, editor);
  return Object.assign(row, { editor }) as HeldCase;
}

/** An editor is a maker, and a draft that is worked on does not expire. */
async function noteEditor(
  manager: EntityManager,
  businessNo: string,
  { operatorId }: Editor,
): Promise<void> {
  await manager.query(
    'INSERT INTO submission_editor (business_no, operator_id) VALUES (?, ?) ON DUPLICATE KEY UPDATE operator_id = operator_id',
    [businessNo, operatorId],
  );
  await manager.query('UPDATE submission SET edited_at = UTC_TIMESTAMP(3) WHERE business_no = ?', [
    businessNo,
  ]);
}

/** Who brought the bytes of an import is a maker of what is taken from it, whoever takes it. */
export async function noteBringer(
  manager: EntityManager,
  { businessNo, operatorId }: { readonly businessNo: string; readonly operatorId: number },
): Promise<void> {
  await noteEditor(manager, businessNo, { operatorId });
}
