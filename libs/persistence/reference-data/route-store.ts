import type { EntityManager } from 'typeorm';
import { RouteEntity } from '#libs/persistence/entities/reference.entity';
import { RuleViolation } from '#libs/fund/rule-violation';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import type { CaseWeight, RouteDefinition } from '#libs/case/route';

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

/** The papers a route demands of a case: of every one, and those that codes in its chosen rows call for. */
export async function papersOfRoute(
  manager: EntityManager,
  { businessNo }: Pick<SubmissionEntity, 'businessNo'>,
  { papers = [], papersFor = {} }: RouteDefinition,
): Promise<string[]> {
  const demanded = [...papers];
  for (const [column, papersOfCode] of Object.entries(papersFor))
    for (const code of await codesTyped(manager, businessNo, column))
      demanded.push(...(papersOfCode[code] ?? []));
  return [...new Set(demanded)];
}

/** The different codes that the chosen rows have in a column. */
async function codesTyped(
  manager: EntityManager,
  businessNo: string,
  column: string,
): Promise<string[]> {
  const rows: { code: string | null }[] = await manager.query(
    'SELECT DISTINCT JSON_VALUE(typed, ?) AS code FROM register_row WHERE business_no = ? AND chosen = 1 ORDER BY code',
    [`$.${column}`, businessNo],
  );
  return rows.flatMap(({ code }) => code ?? []);
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
    ...weight,
    people: weight.people + Number(parts?.people ?? 0),
    beforeFen: weight.beforeFen + Number(parts?.beforeFen ?? 0),
    afterFen: weight.afterFen + Number(parts?.afterFen ?? 0),
  };
  return [weight, together];
}

/** A case with a month is one of a register. */
type RegisterHeadOfCase = Pick<SubmissionEntity, 'unitId' | 'business' | 'effectiveMonth'>;
