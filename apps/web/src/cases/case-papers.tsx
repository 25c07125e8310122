import type { SubmissionDto } from '../api/generated';
import { useTexts } from '../i18n/texts';
import { PaperViewer } from '../papers/paper-viewer';
import { Panel } from '../ui/panel';
import { CASE_TEXTS } from './cases.texts';

/** The papers of a case, to read beside what they prove; nothing where the case demands none. */
export function CasePapers({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(CASE_TEXTS);
  const { businessNo, papersDemanded } = submission;
  if (papersDemanded.length === 0) return null;
  return (
    <Panel title={t('papers')}>
      <PaperViewer businessNo={businessNo} papers={papersDemanded} />
    </Panel>
  );
}
