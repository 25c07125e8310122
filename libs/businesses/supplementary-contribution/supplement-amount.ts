import { requireBaseIsAmount, requireBaseWithinBounds } from '#libs/businesses/base-bounds';
import { SUPPLEMENT_KINDS } from '#libs/businesses/supplement-kinds';
import {
  monthlyContribution,
  totalOf,
  type Contribution,
  type Ratios,
} from '#libs/fund/contribution';
import { formatYuan, type Fen } from '#libs/fund/money';
import { formatMonth } from '#libs/fund/month';
import {
  isNothing,
  shortfallOf,
  splitByRatios,
  type SideFen,
} from '#libs/fund/supplement/supplement';
import type { Terms } from '#libs/fund/terms';
import type { ColumnRefusal, PastMonth, TypedValues } from '#libs/case/register';

/** What an amount is decided by: the month as it was, and its terms. */
export interface MonthToMakeGood {
  readonly past: PastMonth;
  readonly terms: Terms;
  /** His own of that month, else the unit's. */
  readonly ratios: Ratios;
}

export interface Amount {
  readonly added: Contribution;
  /** What it was computed by; what stood in the month where a sum was typed. */
  readonly baseFen: Fen;
  /** Sides of which more was paid than is due: they add nothing. */
  readonly overpaid: readonly SideFen[];
}

const BASE = 'newBaseFen';
const TYPED = 'totalTypedFen';

/** What is added to the month, by the conditions of the kind: the server's amount by a base, a typed sum split by the ratios. */
export function amountOf(
  kind: string,
  typed: TypedValues,
  month: MonthToMakeGood,
): Amount | ColumnRefusal {
  const asked = SUPPLEMENT_KINDS[kind];
  if (asked === undefined) return { code: 'VALUE_NOT_IN_LIST', column: 'supplementKind' };
  const condition = requireCondition(asked.month, month);
  if (condition !== null) return condition;
  if (asked.amount === 'base') return byBase(typed, month);
  if (asked.amount === 'typed' && BASE in typed)
    return { code: 'SUPPLEMENT_BASE_UNUSED', column: BASE };
  return BASE in typed ? byBase(typed, month) : bySum(asked.amount, typed, month);
}

function requireCondition(
  asked: 'nothing' | 'short' | 'any',
  { past: { paid }, terms }: MonthToMakeGood,
): ColumnRefusal | null {
  const details = { month: formatMonth(terms.month), paid: formatYuan(totalOf(paid)) };
  if (asked === 'nothing' && !isNothing(paid))
    return { code: 'SUPPLEMENT_MONTH_PAID', details, column: 'supplementKind' };
  if (asked === 'short' && isNothing(paid))
    return { code: 'SUPPLEMENT_MONTH_UNPAID', details, column: 'supplementKind' };
  return null;
}

/** Due by the base, less what the month has: of a month without any payment that is all of it. */
function byBase(typed: TypedValues, month: MonthToMakeGood): Amount | ColumnRefusal {
  const { past, terms, ratios } = month;
  const isTyped = BASE in typed;
  const baseFen = isTyped ? Number(typed[BASE]) : past.baseFen;
  const wrong = requireBaseIsAmount(baseFen) ?? requireBaseWithinBounds(baseFen, terms);
  if (wrong !== null)
    return { ...wrong, code: isTyped ? wrong.code : `SUPPLEMENT_${wrong.code}`, column: BASE };
  const due = monthlyContribution(baseFen, ratios, terms.rounding);
  const { missing: added, overpaid } = shortfallOf(due, past.paid);
  if (!isNothing(added)) return { added, baseFen, overpaid };
  const details = {
    month: formatMonth(terms.month),
    due: formatYuan(totalOf(due)),
    paid: formatYuan(totalOf(past.paid)),
  };
  return { code: 'SUPPLEMENT_NOT_SHORT', details, column: BASE };
}

function bySum(
  asked: 'base-or-typed' | 'typed',
  typed: TypedValues,
  { past, ratios }: MonthToMakeGood,
): Amount | ColumnRefusal {
  const fen = Number(typed[TYPED] ?? 0);
  if (fen > 0) return { added: splitByRatios(fen, ratios), baseFen: past.baseFen, overpaid: [] };
  const code = asked === 'typed' ? 'SUPPLEMENT_AMOUNT_MISSING' : 'SUPPLEMENT_BASE_OR_AMOUNT';
  return { code, column: asked === 'typed' ? TYPED : BASE };
}
