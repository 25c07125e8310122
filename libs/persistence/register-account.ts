import type { EntityManager } from 'typeorm';
import { accountIn, type AccountInMonth } from '#libs/fund/account-lines';
import { monthlyContribution, ratioColumnsOf, ratiosOf } from '#libs/fund/contribution';
import { fundYearEnd } from '#libs/fund/month';
import type { Terms } from '#libs/fund/terms';
import { linesOfAccounts } from '#libs/persistence/terms/term-queries';
import type { AccountFacts } from '#libs/submission/register';

/** An account with its holder as it stands in one month, as a register row is decided and compared by. */
export interface RegisterAccount extends AccountFacts {
  readonly id: number;
  readonly accountNo: string;
  readonly unitId: number;
  readonly version: number;
  readonly name: string;
  readonly idNumber: string;
}

/** What the database keeps of an account: its state in its unit's next month to assess, and from when something else holds. */
export interface KeptAccount extends Omit<
  RegisterAccount,
  'unitFen' | 'personalFen' | 'fiscalFen'
> {
  readonly ownRatios: number;
  readonly laterMonth: string | null;
}

/** Columns of account `a` and member `m`, to be passed through `accountsIn`. */
export const ACCOUNT_COLUMNS = `
  a.id, a.account_no AS accountNo, a.unit_id AS unitId, a.version, m.name, m.id_number AS idNumber, a.status,
  a.base_fen AS baseFen, a.unit_ratio_bp AS unitRatioBp, a.personal_ratio_bp AS personalRatioBp,
  a.fiscal_ratio_bp AS fiscalRatioBp, a.own_ratios AS ownRatios, a.later_month AS laterMonth,
  a.paid_through_month AS paidThroughMonth, a.last_base_month AS lastBaseMonth`;

const FROM_ACCOUNT = 'FROM personal_account a JOIN member m ON m.id = a.member_id';

/** The accounts of these numbers that belong to the unit in the month, in one read; others are simply not among them. */
export async function accountsByNumber(
  manager: EntityManager,
  unitId: number,
  accountNos: readonly string[],
  terms: Terms,
): Promise<Map<string, RegisterAccount>> {
  if (accountNos.length === 0) return new Map();
  // By number alone: with the unit in the condition the server walks the whole unit for each thousand numbers.
  const rows: KeptAccount[] = await manager.query(
    `SELECT ${ACCOUNT_COLUMNS} ${FROM_ACCOUNT} WHERE a.account_no IN (?)`,
    [accountNos],
  );
  const accounts = await accountsIn(manager, rows, terms);
  return new Map(
    accounts.filter((row) => row.unitId === unitId).map((row) => [row.accountNo, row]),
  );
}

/**
 * Accounts as they stand in the month of the terms, which is not before their unit's next month to assess. Nearly all
 * stand as they are kept; what is posted for a month up to this one is read from their lines.
 */
export async function accountsIn<Row extends KeptAccount>(
  manager: EntityManager,
  rows: readonly Row[],
  terms: Terms,
): Promise<(Row & RegisterAccount)[]> {
  const { month } = terms;
  const moved = rows.filter(({ laterMonth }) => laterMonth !== null && laterMonth <= month);
  const lines = await linesOfAccounts(
    manager,
    moved.map(({ id }) => id),
  );
  const adjusted = await adjustedBefore(manager, rows, month);
  return rows.map((row) => {
    const found = lines.get(row.id);
    const state = found === undefined ? null : accountIn(found, () => terms, month);
    const { unitId, status, baseFen, ratios } = state ?? keptState(row, terms);
    return {
      ...row,
      lastBaseMonth: adjusted(row),
      unitId,
      status,
      baseFen,
      ...ratioColumnsOf(ratios),
      ...monthlyContribution(baseFen, ratios, terms.rounding),
    };
  });
}

/** With ratios of its own, or those of the unit in the month of the terms. BIGINT columns arrive as text. */
function keptState(row: KeptAccount, terms: Terms): Omit<AccountInMonth, 'contribution'> {
  const { unitId, status, baseFen } = row;
  return {
    unitId,
    status,
    baseFen: Number(baseFen),
    ratios: row.ownRatios === 1 ? ratiosOf(row) : terms.ratios,
  };
}

/**
 * Month of the last posted adjustment up to the end of the fund year of the month. The account keeps its very last one,
 * which may lie in a later fund year; then the history is asked.
 */
async function adjustedBefore(
  manager: EntityManager,
  rows: readonly KeptAccount[],
  month: string,
): Promise<(row: KeptAccount) => string | null> {
  const end = fundYearEnd(month);
  const later = rows.filter(({ lastBaseMonth }) => lastBaseMonth !== null && lastBaseMonth > end);
  if (later.length === 0) return ({ lastBaseMonth }) => lastBaseMonth;
  const found: { accountId: number; lastMonth: string }[] = await manager.query(
    `SELECT subject_id AS accountId, MAX(effective_month) AS lastMonth FROM posted_change
      WHERE subject_kind = 'account' AND subject_id IN (?) AND field = 'baseFen' AND effective_month <= ?
      GROUP BY subject_id`,
    [later.map(({ id }) => id), end],
  );
  const lastMonths = new Map(found.map(({ accountId, lastMonth }) => [accountId, lastMonth]));
  return ({ id, lastBaseMonth }) =>
    lastBaseMonth !== null && lastBaseMonth > end ? (lastMonths.get(id) ?? null) : lastBaseMonth;
}
