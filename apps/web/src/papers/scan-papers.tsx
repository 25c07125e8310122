import { useEffect, useRef, useState } from 'react';
import { useServerText, useTexts } from '../i18n/texts';
import { NoteBox, ProblemAlert } from '../ui/problem-alert';
import { Panel } from '../ui/panel';
import { LocalUpload } from './local-upload';
import { PaperChoice } from './paper-choice';
import { PaperPages } from './paper-pages';
import { PAPERS_TEXTS } from './papers.texts';
import { PhoneUpload } from './phone-upload';
import type { ScanStepState } from './use-scan-step';
import type { Scans } from './use-scans';

interface ScanPapersProps {
  businessNo: string;
  step: ScanStepState;
  /** What stands around it says already that a way is chosen here. */
  titled?: boolean;
}

/** The papers that are wanted, computer and phone side by side, and the pages that have come. */
export function ScanPapers({ businessNo, step, titled = false }: ScanPapersProps) {
  const t = useTexts(PAPERS_TEXTS);
  const { papers, paper, scans, uploads, said } = step;
  return (
    <>
      {said.length > 0 && (
        <NoteBox tone="error" title={t('missingTitle')} points={said} takeFocus />
      )}
      <ProblemAlert error={step.command.error} />
      <Panel title={t('wanted')}>
        <PaperChoice {...{ papers, scans }} chosen={paper?.kind ?? ''} onChoose={step.choose} />
      </Panel>
      {paper !== undefined && <Ways {...{ businessNo, step, paper, titled }} />}
      <Panel title={t('pages')}>
        <Arrivals scans={scans} />
        {papers.map((one) => (
          <PaperPages key={one.kind} paper={one} scans={scans} uploads={uploads} />
        ))}
      </Panel>
    </>
  );
}

interface WaysProps extends ScanPapersProps {
  paper: NonNullable<ScanStepState['paper']>;
}

function Ways({ businessNo, step: { papers, uploads }, paper, titled = false }: WaysProps) {
  const t = useTexts(PAPERS_TEXTS);
  const server = useServerText();
  const which = t('forPaper', { paper: server(paper.title) });
  return (
    <Panel
      title={titled ? which : t('chooseWay')}
      extra={titled ? undefined : <span className="help">{which}</span>}
    >
      <div className="upload-ways">
        <LocalUpload uploads={uploads} paper={paper} papers={papers} />
        <PhoneUpload businessNo={businessNo} paper={paper.kind} />
      </div>
    </Panel>
  );
}

/** Says that pages came from the phone; the focus stays where it is. */
function Arrivals({ scans }: { scans: Scans }) {
  const t = useTexts(PAPERS_TEXTS);
  const count = scans.items.filter((scan) => scan.source === 'phone').length;
  const before = useRef<number | null>(null);
  const [said, setSaid] = useState('');
  useEffect(() => {
    if (!scans.loaded) return;
    if (before.current !== null && count > before.current)
      setSaid(t('arrived', { count: count - before.current }));
    before.current = count;
  }, [count, scans.loaded, t]);
  return (
    <p className="sr-only" role="status">
      {said}
    </p>
  );
}
