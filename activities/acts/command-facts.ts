import type { EntityManager } from 'typeorm';
import { weighFields } from '#activities/acts/weigh-fields';
import { weighRegister } from '#activities/acts/weigh-register';
import type { Submitting } from '#activities/acts/weighed';
import { businessByCode, paperTitle } from '#libs/businesses/registry';
import { conflictsOf } from '#libs/businesses/conflicts';
import { cityDayOf } from '#libs/fund/city-time';
import { RuleViolation } from '#libs/fund/rule-violation';
import { blockingCase, lockUnit } from '#libs/persistence/conflict-store';
import { routeOf, weightsForRoute } from '#libs/persistence/route-store';
import { papersOf } from '#libs/persistence/scan-store';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import type { Plan } from '#libs/submission/plan';
import { levelsFor } from '#libs/submission/route';

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
  const weighed =
    business.shape === 'fields'
      ? await weighFields(manager, row, business, submitting.now)
      : await weighRegister(manager, row, business, submitting);
  const blocking = await blockingCase(manager, row, conflictsOf(row.business));
  if (blocking !== null)
    throw new RuleViolation('CONFLICTING_CASE', { businessNo: blocking.businessNo });
  const route = await routeOf(manager, row.business, cityDayOf(submitting.now));
  const papers = [...new Set([...weighed.papers, ...(route.papers ?? [])])];
  Object.assign(row, {
    people: weighed.people,
    beforeFen: weighed.beforeFen,
    afterFen: weighed.afterFen,
    formVersion: business.formVersion,
    rulesVersion: business.rulesVersion,
  });
  return { levels: levelsFor(route, await weightsForRoute(manager, row, weighed)), papers };
}

/** Every paper the plan demands must have at least one page. */
export async function requirePapers(
  manager: EntityManager,
  businessNo: string,
  demanded: readonly string[],
): Promise<void> {
  const there = new Set(
    (await papersOf(manager, businessNo)).filter((one) => one.pages > 0).map((one) => one.paper),
  );
  const missing = demanded.filter((kind) => !there.has(kind));
  if (missing.length === 0) return;
  throw new RuleViolation('PAPERS_MISSING', {
    papers: missing.map((kind) => paperTitle(kind).zh).join('、'),
    papersEn: missing.map((kind) => paperTitle(kind).en).join(', '),
  });
}
