import type { EntityManager } from 'typeorm';
import { nextToAssess } from '#libs/fund/due-month';
import { formatMonth, monthOf, monthsThrough, type FundMonth } from '#libs/fund/month';
import { openAssessments } from '#libs/persistence/assessments/assessment-queries';
import type { UnitEntity } from '#libs/persistence/entities/unit.entity';
import type { RegisterRule } from '#libs/persistence/registers/register-rule';
import { termsByMonth, type TermsScope } from '#libs/persistence/terms/terms-store';
import type { Refusal } from '#libs/case/refusal';
import type { UnitMarks } from '#libs/case/register';

type Marked = Pick<
  UnitEntity,
  | 'firstMonth'
  | 'lastAssessedMonth'
  | 'paidThroughMonth'
  | 'deferredFromMonth'
  | 'deferredThroughMonth'
>;

/** A unit's marks on a day, with the assessments that wait for their money: refusals name them by their numbers. */
export async function marksOf(
  manager: EntityManager,
  unit: Marked & { readonly id: number },
  now: Date,
): Promise<UnitMarks> {
  const { firstMonth, lastAssessedMonth, paidThroughMonth } = unit;
  const { deferredFromMonth, deferredThroughMonth } = unit;
  return {
    firstMonth,
    lastAssessedMonth,
    paidThroughMonth,
    deferredFromMonth,
    deferredThroughMonth,
    currentMonth: monthOf(now),
    unpaidAssessments: await unpaidAssessments(manager, unit),
  };
}

/** Most units have none, as their marks say. */
async function unpaidAssessments(
  manager: EntityManager,
  { id: unitId, lastAssessedMonth, paidThroughMonth }: Marked & { readonly id: number },
): Promise<UnitMarks['unpaidAssessments']> {
  if ((lastAssessedMonth ?? '') <= (paidThroughMonth ?? '')) return [];
  const open = await openAssessments(manager, { unitId });
  return open.map(({ month, businessNo }) => ({ month, businessNo }));
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
  const marks = await marksOf(manager, unit, now);
  const { termsIn, lastKnownMonth } = await termsByMonth(manager, unit, now);
  const decide = (month: FundMonth): Refusal | null => {
    const terms = termsIn(month);
    return terms === null
      ? { code: 'TERMS_UNKNOWN', details: { month: formatMonth(month) } }
      : rule.decideMonth(month, marks, terms);
  };
  const months = monthsThrough(marks.firstMonth, lastKnownMonth).filter(
    (month) => decide(month) === null,
  );
  const asked = chosen ?? (months.length === 0 ? nextToAssess(marks) : undefined);
  return { months, refusal: asked === undefined ? null : decide(asked) };
}
