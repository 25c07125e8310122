import type { EntityManager } from 'typeorm';
import { weighFields } from '#activities/acts/weigh-fields';
import { weighRegister } from '#activities/acts/weigh-register';
import { BUSINESSES, businessByCode } from '#libs/businesses/registry';
import { conflictsOf } from '#libs/businesses/conflicts';
import { RuleViolation } from '#libs/fund/rule-violation';
import { blockingCase, lockUnit } from '#libs/persistence/conflict-store';
import { routeOf } from '#libs/persistence/route-store';
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
  now: Date,
): Promise<Plan> {
  const business = businessByCode(row.business);
  if (business === undefined) throw new RuleViolation('BUSINESS_NOT_OPEN');
  await lockUnit(manager, row.unitId);
  const weighed =
    business.shape === 'fields'
      ? await weighFields(manager, row, business)
      : await weighRegister(manager, row, business, now);
  const blocking = await blockingCase(manager, row, conflictsOf(row.business));
  if (blocking !== null) throw new RuleViolation('CONFLICTING_CASE', { businessNo: blocking });
  const route = await routeOf(manager, row.business, now.toISOString().slice(0, 10));
  const papers = [...new Set([...weighed.papers, ...(route.papers ?? [])])];
  Object.assign(row, {
    people: weighed.people,
    beforeFen: weighed.beforeFen,
    afterFen: weighed.afterFen,
    formVersion: business.formVersion,
    rulesVersion: business.rulesVersion,
  });
  return { levels: levelsFor(route, weighed), papers };
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
  throw new RuleViolation('PAPERS_MISSING', { papers: missing.map(paperTitle).join('、') });
}

function paperTitle(kind: string): string {
  const papers = BUSINESSES.flatMap((business) => business.papers);
  return papers.find((paper) => paper.kind === kind)?.title.zh ?? kind;
}
