import type { EntityManager } from 'typeorm';
import { nextToAssess } from '#libs/fund/due-month';
import { formatMonth, monthOf, nextMonth, type FundMonth } from '#libs/fund/month';
import type { UnitEntity } from '#libs/persistence/entities/unit.entity';
import type { RegisterRule } from '#libs/persistence/register-rule';
import { termsByMonth, type TermsScope } from '#libs/persistence/terms-store';
import type { Refusal } from '#libs/submission/refusal';
import type { UnitMarks } from '#libs/submission/register';

type Marked = Pick<
  UnitEntity,
  | 'firstMonth'
  | 'lastAssessedMonth'
  | 'paidThroughMonth'
  | 'deferredFromMonth'
  | 'deferredThroughMonth'
>;

/** A unit's marks on a day. */
export function marksOf(unit: Marked, now: Date): UnitMarks {
  const { firstMonth, lastAssessedMonth, paidThroughMonth } = unit;
  const { deferredFromMonth, deferredThroughMonth } = unit;
  return {
    firstMonth,
    lastAssessedMonth,
    paidThroughMonth,
    deferredFromMonth,
    deferredThroughMonth,
    currentMonth: monthOf(now),
  };
}

export interface MonthsOffered {
  /** Every month the rule takes today, oldest first: the first is proposed. */
  readonly months: readonly FundMonth[];
  /** What is wrong with the month asked about, or with the next to assess when none is open. */
  readonly refusal: Refusal | null;
}

/** The months a case may take effect in: those its rule takes, asked one by one, so that no page offers another. */
export async function monthsOffered(
  manager: EntityManager,
  rule: Pick<RegisterRule, 'decideMonth'>,
  unit: Marked & TermsScope,
  { now, chosen }: { readonly now: Date; readonly chosen?: FundMonth },
): Promise<MonthsOffered> {
  const marks = marksOf(unit, now);
  const { termsIn, lastKnownMonth } = await termsByMonth(manager, unit, now);
  const decide = (month: FundMonth): Refusal | null => {
    const terms = termsIn(month);
    return terms === null
      ? { code: 'TERMS_UNKNOWN', details: { month: formatMonth(month) } }
      : rule.decideMonth(month, marks, terms);
  };
  const months: FundMonth[] = [];
  for (let month = marks.firstMonth; month <= lastKnownMonth; month = nextMonth(month))
    if (decide(month) === null) months.push(month);
  const asked = chosen ?? (months.length === 0 ? nextToAssess(marks) : undefined);
  return { months, refusal: asked === undefined ? null : decide(asked) };
}
