import type { EntityManager } from 'typeorm';
import { marksOf } from '#libs/persistence/register-months';
import { RuleViolation } from '#libs/fund/rule-violation';
import type { Terms } from '#libs/fund/terms';
import { holdDraftAt, type DraftEdit } from '#libs/persistence/held-case';
import { termsOf } from '#libs/persistence/terms-store';
import type { RegisterRule } from '#libs/persistence/register-rule';
import type { Refusal } from '#libs/submission/refusal';
import type { Stage } from '#libs/submission/stage';

/** The head of a register's case, with what its unit brings into every decision. */
export interface RegisterCase {
  readonly businessNo: string;
  readonly business: string;
  readonly stage: Stage;
  readonly draftVersion: number;
  readonly effectiveMonth: string | null;
  /** When its rows were frozen, before any papers were brought; null while it never was submitted. */
  readonly frozenAt: Date | null;
  /** The terms the rows were last decided by; null before the first row. */
  readonly terms: Terms | null;
  readonly unitId: number;
  readonly districtCode: string;
  readonly branchCode: string;
  readonly firstMonth: string;
  readonly lastAssessedMonth: string | null;
  readonly paidThroughMonth: string | null;
  readonly deferredFromMonth: string | null;
  readonly deferredThroughMonth: string | null;
}

const SELECT_CASE = `
  SELECT s.business_no AS businessNo, s.business, s.stage, s.draft_version AS draftVersion,
         s.effective_month AS effectiveMonth, s.terms, s.unit_id AS unitId,
         u.district_code AS districtCode, u.branch_code AS branchCode, u.first_month AS firstMonth,
         u.last_assessed_month AS lastAssessedMonth, u.paid_through_month AS paidThroughMonth,
         u.deferred_from_month AS deferredFromMonth, u.deferred_through_month AS deferredThroughMonth,
         (SELECT MAX(e.at) FROM submission_event e WHERE e.business_no = s.business_no AND e.kind = 'submit') AS frozenAt
    FROM submission s JOIN unit u ON u.id = s.unit_id WHERE s.business_no = ?`;

export async function registerCase(
  manager: EntityManager,
  businessNo: string,
): Promise<RegisterCase> {
  const rows: (Omit<RegisterCase, 'terms'> & { terms: string | null })[] = await manager.query(
    SELECT_CASE,
    [businessNo],
  );
  const row = rows[0];
  if (row === undefined) throw new RuleViolation('SUBMISSION_NOT_FOUND');
  return { ...row, terms: row.terms === null ? null : (JSON.parse(row.terms) as Terms | null) };
}

/** Holds the case for an edit of its register: nobody else edits or submits it until the transaction ends. */
export async function lockDraft(manager: EntityManager, edit: DraftEdit): Promise<RegisterCase> {
  await holdDraftAt(manager, edit);
  return registerCase(manager, edit.businessNo);
}

/** Terms of the case's month; a draft without a month is told to choose one. */
export async function termsOfCase(
  manager: EntityManager,
  found: RegisterCase,
  now: Date,
): Promise<Terms> {
  if (found.effectiveMonth === null) throw new RuleViolation('MONTH_MALFORMED');
  return termsOf(manager, { ...found, id: found.unitId }, found.effectiveMonth, now);
}

/** Whether the month is open for the case as a whole. */
export function monthRefusal(
  rule: RegisterRule,
  found: RegisterCase,
  terms: Terms,
  now: Date,
): Refusal | null {
  return rule.decideMonth(terms.month, marksOf(found, now), terms);
}

export async function keepTerms(
  manager: EntityManager,
  businessNo: string,
  terms: Terms,
): Promise<void> {
  await manager.query('UPDATE submission SET terms = ? WHERE business_no = ?', [
    JSON.stringify(terms),
    businessNo,
  ]);
}
