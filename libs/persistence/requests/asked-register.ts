import type { EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import { linkCases } from '#libs/persistence/cases/case-links';
import { recordOrder } from '#libs/persistence/cases/command-store';
import { nextBusinessNo } from '#libs/persistence/cases/business-number';
import { insertCase, type NewCase } from '#libs/persistence/cases/case-store';
import type { AskedAccount } from '#libs/persistence/requests/person-asked';
import { accountsByNumber } from '#libs/persistence/registers/register-account';
import {
  contextOfCase,
  keepTerms,
  registerCase,
  type CaseContext,
  type RegisterCase,
} from '#libs/persistence/registers/register-case';
import { decideSubject, insertDecided } from '#libs/persistence/registers/register-row';
import type { RegisterRule } from '#libs/persistence/registers/register-rule';
import { accountSubject } from '#libs/persistence/registers/register-subject';
import { closeEdit } from '#libs/persistence/registers/register-totals';
import type { TypedValues } from '#libs/case/register';

/** What the unit that holds an account finds: a register of its own, begun by the case that asks. */
export interface Asked {
  readonly fromNo: string;
  readonly business: Pick<NewCase, 'business' | 'formVersion' | 'rulesVersion'>;
  readonly head: TypedValues;
  readonly account: AskedAccount;
  readonly summary: string;
  readonly summaryEn: string;
}

/**
 * A draft of the unit that holds the account, with the account in it as if it had been entered; what the rule finds wrong with
 * it stands beside the row. Its opening is a command like any other, written in the asking act's own transaction.
 * @returns its number
 */
export async function openAskedRegister(
  manager: EntityManager,
  rule: RegisterRule,
  { fromNo, business, head, account, summary, summaryEn }: Asked,
  now: Date,
): Promise<string> {
  const businessNo = await nextBusinessNo(manager);
  const { unitId, branchCode } = account;
  const opened = { initiatorKind: 'case', initiatorId: 0, form: { head }, effectiveMonth: null };
  const row = { businessNo, ...business, unitId, branchCode, ...opened, summary, summaryEn };
  await insertCase(manager, row, now);
  await enterAccount(manager, rule, { businessNo, account }, now);
  await linkCases(manager, { businessNo, fromNo, kind: 'asked-by' });
  await recordOrder(manager, {
    requestId: `asked/${fromNo}/${businessNo}`,
    businessNo,
    verb: 'open',
    body: { business: business.business },
  });
  return businessNo;
}

async function enterAccount(
  manager: EntityManager,
  rule: RegisterRule,
  { businessNo, account }: { readonly businessNo: string; readonly account: AskedAccount },
  now: Date,
): Promise<void> {
  const found = await registerCase(manager, businessNo);
  const context = await contextOf(manager, rule, found, now);
  if (context === null) return;
  const { accountNo } = account;
  const there = await accountsByNumber(manager, found.unitId, [accountNo], context);
  const subject = there.get(accountNo);
  // It leaves the unit in that very month already: nothing can be entered, and the request goes its way without.
  if (subject === undefined) return;
  const row = decideSubject(rule, accountSubject(subject), {}, context);
  await insertDecided(manager, businessNo, [{ rowNo: 1, row }]);
  await keepTerms(manager, businessNo, context.kept);
  await closeEdit(manager, businessNo, 'everything');
}

/** What is not known of that unit's months is no reason to refuse who asks: the draft says it when somebody works on it. */
async function contextOf(
  manager: EntityManager,
  rule: RegisterRule,
  found: RegisterCase,
  now: Date,
): Promise<CaseContext | null> {
  try {
    return await contextOfCase(manager, rule, found, now);
  } catch (error) {
    if (error instanceof RuleViolation) return null;
    throw error;
  }
}
