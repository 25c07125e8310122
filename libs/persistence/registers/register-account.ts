import { NORMAL } from '#libs/fund/account-status';
import type { EntityManager } from 'typeorm';
import {
  accountIn,
  rowIn,
  type AccountInMonth,
  type Line,
  type Standing,
} from '#libs/fund/account-lines';
import { monthlyContribution, ratioColumnsOf, ratiosOf } from '#libs/fund/contribution';
import { fundYearEnd, nextMonth, type FundMonth } from '#libs/fund/month';
import type { Terms } from '#libs/fund/terms';
import { linesOfAccounts } from '#libs/persistence/terms/term-queries';
import type { AccountFacts, UnitMarks } from '#libs/case/register';

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
  | 'kind'
  | 'unitFen'
  | 'personalFen'
  | 'fiscalFen'
  | 'laterBaseMonth'
  | 'laterStatusMonth'
  | 'unpaidMonth'
> {
  readonly ownRatios: number;
  readonly laterMonth: string | null;
}

/** Columns of account `a` and member `m`, to be passed through `accountsIn`. */
export const ACCOUNT_COLUMNS = `
  a.id, a.account_no AS accountNo, a.unit_id AS unitId, a.version, m.name, m.id_number AS idNumber, a.status,
  a.base_fen AS baseFen, a.unit_ratio_bp AS unitRatioBp, a.personal_ratio_bp AS personalRatioBp,
  a.fiscal_ratio_bp AS fiscalRatioBp, a.own_ratios AS ownRatios, a.later_month AS laterMonth,
  a.balance_fen AS balanceFen, a.paid_through_month AS paidThroughMonth, a.last_base_month AS lastBaseMonth`;

const FROM_ACCOUNT = 'FROM personal_account a JOIN member m ON m.id = a.member_id';

/** Months a unit has assessed and not paid: whoever rests now may have paid in one of them. */
type OpenMonths = Pick<UnitMarks, 'lastAssessedMonth' | 'paidThroughMonth'>;

/** The month accounts are asked about by its terms, and the marks of the unit; without them no month counts as unpaid. */
interface AskedMonth {
  readonly terms: Terms;
  readonly unit?: OpenMonths;
}

/** The accounts of these numbers that belong to the unit in the month, in one read; others are simply not among them. */
export async function accountsByNumber(
  manager: EntityManager,
  unitId: number,
  accountNos: readonly string[],
  asked: AskedMonth,
): Promise<Map<string, RegisterAccount>> {
  if (accountNos.length === 0) return new Map();
  // By number alone: with the unit in the condition the server walks the whole unit for each thousand numbers.
  const rows: KeptAccount[] = await manager.query(
    `SELECT ${ACCOUNT_COLUMNS} ${FROM_ACCOUNT} WHERE a.account_no IN (?)`,
    [accountNos],
  );
  const accounts = await accountsIn(manager, rows, asked);
  return new Map(
    accounts.filter((row) => row.unitId === unitId).map((row) => [row.accountNo, row]),
  );
}

/**
 * Accounts as they stand in the month of the terms, which is not before their unit's next month to assess. Nearly all
 * stand as they are kept; of the few that something else is posted for, the lines are read.
 */
export async function accountsIn<Row extends KeptAccount>(
  manager: EntityManager,
  rows: readonly Row[],
  { terms, unit: open = NOTHING_OPEN }: AskedMonth,
): Promise<(Row & RegisterAccount)[]> {
  const { month } = terms;
  const isOpen = (open.lastAssessedMonth ?? '') > (open.paidThroughMonth ?? '');
  const moved = rows.filter(
    ({ laterMonth, status }) => laterMonth !== null || (isOpen && status !== NORMAL),
  );
  const lines = await linesOfAccounts(
    manager,
    moved.map(({ id }) => id),
  );
  const adjusted = await adjustedBefore(manager, rows, month);
  return rows.map((row) => {
    const found = lines.get(row.id);
    const isMoved = row.laterMonth !== null && row.laterMonth <= month;
    const state = isMoved && found !== undefined ? accountIn(found, () => terms, month) : null;
    const { unitId, status, baseFen, ratios } = state ?? keptState(row, terms);
    return {
      ...row,
      kind: 'account',
      balanceFen: Number(row.balanceFen),
      lastBaseMonth: adjusted(row),
      laterBaseMonth: monthAfter(found?.base, month),
      laterStatusMonth: monthAfter(found?.standing, month),
      unpaidMonth: isOpen ? unpaidMonth(found?.standing, row.unitId, open) : null,
      unitId,
      status,
      baseFen,
      ...ratioColumnsOf(ratios),
      ...monthlyContribution(baseFen, ratios, terms.rounding),
    };
  });
}

const NOTHING_OPEN: OpenMonths = { lastAssessedMonth: null, paidThroughMonth: null };

/** First of the open months in which the account pays in the unit. */
function unpaidMonth(
  standing: Line<Standing> = [],
  unitId: number,
  { lastAssessedMonth, paidThroughMonth }: OpenMonths,
): FundMonth | null {
  const first = paidThroughMonth === null ? standing[0]?.fromMonth : nextMonth(paidThroughMonth);
  if (first === undefined || lastAssessedMonth === null) return null;
  for (let month = first; month <= lastAssessedMonth; month = nextMonth(month))
    if (paysIn(rowIn(standing, month)?.value, unitId)) return month;
  return null;
}

function paysIn(standing: Standing | undefined, unitId: number): boolean {
  return standing?.unitId === unitId && standing.status === NORMAL;
}

/** The month of the first row after the month. */
function monthAfter(line: Line<unknown> = [], month: FundMonth): FundMonth | null {
  return line.find(({ fromMonth }) => fromMonth > month)?.fromMonth ?? null;
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
