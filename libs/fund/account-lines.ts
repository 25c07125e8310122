import { monthlyContribution, type Contribution, type Ratios } from '#libs/fund/contribution';
import type { Fen } from '#libs/fund/money';
import type { FundMonth } from '#libs/fund/month';
import type { RoundingRule } from '#libs/fund/rounding';

/** What holds from a month on, until the next row of the same line (domain 14). */
export interface LineRow<Value> {
  readonly fromMonth: FundMonth;
  readonly value: Value;
}

/** A line of months, oldest row first, one row a month at most. */
export type Line<Value> = readonly LineRow<Value>[];

/** JGJ/T 320 A.6 with the unit the account belongs to. */
export interface Standing {
  readonly unitId: number;
  readonly status: string;
}

/** The three lines of an account. Amounts are no line: they are computed for a month. */
export interface AccountLines {
  readonly base: Line<Fen>;
  /** Ratios he carries himself; null from a month on = the unit's again. Empty for nearly everybody. */
  readonly ownRatios: Line<Ratios | null>;
  readonly standing: Line<Standing>;
}

/** What a unit brings into the amounts of a month. */
export interface UnitInMonth {
  readonly ratios: Ratios;
  readonly rounding: RoundingRule;
}

/** An account in one month. */
export interface AccountInMonth extends Standing {
  readonly baseFen: Fen;
  readonly ratios: Ratios;
  readonly contribution: Contribution;
}

/** The newest row at or before the month; null before the first one. */
export function rowIn<Value>(line: Line<Value>, month: FundMonth): LineRow<Value> | null {
  return line.findLast((row) => row.fromMonth <= month) ?? null;
}

/** The line with a row more; a row of the same month is replaced, for the later posting counts. */
export function withRow<Value>(line: Line<Value>, row: LineRow<Value>): Line<Value> {
  const others = line.filter(({ fromMonth }) => fromMonth !== row.fromMonth);
  return [...others, row].sort((a, b) => (a.fromMonth < b.fromMonth ? -1 : 1));
}

/** The state of a month; null before the account's first month, when it is neither paying nor sealed. */
export function accountIn(
  lines: AccountLines,
  unitIn: (unitId: number, month: FundMonth) => UnitInMonth,
  month: FundMonth,
): AccountInMonth | null {
  const standing = rowIn(lines.standing, month)?.value;
  const base = rowIn(lines.base, month);
  if (standing === undefined || base === null) return null;
  const unit = unitIn(standing.unitId, month);
  const ratios = rowIn(lines.ownRatios, month)?.value ?? unit.ratios;
  const contribution = monthlyContribution(base.value, ratios, unit.rounding);
  return { ...standing, baseFen: base.value, ratios, contribution };
}
