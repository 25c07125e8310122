import { createDocumentActivities, type DocumentDeps } from '#activities/document.activities';
import { createPostingActivities, type PostingDeps } from '#activities/posting.activities';
import { createSubmissionActivities, type SubmissionDeps } from '#activities/submission.activities';

export type ActivityDeps = DocumentDeps & SubmissionDeps & PostingDeps;

/** Everything workflows may ask of the world. */
export function createActivities(deps: ActivityDeps) {
  return {
    ...createSubmissionActivities(deps),
    ...createPostingActivities(deps),
    ...createDocumentActivities(deps),
  };
}

export type Activities = ReturnType<typeof createActivities>;
