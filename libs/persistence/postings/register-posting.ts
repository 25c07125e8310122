import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { nextToAssess } from '#libs/fund/due-month';
import { formatYuan } from '#libs/fund/money';
import { isFundMonth } from '#libs/fund/month';
import { RuleViolation } from '#libs/fund/rule-violation';
import { namedUnits } from '#libs/persistence/registers/named-units';
import { writeCaseFlow } from '#libs/persistence/postings/case-flow';
import { moveProjection, takeSubjects } from '#libs/persistence/postings/projection';
import type { Posting } from '#libs/persistence/postings/posting';
import { postStep } from '#libs/persistence/postings/steps';
import {
  contextOfCase,
  monthRefusal,
  registerCase,
  type RegisterCase,
} from '#libs/persistence/registers/register-case';
import { decideAgain } from '#libs/persistence/registers/register-recheck';
import { recordStatusChanges } from '#libs/persistence/records/status-history';
import type { RegisterRule } from '#libs/persistence/registers/register-rule';
import { derivedTotals } from '#libs/persistence/registers/register-totals';
import type { RowContext } from '#libs/case/register';
import { textOf } from '#libs/texts/texts';

/** How many changes were written, and whether they have made a sum due that the case now waits for. */
export interface Posted {
  readonly changes: number;
  readonly collects: boolean;
}

/**
 * Posts the chosen rows of a register inside the caller's transaction, which has written the posting key first: units are
 * locked, rows checked, then the business's steps are taken in their order, each as a set.
 * The terms are read again as they were known at submit; accounts that moved on are decided again by the same rule, and
 * what comes out must be what was approved.
 * @throws RuleViolation when a row or the month no longer holds: the whole transaction rolls back.
 */
export async function postRegister(
  manager: EntityManager,
  rule: RegisterRule,
  businessNo: string,
  now: Date,
): Promise<Posted> {
  await lockUnitsOf(manager, rule, businessNo);
  const found = await registerCase(manager, businessNo);
  const context = await contextOfCase(manager, rule, found, found.frozenAt ?? now);
  const refusal = monthRefusal(rule, context);
  if (refusal !== null) throw new RuleViolation(refusal.code, refusal.details);
  const posting = postingOf(rule, found, context, now);
  const people = await chosenRows(manager, businessNo);
  const sameTerms = isDeepStrictEqual(found.terms, context.kept);
  // As a rule nothing has moved since submit: applied at once, and taken back if that proves wrong.
  await manager.query('SAVEPOINT before_accounts');
  let taken = sameTerms ? await takeSubjects(manager, rule, posting) : 0;
  if (taken !== people) {
    await manager.query('ROLLBACK TO SAVEPOINT before_accounts');
    await requireRowsHold(manager, rule, { found, context, movedOnly: sameTerms });
    taken = await takeSubjects(manager, rule, posting);
  }
  // Somebody moved an account between two statements: the whole transaction is tried again.
  if (taken !== people)
    throw new Error(
      `posting of ${businessNo} reached ${String(taken)} of ${String(people)} accounts`,
    );
  for (const step of rule.posting) await postStep(manager, posting, step);
  await moveProjection(manager, rule, posting);
  await recordStatusChanges(manager, businessNo, now);
  await writeCaseFlow(manager, rule, posting, people);
  return { changes: people, collects: rule.posting.some(({ step }) => step === 'contribute') };
}

function postingOf(
  rule: RegisterRule,
  found: RegisterCase,
  { terms: { month, named = {} } }: RowContext,
  now: Date,
): Posting {
  if (!isFundMonth(month)) throw new RangeError('not a month');
  const [other] = Object.values(named);
  return {
    businessNo: found.businessNo,
    unitId: found.unitId,
    otherUnitId: other?.id ?? null,
    otherIsBehind: other != null && other.nextMonth < month,
    month,
    rowMonth: rule.month === 'row' ? 'r.month' : `'${month}'`,
    due: month <= nextToAssess(found),
    now,
  };
}

/** Before their marks are read: whoever assesses or pays meanwhile has ended when they are. In order of their ids. */
async function lockUnitsOf(
  manager: EntityManager,
  { headColumns }: RegisterRule,
  businessNo: string,
): Promise<void> {
  const { unitId, head } = await registerCase(manager, businessNo);
  const named = (await namedUnits(manager, headColumns, head, unitId)) ?? {};
  const ids = [unitId, ...Object.values(named).flatMap((unit) => unit?.id ?? [])];
  await manager.query('SELECT id FROM unit WHERE id IN (?) ORDER BY id FOR UPDATE', [ids]);
}

async function chosenRows(manager: EntityManager, businessNo: string): Promise<number> {
  const [sums]: { people: string; findings: string | null }[] = await manager.query(
    `SELECT COUNT(*) AS people, SUM(finding_code IS NOT NULL) AS findings
       FROM register_row WHERE business_no = ? AND chosen = 1`,
    [businessNo],
  );
  const findings = Number(sums?.findings ?? 0);
  if (findings > 0) throw new RuleViolation('FINDINGS_REMAIN', { count: findings });
  const people = Number(sums?.people ?? 0);
  if (people === 0) throw new RuleViolation('NOTHING_TO_SUBMIT');
  return people;
}

type Scope = Parameters<typeof decideAgain>[2];

/**
 * What was approved is what is posted: an account that moved on with the same amounts is fine, any other amount parks
 * the case with both sums, and the rows stay as the head, the approval and later the receipt tell them.
 */
async function requireRowsHold(
  manager: EntityManager,
  rule: RegisterRule,
  scope: Scope,
): Promise<void> {
  const { businessNo } = scope.found;
  const approved = await derivedTotals(manager, businessNo);
  const { refused, moved } = await decideAgain(manager, rule, { ...scope, chosenOnly: true });
  const first = refused[0];
  if (first !== undefined) {
    const { code = '', details: facts } = first.row.finding ?? {};
    const { zh, en } = textOf(code, facts);
    const details = { rowNo: first.rowNo, count: refused.length, reason: zh, reasonEn: en };
    throw new RuleViolation('POSTING_ROW_REFUSED', details);
  }
  const [rowNo] = moved;
  if (rowNo === undefined) return;
  const now = await derivedTotals(manager, businessNo);
  throw new RuleViolation('POSTING_AMOUNTS_MOVED', {
    rowNo,
    count: moved.length,
    approvedBefore: formatYuan(approved.beforeFen),
    approvedAfter: formatYuan(approved.afterFen),
    nowBefore: formatYuan(now.beforeFen),
    nowAfter: formatYuan(now.afterFen),
  });
}
