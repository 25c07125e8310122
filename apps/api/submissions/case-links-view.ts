import type { EntityManager } from 'typeorm';
import type { Actor } from '#apps/api/auth/actor';
import { mayReadCase } from '#apps/api/submissions/case-access';
import type { LinkedCaseDto } from '#apps/api/submissions/submission.dto';
import { businessTitle } from '#libs/businesses/registry';
import { linkedCases, type LinkedCase } from '#libs/persistence/cases/case-links';
import type { Stage } from '#libs/case/stage';
import { LINK_TEXTS } from '#libs/texts/link.texts';
import { STAGE_TEXTS } from '#libs/texts/process.texts';

/** The cases a case is linked to, as far as this reader may read them: of others he does not learn that they are. */
export async function linksOf(
  manager: EntityManager,
  businessNo: string,
  actor: Actor,
): Promise<LinkedCaseDto[]> {
  const linked = await linkedCases(manager, businessNo);
  return linked.filter((one) => mayReadCase(actor, one)).map(linkView);
}

function linkView({ businessNo, business, stage, kind, isOrigin }: LinkedCase): LinkedCaseDto {
  const { origin, outcome } = LINK_TEXTS[kind];
  return {
    businessNo,
    title: businessTitle(business),
    kindText: Number(isOrigin) === 1 ? origin : outcome,
    stageText: STAGE_TEXTS[stage as Stage],
  };
}
