import type { EntityManager } from 'typeorm';
import type { DemandedPaperDto } from '#apps/api/submissions/submission.dto';
import { shapeOf } from '#apps/api/submissions/shapes';
import { businessByCode, paperTitle } from '#libs/businesses/registry';
import { cityDayOf } from '#libs/fund/city-time';
import { databaseNow } from '#libs/persistence/database/database-clock';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { papersOfRoute, routeInForce } from '#libs/persistence/reference-data/route-store';
import { papersOf } from '#libs/persistence/papers/scan-store';
import { stateOf } from '#libs/persistence/cases/case-store';
import { EDITABLE_STAGES, type Stage } from '#libs/case/stage';

/** While editable the papers follow the changes and the route; afterwards the frozen plan tells. */
export async function demandedPapers(
  manager: EntityManager,
  row: SubmissionEntity,
): Promise<DemandedPaperDto[]> {
  const editable = EDITABLE_STAGES.includes(row.stage as Stage);
  const kinds = editable ? await papersInProspect(manager, row) : stateOf(row).plan.papers;
  if (kinds.length === 0) return [];
  const there = new Map(
    (await papersOf(manager, row.businessNo)).map((one) => [one.paper, one.pages]),
  );
  return kinds.map((kind) => ({ kind, title: paperTitle(kind), pages: there.get(kind) ?? 0 }));
}

async function papersInProspect(manager: EntityManager, row: SubmissionEntity): Promise<string[]> {
  const business = businessByCode(row.business);
  const ofShape =
    business === undefined ? [] : await shapeOf(business).papers(manager, row, business);
  const day = cityDayOf(await databaseNow(manager));
  const route = await routeInForce(manager, row.business, day);
  const ofRoute = route === null ? [] : await papersOfRoute(manager, row, route);
  return [...new Set([...ofShape, ...ofRoute])];
}
