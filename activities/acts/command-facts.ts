import type { EntityManager } from 'typeorm';
import { shapeOf } from '#activities/acts/shapes';
import type { Submitting } from '#activities/acts/weighed';
import { businessByCode } from '#libs/businesses/registry';
import { conflictsOf } from '#libs/businesses/conflicts';
import { cityDayOf } from '#libs/fund/city-time';
import { RuleViolation } from '#libs/fund/rule-violation';
import { conflictRefusal, lockUnit } from '#libs/persistence/cases/conflict-store';
import {
  papersOfRoute,
  routeOf,
  weightsForRoute,
} from '#libs/persistence/reference-data/route-store';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import type { Plan } from '#libs/case/plan';
import { levelsFor } from '#libs/case/route';

/**
 * The plan a case is bound to from submit on. Checks everything again: form, register, conflicts.
 * @throws RuleViolation with what is wrong; nothing has been written then.
 */
export async function planOf(
  manager: EntityManager,
  row: SubmissionEntity,
  submitting: Submitting,
): Promise<Plan> {
  const business = businessByCode(row.business);
  if (business === undefined) throw new RuleViolation('BUSINESS_NOT_OPEN');
  await lockUnit(manager, row.unitId);
  const weighed = await shapeOf(business).weigh(manager, row, business, submitting);
  const conflict = await conflictRefusal(manager, row, conflictsOf(row.business));
  if (conflict !== null) throw new RuleViolation(conflict.code, conflict.details);
  const route = await routeOf(manager, row.business, cityDayOf(submitting.now));
  const papers = [...new Set([...weighed.papers, ...(await papersOfRoute(manager, row, route))])];
  Object.assign(row, {
    people: weighed.people,
    beforeFen: weighed.beforeFen,
    afterFen: weighed.afterFen,
    formVersion: business.formVersion,
    rulesVersion: business.rulesVersion,
  });
  return { levels: levelsFor(route, await weightsForRoute(manager, row, weighed)), papers };
}
