import { createDocumentActivities, type DocumentDeps } from '#activities/document.activities';
import { createRoundActivities, type RoundDeps } from '#activities/round.activities';
import { createPostingActivities, type PostingDeps } from '#activities/posting.activities';
import { createCaseActivities, type CaseDeps } from '#activities/case.activities';

export type ActivityDeps = DocumentDeps & CaseDeps & PostingDeps & RoundDeps;

/** Everything workflows may ask of the world. */
export function createActivities(deps: ActivityDeps) {
  return {
    ...createCaseActivities(deps),
    ...createPostingActivities(deps),
    ...createDocumentActivities(deps),
    ...createRoundActivities(deps),
  };
}

export type Activities = ReturnType<typeof createActivities>;
