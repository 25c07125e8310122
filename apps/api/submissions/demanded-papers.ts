import type { EntityManager } from 'typeorm';
import type { DemandedPaperDto } from '#apps/api/submissions/submission.dto';
import { papersDemanded, type FieldsForm } from '#libs/businesses/field-changes';
import { businessByCode, paperTitle } from '#libs/businesses/registry';
import { cityDayOf } from '#libs/fund/city-time';
import { databaseNow } from '#libs/persistence/database/database-clock';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { papersOfRoute, routeInForce } from '#libs/persistence/reference-data/route-store';
import { askedAccount, standingOf } from '#libs/persistence/requests/person-asked';
import { papersOf } from '#libs/persistence/papers/scan-store';
import { stateOf } from '#libs/persistence/cases/submission-store';
import { EDITABLE_STAGES, type Stage } from '#libs/submission/stage';

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
  const { changes = {} } = row.form as Partial<FieldsForm>;
  const ofFields = business?.shape === 'fields' ? papersDemanded(business, changes) : [];
  const asked =
    business?.shape === 'request' && (await stillPays(manager, row))
      ? [business.paperWhilePaying]
      : [];
  const day = cityDayOf(await databaseNow(manager));
  const route = await routeInForce(manager, row.business, day);
  const ofRoute = route === null ? [] : await papersOfRoute(manager, row, route);
  return [...new Set([...ofFields, ...asked, ...ofRoute])];
}

async function stillPays(
  manager: EntityManager,
  { memberId, unitId }: SubmissionEntity,
): Promise<boolean> {
  const account = await askedAccount(manager, memberId);
  return account !== null && standingOf(account, unitId) === 'paying';
}
