import { Navigate } from 'react-router';
import { EDITABLE_STAGES, type Stage } from '#libs/case/stage';
import { ScanStep } from '../../papers/scan-step';
import type { SubmissionDto } from '../../api/generated';
import { ResultPage } from './result-page';

const SENT: readonly Stage[] = ['approval', 'posting', 'completed'];

export function isEditable(submission: SubmissionDto): boolean {
  return EDITABLE_STAGES.includes(submission.stage as Stage);
}

/** What follows the draft: papers, the result, or the case page for a case that ended another way. */
export function AfterEdit({ submission }: { submission: SubmissionDto }) {
  if (submission.stage === 'scanning') return <ScanStep submission={submission} />;
  if (SENT.includes(submission.stage as Stage)) return <ResultPage submission={submission} />;
  const gone = submission.stage === 'discarded';
  return <Navigate replace to={gone ? '/' : `/cases/${submission.businessNo}`} />;
}
