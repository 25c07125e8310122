import { businessByCode, paperTitle } from '#libs/businesses/registry';
import type { PaperKind } from '#libs/businesses/business-head';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { stateOf } from '#libs/persistence/cases/case-store';
import { Problem } from '#apps/api/problems/problem';

/** Papers a case may carry: what its business lists, and what a route put on it by data demands. */
function papersOfCase(row: SubmissionEntity): PaperKind[] {
  const listed = businessByCode(row.business)?.papers ?? [];
  const demanded = stateOf(row).plan.papers.filter(
    (kind) => !listed.some((paper) => paper.kind === kind),
  );
  return [...listed, ...demanded.map((kind) => ({ kind, title: paperTitle(kind) }))];
}

/** @throws Problem 422 */
export function requirePaper(row: SubmissionEntity, kind: string): void {
  if (!papersOfCase(row).some((paper) => paper.kind === kind))
    throw new Problem(422, 'PAPER_UNKNOWN');
}
