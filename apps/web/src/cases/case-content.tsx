import type { SubmissionDto } from '../api/generated';
import { useRegisterPlan } from '../businesses/register/use-register-plan';
import { useTexts } from '../i18n/texts';
import { Panel } from '../ui/panel';
import { CaseTotals, OF_MONTHS } from './case-totals';
import { CASE_TEXTS } from './cases.texts';
import { ChangeTable } from './change-table';
import { RegisterDiff } from './register-diff';
import { RequestFacts } from './request-facts';

/** What a case is about, read-only: its changed fields, with what changed ratios come to, its register, or sums without one. */
export function CaseContent({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(CASE_TEXTS);
  const { changes, totals } = submission;
  const plan = useRegisterPlan(submission.business);
  if (totals !== null && changes.length === 0) {
    if (plan === undefined) return null;
    if (plan === null)
      return (
        <Panel title={t('assessment')}>
          <CaseTotals submission={submission} otherwise={OF_MONTHS} />
        </Panel>
      );
    return (
      <Panel title={t('register')}>
        <CaseTotals submission={submission} />
        <RegisterDiff submission={submission} />
      </Panel>
    );
  }
  if (submission.request !== null && changes.length === 0)
    return <RequestFacts request={submission.request} />;
  return (
    <Panel title={t('changes')}>
      <CaseTotals submission={submission} />
      <ChangeTable changes={changes} papers={submission.papersDemanded} />
    </Panel>
  );
}
