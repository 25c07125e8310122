import type { EntityManager } from 'typeorm';
import { RouteEntity } from '#libs/persistence/entities/reference.entity';
import { cityDayOf } from '#libs/fund/city-time';
import { dueAfterWorkingDays } from '#libs/fund/working-days';
import type { RouteDefinition } from '#libs/submission/route';

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
