import type { EntityManager } from 'typeorm';
import { assessableMonths, assessedUnpaid } from '#libs/fund/assessment/months';
import { nextToAssess } from '#libs/fund/due-month';
import { formatMonth, monthOf, type FundMonth } from '#libs/fund/month';
import type { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { termsByMonth } from '#libs/persistence/terms/terms-store';
import type { Refusal } from '#libs/case/refusal';
import { listDetails } from '#libs/texts/text-list';

/** JGJ/T 320 A.4 of a unit that remits: 正常, and 开户, whose first month makes it one. */
const REMITTING: readonly string[] = ['01', '02'];

export function isRemitting({ status }: Pick<UnitEntity, 'status'>): boolean {
  return REMITTING.includes(status);
}

export interface MonthsToAssess {
  /** Oldest first; the first is the next. */
  readonly months: readonly FundMonth[];
  /** Why there is none, where something stands against it. */
  readonly refusal: Refusal | null;
}

/** The months a unit can assess now: as far ahead as months may be worked on, never past the known caps and floors. */
export async function monthsToAssess(
  manager: EntityManager,
  unit: UnitEntity,
  now: Date,
): Promise<MonthsToAssess> {
  if (!isRemitting(unit)) return { months: [], refusal: { code: 'ASSESS_UNIT_STATUS' } };
  const elsewhere = await assessedElsewhere(manager, unit);
  if (elsewhere.length > 0)
    return {
      months: [],
      refusal: {
        code: 'ASSESSED_ELSEWHERE',
        details: listDetails('months', elsewhere.map(formatMonth)),
      },
    };
  const next = nextToAssess(unit);
  const terms = (await termsByMonth(manager, unit, now)).termsIn(next);
  if (terms === null)
    return {
      months: [],
      refusal: { code: 'TERMS_UNKNOWN', details: { month: formatMonth(next) } },
    };
  const currentMonth = monthOf(now);
  const { monthsAhead, knownThroughMonth } = terms;
  return {
    months: assessableMonths(unit, { currentMonth, monthsAhead, knownThroughMonth }),
    refusal: null,
  };
}

/** Months that the unit's marks call assessed and unpaid without an assessment here: paying a later one would pass them over. */
async function assessedElsewhere(manager: EntityManager, unit: UnitEntity): Promise<FundMonth[]> {
  const unpaid = assessedUnpaid(unit);
  if (unpaid.length === 0) return [];
  const here: { month: FundMonth }[] = await manager.query(
    'SELECT month FROM assessment WHERE unit_id = ? AND standing = 1 AND month IN (?)',
    [unit.id, unpaid],
  );
  const known = new Set(here.map(({ month }) => month));
  return unpaid.filter((month) => !known.has(month));
}
