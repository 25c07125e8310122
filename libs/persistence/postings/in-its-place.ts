import type { EntityManager } from 'typeorm';
import { NORMAL, SEALED } from '#libs/fund/account-status';
import { nextToAssess } from '#libs/fund/due-month';
import { formatMonth, nextMonth, type FundMonth } from '#libs/fund/month';
import { RuleViolation } from '#libs/fund/rule-violation';
import { moveProjection, takeSubjects } from '#libs/persistence/postings/projection';
import type { Posting } from '#libs/persistence/postings/posting';
import { postStep } from '#libs/persistence/postings/steps';
import { recordStatusChanges } from '#libs/persistence/records/status-history';
import {
  accountsByNumber,
  type RegisterAccount,
} from '#libs/persistence/registers/register-account';
import {
  contextOfCase,
  decidingUnit,
  registerCase,
  type CaseContext,
} from '#libs/persistence/registers/register-case';
import {
  decideSubject,
  insertDecided,
  type DecidedRow,
} from '#libs/persistence/registers/register-row';
import type { RegisterRule } from '#libs/persistence/registers/register-rule';
import { accountSubject } from '#libs/persistence/registers/register-subject';
import type { AskedAccount } from '#libs/persistence/requests/person-asked';
import type { TypedValues } from '#libs/case/register';

/** What the centre does in the place of the unit that holds an account. */
export interface InItsPlace {
  readonly businessNo: string;
  readonly account: AskedAccount;
  /** Moves the account to whom the head names. */
  readonly move: RegisterRule;
  readonly head: TypedValues;
  /** Done first while the account pays, with what is typed of it. */
  readonly first: { readonly rule: RegisterRule; readonly typed: TypedValues };
}

/** Rows as they would be posted now. */
interface Decided {
  readonly context: CaseContext;
  /** Null for an account that rests already. */
  readonly first: DecidedRow | null;
  readonly firstMonth: FundMonth;
  readonly move: DecidedRow;
}

/** @throws RuleViolation with what stands in the way, in the words of the registers themselves */
export async function requireDoable(
  manager: EntityManager,
  asked: InItsPlace,
  now: Date,
): Promise<void> {
  await decide(manager, asked, now);
}

/**
 * Seals the account in its unit's next month where it still pays, and moves it, by the same rules and steps as the unit's own
 * registers would, inside the caller's transaction. The rows stay with the case that asked.
 * @returns how many changes were written
 */
export async function postInItsPlace(
  manager: EntityManager,
  asked: InItsPlace,
  now: Date,
): Promise<number> {
  const { businessNo, move, first } = asked;
  await lockUnits(manager, asked);
  const before = await decide(manager, asked, now);
  if (before.first !== null) {
    await postRow(manager, first.rule, { row: before.first, posting: ofFirst(asked, before, now) });
    await manager.query('DELETE FROM register_row WHERE business_no = ?', [businessNo]);
  }
  // What was just posted has moved the account on.
  const after = before.first === null ? before : await decide(manager, asked, now);
  await postRow(manager, move, { row: after.move, posting: ofMove(asked, after, now) });
  await recordStatusChanges(manager, businessNo, now);
  return 1;
}

async function lockUnits(manager: EntityManager, { account, head }: InItsPlace): Promise<void> {
  const numbers = [account.unitAccountNo, ...Object.values(head)];
  await manager.query('SELECT id FROM unit WHERE account_no IN (?) ORDER BY id FOR UPDATE', [
    numbers,
  ]);
}

async function decide(
  manager: EntityManager,
  { businessNo, account, move, head, first }: InItsPlace,
  now: Date,
): Promise<Decided> {
  const asking = await registerCase(manager, businessNo);
  const holder = await decidingUnit(manager, account.unitId);
  if (holder === null) throw new RuleViolation('ACCOUNT_NOT_IN_UNIT');
  const found = { ...asking, ...holder, head };
  const context = await contextOfCase(manager, move, found, now);
  const there = await accountsByNumber(manager, account.unitId, [account.accountNo], context);
  const held = there.get(account.accountNo);
  if (held === undefined) throw new RuleViolation('ACCOUNT_NOT_IN_UNIT');
  const pays = held.status === NORMAL;
  if (pays) requireNothingOpen(context);
  const sealed: RegisterAccount = pays ? { ...held, status: SEALED } : held;
  return {
    context,
    first: pays ? rowOf(first.rule, held, first.typed, context) : null,
    firstMonth: nextToAssess(found),
    move: rowOf(move, sealed, {}, context),
  };
}

/** Who pays now paid in the unit's open months too: they are paid first, or their assessments deleted. */
function requireNothingOpen({ unit: { lastAssessedMonth, paidThroughMonth } }: CaseContext): void {
  if (lastAssessedMonth === null || lastAssessedMonth <= (paidThroughMonth ?? '')) return;
  const month = paidThroughMonth === null ? lastAssessedMonth : nextMonth(paidThroughMonth);
  throw new RuleViolation('TRANSFER_WITH_UNPAID_MONTH', { month: formatMonth(month) });
}

function rowOf(
  rule: RegisterRule,
  account: RegisterAccount,
  typed: TypedValues,
  context: CaseContext,
): DecidedRow {
  const row = decideSubject(rule, accountSubject(account), typed, context);
  if (row.finding !== null) throw new RuleViolation(row.finding.code, row.finding.details);
  return row;
}

function ofFirst({ businessNo, account }: InItsPlace, { firstMonth }: Decided, now: Date): Posting {
  return {
    businessNo,
    unitId: account.unitId,
    otherUnitId: null,
    otherIsBehind: false,
    month: firstMonth,
    rowMonth: `'${firstMonth}'`,
    due: true,
    now,
  };
}

function ofMove(
  { businessNo, account }: InItsPlace,
  { context, firstMonth, move }: Decided,
  now: Date,
): Posting {
  const [other] = Object.values(context.terms.named ?? {});
  const month = move.month ?? firstMonth;
  return {
    businessNo,
    unitId: account.unitId,
    otherUnitId: other?.id ?? null,
    otherIsBehind: other != null && other.nextMonth < month,
    month,
    rowMonth: 'r.month',
    due: month <= firstMonth,
    now,
  };
}

async function postRow(
  manager: EntityManager,
  rule: RegisterRule,
  { row, posting }: { readonly row: DecidedRow; readonly posting: Posting },
): Promise<void> {
  const { businessNo } = posting;
  await insertDecided(manager, businessNo, [{ rowNo: 1, row }]);
  // Somebody moved the account between two statements: the whole transaction is tried again.
  if ((await takeSubjects(manager, rule, posting)) !== 1)
    throw new Error(`posting of ${businessNo} did not reach its account`);
  for (const step of rule.posting) await postStep(manager, posting, step);
  await moveProjection(manager, rule, posting);
}
