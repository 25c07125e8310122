import type { EntityManager } from 'typeorm';
import { marksOf } from '#libs/persistence/registers/register-months';
import { nextToAssess } from '#libs/fund/due-month';
import { formatMonth, monthsThrough, nextMonth, type FundMonth } from '#libs/fund/month';
import { RuleViolation } from '#libs/fund/rule-violation';
import type { Terms } from '#libs/fund/terms';
import { holdDraftAt, type DraftEdit } from '#libs/persistence/cases/held-case';
import { termsByMonth } from '#libs/persistence/terms/terms-store';
import { namedUnits } from '#libs/persistence/registers/named-units';
import type { RegisterRule } from '#libs/persistence/registers/register-rule';
import type { Refusal } from '#libs/case/refusal';
import type { RowContext, TypedValues } from '#libs/case/register';
import type { Stage } from '#libs/case/stage';

/** What a unit brings into every decision about its people. */
export interface DecidingUnit {
  readonly unitId: number;
  readonly districtCode: string;
  readonly branchCode: string;
  readonly firstMonth: string;
  readonly lastAssessedMonth: string | null;
  readonly paidThroughMonth: string | null;
  readonly deferredFromMonth: string | null;
  readonly deferredThroughMonth: string | null;
}

const DECIDING_UNIT = `u.id AS unitId, u.district_code AS districtCode, u.branch_code AS branchCode, u.first_month AS firstMonth,
         u.last_assessed_month AS lastAssessedMonth, u.paid_through_month AS paidThroughMonth,
         u.deferred_from_month AS deferredFromMonth, u.deferred_through_month AS deferredThroughMonth`;

/** The head of a register's case, with what its unit brings into every decision. */
export interface RegisterCase extends DecidingUnit {
  readonly businessNo: string;
  readonly business: string;
  readonly stage: Stage;
  readonly draftVersion: number;
  readonly effectiveMonth: string | null;
  /** What was typed once for the whole case. */
  readonly head: TypedValues;
  /** When its rows were frozen, before any papers were brought; null while it never was submitted. */
  readonly frozenAt: Date | null;
  /** The terms the rows were last decided by; null before the first row. */
  readonly terms: KeptTerms | null;
}

const SELECT_CASE = `
  SELECT s.business_no AS businessNo, s.business, s.stage, s.draft_version AS draftVersion,
         s.effective_month AS effectiveMonth, s.terms, s.form, ${DECIDING_UNIT},
         (SELECT MAX(e.at) FROM submission_event e WHERE e.business_no = s.business_no AND e.kind = 'submit') AS frozenAt
    FROM submission s JOIN unit u ON u.id = s.unit_id WHERE s.business_no = ?`;

export async function registerCase(
  manager: EntityManager,
  businessNo: string,
): Promise<RegisterCase> {
  const rows: (Omit<RegisterCase, 'terms' | 'head'> & { terms: string | null; form: string })[] =
    await manager.query(SELECT_CASE, [businessNo]);
  if (rows[0] === undefined) throw new RuleViolation('SUBMISSION_NOT_FOUND');
  const { form, terms, ...row } = rows[0];
  return {
    ...row,
    head: (JSON.parse(form) as { head?: TypedValues }).head ?? {},
    terms: terms === null ? null : (JSON.parse(terms) as KeptTerms | null),
  };
}

/** Of another unit than the case's own; null for none. */
export async function decidingUnit(
  manager: EntityManager,
  unitId: number,
): Promise<DecidingUnit | null> {
  const [row]: DecidingUnit[] = await manager.query(
    `SELECT ${DECIDING_UNIT} FROM unit u WHERE u.id = ?`,
    [unitId],
  );
  return row ?? null;
}

/** Holds the case for an edit of its register: nobody else edits or submits it until the transaction ends. */
export async function lockDraft(manager: EntityManager, edit: DraftEdit): Promise<RegisterCase> {
  await holdDraftAt(manager, edit);
  return registerCase(manager, edit.businessNo);
}

/** What a head keeps of the terms its rows were decided by. */
type KeptTerms = Terms & {
  /** Of the months after, or of those that are paid, where every row decides its own. */
  readonly following?: readonly Terms[];
};

/** What rows are decided by, and what the head keeps of it. */
export interface CaseContext extends RowContext {
  readonly kept: KeptTerms;
}

/**
 * What the rows of a case are decided by: the terms of its month, as they were known at `now`. Where every row decides its
 * own month, those of the unit's next month to assess; otherwise a draft without a month is told to choose one.
 */
export async function contextOfCase(
  manager: EntityManager,
  rule: Pick<RegisterRule, 'month' | 'past' | 'headColumns'>,
  found: RegisterCase,
  now: Date,
): Promise<CaseContext> {
  const month = rule.month === 'row' ? nextToAssess(found) : found.effectiveMonth;
  if (month === null) throw new RuleViolation('MONTH_MALFORMED');
  const scope = { ...found, id: found.unitId };
  const { termsIn, lastKnownMonth } = await termsByMonth(manager, scope, now);
  const known = termsIn(month);
  if (known === null) throw new RuleViolation('TERMS_UNKNOWN', { month: formatMonth(month) });
  const named = await namedUnits(manager, rule.headColumns, found.head, found.unitId);
  const terms = named === null ? known : { ...known, named };
  const others = otherMonths(rule, found, { next: month, last: lastKnownMonth });
  const following = others?.flatMap((one) => termsIn(one) ?? []);
  const kept = following === undefined ? terms : { ...terms, following };
  const unit = await marksOf(manager, scope, now);
  return { terms, termsIn, unit, head: found.head, kept };
}

/** The other months whose terms decide rows: those to come, or those the unit has paid; none where the month is the case's. */
function otherMonths(
  rule: Pick<RegisterRule, 'month' | 'past'>,
  { firstMonth, paidThroughMonth }: DecidingUnit,
  { next, last }: { readonly next: FundMonth; readonly last: FundMonth },
): FundMonth[] | undefined {
  if (rule.month === 'head') return undefined;
  return rule.past === true
    ? monthsThrough(firstMonth, paidThroughMonth ?? '')
    : monthsThrough(nextMonth(next), last);
}

/** Whether the month is open for the case as a whole. */
export function monthRefusal(rule: RegisterRule, { terms, unit }: RowContext): Refusal | null {
  return rule.decideMonth(terms.month, unit, terms);
}

export async function keepTerms(
  manager: EntityManager,
  businessNo: string,
  terms: KeptTerms,
): Promise<void> {
  await manager.query('UPDATE submission SET terms = ? WHERE business_no = ?', [
    JSON.stringify(terms),
    businessNo,
  ]);
}
