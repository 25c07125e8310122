import type { EntityManager } from 'typeorm';
import { RouteEntity } from '#libs/persistence/entities/reference.entity';
import { cityDayOf } from '#libs/fund/city-time';
import { dueAfterWorkingDays } from '#libs/fund/working-days';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import type { CaseWeight, RouteDefinition } from '#libs/submission/route';

const NO_APPROVAL: RouteDefinition = { levels: [] };

/** The route in force for a business on a day; a business without one passes by itself. */
export async function routeOf(
  manager: EntityManager,
  business: string,
  day: string,
): Promise<RouteDefinition> {
  const row = await manager
    .createQueryBuilder(RouteEntity, 'route')
    .where('route.business = :business AND route.validFrom <= :day', { business, day })
    .orderBy('route.validFrom', 'DESC')
    .addOrderBy('route.id', 'DESC')
    .getOne();
  return row === null ? NO_APPROVAL : (row.definition as RouteDefinition);
}

/**
 * What a case weighs for its route: with the parts of the same month's register that were posted before it, so that
 * nobody splits a register past a threshold (domain 13 lets parts be submitted one after the other).
 */
export async function weightWithParts(
  manager: EntityManager,
  {
    unitId,
    business,
    effectiveMonth,
  }: Pick<SubmissionEntity, 'unitId' | 'business' | 'effectiveMonth'>,
  weight: CaseWeight,
): Promise<CaseWeight> {
  if (effectiveMonth === null) return weight;
  const [parts]: Record<keyof CaseWeight, string>[] = await manager.query(
    `SELECT COALESCE(SUM(people), 0) AS people, COALESCE(SUM(before_fen), 0) AS beforeFen,
            COALESCE(SUM(after_fen), 0) AS afterFen
       FROM submission WHERE unit_id = ? AND business = ? AND stage = 'completed' AND effective_month = ?`,
    [unitId, business, effectiveMonth],
  );
  return {
    people: weight.people + Number(parts?.people ?? 0),
    beforeFen: weight.beforeFen + Number(parts?.beforeFen ?? 0),
    afterFen: weight.afterFen + Number(parts?.afterFen ?? 0),
  };
}

/** When a task opened now is due, by the centre's calendar. */
export async function dueAt(
  manager: EntityManager,
  from: Date,
  workingDays: number,
): Promise<Date> {
  // Exceptions of the next two months cover any due time a route gives, with the longest holiday inside.
  const days = await manager.query<{ day: string; working: number }[]>(
    'SELECT day, working FROM calendar_day WHERE day BETWEEN ? AND ? + INTERVAL ? DAY',
    [cityDayOf(from), cityDayOf(from), workingDays * 2 + 30],
  );
  return dueAfterWorkingDays(
    from,
    workingDays,
    new Map(days.map((one) => [one.day, Boolean(Number(one.working))])),
  );
}
