import type { EntityManager } from 'typeorm';
import type { FundMonth } from '#libs/fund/month';
import { accountsArrived, arrivalsOf } from '#libs/persistence/accounts/arrivals';
import type { DraftEdit } from '#libs/persistence/cases/held-case';
import { enterAccounts, type AccountsEntered } from '#libs/persistence/registers/entered-accounts';
import { lockDraft } from '#libs/persistence/registers/register-case';
import type { RegisterRule } from '#libs/persistence/registers/register-rule';
import type { TypedValues } from '#libs/case/register';

export interface Offer {
  /** The posted case that brought the accounts. */
  readonly from: string;
  /** What is typed of each row. */
  readonly typed: TypedValues;
}

/**
 * Enters everybody a posted case has brought into the unit, as if each had been typed; nobody is entered twice. An empty
 * register takes the month from which all of them are there.
 * Null for a case that brought nobody here, or none that is still here.
 */
export async function takeOffer(
  manager: EntityManager,
  rule: RegisterRule,
  edit: DraftEdit,
  { from, typed }: Offer,
): Promise<AccountsEntered | null> {
  const { unitId } = await lockDraft(manager, edit);
  const arrivals = await arrivalsOf(manager, from);
  if (arrivals?.unitId !== unitId) return null;
  const arrived = await accountsArrived(manager, unitId, from);
  if (arrived.length === 0) return null;
  await chooseMonth(manager, edit.businessNo, arrivals.lastMonth);
  return enterAccounts(manager, rule, edit, { numbers: arrived, typed });
}

async function chooseMonth(
  manager: EntityManager,
  businessNo: string,
  month: FundMonth,
): Promise<void> {
  await manager.query(
    `UPDATE submission SET effective_month = ?, form = JSON_SET(form, '$.effectiveMonth', ?)
      WHERE business_no = ? AND register_rows = 0 AND COALESCE(effective_month, '') < ?`,
    [month, month, businessNo, month],
  );
}
