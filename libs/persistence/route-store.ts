import type { EntityManager } from 'typeorm';
import { RouteEntity } from '#libs/persistence/entities/reference.entity';
import { cityDayOf } from '#libs/fund/city-time';
import { RuleViolation } from '#libs/fund/rule-violation';
import { dueAfterWorkingDays } from '#libs/fund/working-days';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import type { CaseWeight, RouteDefinition } from '#libs/submission/route';

/**
 * The route in force for a business on a day. One without levels says that nobody approves; where no route is kept, nothing
 * is submitted.
 * @throws RuleViolation ROUTE_MISSING
 */
export async function routeOf(
  manager: EntityManager,
  business: string,
  day: string,
): Promise<RouteDefinition> {
  const route = await routeInForce(manager, business, day);
  if (route === null) throw new RuleViolation('ROUTE_MISSING');
  return route;
}

/** Null where the centre keeps no route for the business. */
export async function routeInForce(
  manager: EntityManager,
  business: string,
  day: string,
): Promise<RouteDefinition | null> {
  const row = await manager
    .createQueryBuilder(RouteEntity, 'route')
    .where('route.business = :business AND route.validFrom <= :day', { business, day })
    .orderBy('route.validFrom', 'DESC')
    .addOrderBy('route.id', 'DESC')
    .getOne();
  return row === null ? null : (row.definition as RouteDefinition);
}

/** Parts further apart than this are different affairs. */
const PARTS_WITHIN_DAYS = 30;

/**
 * What the route looks at: the case by itself, and together with what the unit has had posted by the same business just
 * before, for whatever month: nobody splits a register past a threshold, nor hides a rise behind a flat part.
 */
export async function weightsForRoute(
  manager: EntityManager,
  { unitId, business, effectiveMonth }: RegisterHeadOfCase,
  weight: CaseWeight,
): Promise<CaseWeight[]> {
  if (effectiveMonth === null) return [weight];
  const [parts]: Record<keyof CaseWeight, string>[] = await manager.query(
    `SELECT COALESCE(SUM(people), 0) AS people, COALESCE(SUM(before_fen), 0) AS beforeFen,
            COALESCE(SUM(after_fen), 0) AS afterFen
       FROM submission WHERE unit_id = ? AND business = ? AND stage = 'completed'
        AND finished_at > UTC_TIMESTAMP(3) - INTERVAL ? DAY`,
    [unitId, business, PARTS_WITHIN_DAYS],
  );
  const together = {
    people: weight.people + Number(parts?.people ?? 0),
    beforeFen: weight.beforeFen + Number(parts?.beforeFen ?? 0),
    afterFen: weight.afterFen + Number(parts?.afterFen ?? 0),
  };
  return [weight, together];
}

/** A case with a month is one of a register. */
type RegisterHeadOfCase = Pick<SubmissionEntity, 'unitId' | 'business' | 'effectiveMonth'>;

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
