import type { EntityManager } from 'typeorm';
import { paperTitle } from '#libs/businesses/registry';
import { RuleViolation } from '#libs/fund/rule-violation';
import { papersOf } from '#libs/persistence/papers/scan-store';
import { listDetails } from '#libs/texts/text-list';

/** Every paper that is demanded must have at least one page. */
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
  throw new RuleViolation('PAPERS_MISSING', listDetails('papers', missing.map(paperTitle)));
}
