import { requireMonthAfterOwnPaid } from '#libs/businesses/account-standing';
import { requireBaseIsAmount, requireBaseWithinBounds } from '#libs/businesses/base-bounds';
import { amountsByBase } from '#libs/businesses/row-amounts';
import { NORMAL, SEALED } from '#libs/fund/account-status';
import { ratiosOf } from '#libs/fund/contribution';
import { formatYuan, type Fen } from '#libs/fund/money';
import { addMonths, formatMonth, fundYearStart } from '#libs/fund/month';
import type { Terms } from '#libs/fund/terms';
import type { Refusal } from '#libs/case/refusal';
import type {
  AccountFacts,
  ColumnRefusal,
  RowContext,
  RowDecision,
  TypedValues,
} from '#libs/case/register';

/** Key of the column that is typed. */
const BASE = 'baseAfterFen';

/** One row: preview, check at submit and posting all call this and nothing else. */
export function decideRow(
  account: AccountFacts,
  typed: TypedValues,
  { terms }: RowContext,
): RowDecision | ColumnRefusal {
  const baseAfterFen = Number(typed[BASE]);
  const refusal =
    refusalOfMember(account, terms) ?? ofBase(refusalOfBase(account, baseAfterFen, terms));
  if (refusal !== null) return refusal;
  const amounts = amountsByBase(baseAfterFen, ratiosOf(account), terms);
  return { ...amounts, ...noteOfLaterBase(account) };
}

/** What stands against an adjustment of this member in this month, whatever is entered for him. */
export function refusalOfMember(
  account: Pick<AccountFacts, 'status' | 'paidThroughMonth' | 'lastBaseMonth'>,
  terms: Pick<Terms, 'month' | 'repeatedAdjustmentAllowed'>,
): Refusal | null {
  return (
    requireAccountNormal(account) ??
    requireMonthAfterOwnPaid(account, terms.month) ??
    requireFirstAdjustmentOfFundYear(account, terms)
  );
}

/** What is wrong with the base itself, as far as it can be said without the person's months. */
export function refusalOfBase(
  account: Pick<AccountFacts, 'baseFen'> | null,
  baseFen: Fen,
  terms: Pick<Terms, 'capFen' | 'floorFen'>,
): Refusal | null {
  return (
    requireBaseIsAmount(baseFen) ??
    requireBaseWithinBounds(baseFen, terms) ??
    (account === null ? null : requireBaseChanges(account, baseFen))
  );
}

/** The base alone, of whomever it is. */
export function wrongCells(typed: TypedValues, { terms }: RowContext): ColumnRefusal[] {
  const baseFen = typed[BASE];
  if (baseFen === undefined) return [];
  return [ofBase(refusalOfBase(null, Number(baseFen), terms)) ?? []].flat();
}

function ofBase(refusal: Refusal | null): ColumnRefusal | null {
  return refusal === null ? null : { ...refusal, column: BASE };
}

/** Who is sealed gets his base with the unseal (domain 14). */
function requireAccountNormal(account: Pick<AccountFacts, 'status'>): Refusal | null {
  if (account.status === SEALED) return { code: 'BASE_WHEN_UNSEALING' };
  return account.status === NORMAL
    ? null
    : { code: 'ACCOUNT_NOT_NORMAL', details: { status: account.status } };
}

function requireBaseChanges(account: Pick<AccountFacts, 'baseFen'>, baseFen: Fen): Refusal | null {
  return account.baseFen === baseFen
    ? { code: 'BASE_UNCHANGED', details: { base: formatYuan(baseFen) } }
    : null;
}

/** A base for a month before a later one holds until that one, and whoever enters it is told (domain 14). */
function noteOfLaterBase({ laterBaseMonth }: Pick<AccountFacts, 'laterBaseMonth'>) {
  if (laterBaseMonth === null) return {};
  const through = formatMonth(addMonths(laterBaseMonth, -1));
  const details = { through, later: formatMonth(laterBaseMonth) };
  return { note: { code: 'BASE_UNTIL_LATER', details, column: BASE } };
}

/** Once per fund year by effective month; only posted base adjustments count (domain 8). */
function requireFirstAdjustmentOfFundYear(
  account: Pick<AccountFacts, 'lastBaseMonth'>,
  terms: Pick<Terms, 'month' | 'repeatedAdjustmentAllowed'>,
): Refusal | null {
  const last = account.lastBaseMonth;
  if (last === null || terms.repeatedAdjustmentAllowed) return null;
  if (fundYearStart(last) !== fundYearStart(terms.month)) return null;
  return { code: 'ADJUSTED_THIS_FUND_YEAR', details: { month: formatMonth(last) } };
}
