import type { SubmissionDto } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { Panel } from '../ui/panel';
import { CaseTotals } from './case-totals';
import { CASE_TEXTS } from './cases.texts';
import { ChangeTable } from './change-table';
import { RegisterDiff } from './register-diff';

/** What a case is about, read-only: its changed fields, with what changed ratios come to, or its register. */
export function CaseContent({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(CASE_TEXTS);
  const { changes, totals } = submission;
  if (totals !== null && changes.length === 0) {
    return (
      <Panel title={t('register')}>
        <CaseTotals totals={totals} />
        <RegisterDiff submission={submission} />
      </Panel>
    );
  }
  return (
    <Panel title={t('changes')}>
      <CaseTotals totals={totals} />
      <ChangeTable changes={changes} papers={submission.papersDemanded} />
    </Panel>
  );
}
