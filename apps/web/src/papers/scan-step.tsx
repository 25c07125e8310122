import { SendOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { DemandedPaperDto, SubmissionDto } from '../api/generated';
import { useServerText, useTexts } from '../i18n/texts';
import { FootBar } from '../ui/foot-bar';
import { Panel } from '../ui/panel';
import { PageHeader } from '../ui/page-header';
import { NoteBox, ProblemAlert, type Point } from '../ui/problem-alert';
import { notify } from '../ui/notices';
import { useMayLeave, useUnsaved } from '../ui/unsaved';
import { STEPS_TEXTS } from '../businesses/steps/steps.texts';
import { useCaseCommand, type CaseCommand } from '../businesses/steps/use-case-command';
import { LocalUpload } from './local-upload';
import { PaperChoice } from './paper-choice';
import { PaperPages } from './paper-pages';
import { PAPERS_TEXTS } from './papers.texts';
import { PhoneUpload } from './phone-upload';
import { useScans, type Scans } from './use-scans';
import { useUploads, type Uploads } from './use-uploads';
import './papers.css';

/** 选择上传方式: computer and phone side by side, the pages below, and 上传完成并提交审批. */
export function ScanStep({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(PAPERS_TEXTS);
  const steps = useTexts(STEPS_TEXTS);
  const server = useServerText();
  const command = useCaseCommand(submission.businessNo);
  const scans = useScans(submission.businessNo);
  const uploads = useUploads(submission.businessNo, scans.reread);
  useUnsaved(uploads.unfinished);
  const [asked, setAsked] = useState(false);
  const papers = submission.papersDemanded;
  const { paper, choose } = useChosenPaper(papers, scans);
  const missing = useMissing(papers, scans, uploads);

  const finish = async (): Promise<void> => {
    setAsked(true);
    if (missing.length > 0) {
      window.scrollTo({ top: 0 });
      return;
    }
    await scans.settle();
    if ((await command.run({ verb: 'finish-scans' })) === null) return;
    notify('success', steps('submitted'));
    window.scrollTo(0, 0);
  };
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('lead')}
        crumbs={[{ title: server(submission.title), to: `/cases/${submission.businessNo}` }]}
      />
      {asked && missing.length > 0 && (
        <NoteBox tone="error" title={t('missingTitle')} points={missing} takeFocus />
      )}
      <ProblemAlert error={command.error} />
      <Panel title={t('wanted')}>
        <PaperChoice {...{ papers, scans }} chosen={paper?.kind ?? ''} onChoose={choose} />
      </Panel>
      {paper !== undefined && (
        <Ways businessNo={submission.businessNo} {...{ paper, papers, uploads }} />
      )}
      <Panel title={t('pages')}>
        <Arrivals scans={scans} />
        {papers.map((one) => (
          <PaperPages key={one.kind} paper={one} scans={scans} uploads={uploads} />
        ))}
      </Panel>
      <Foot
        command={command}
        onFinish={() => {
          void finish();
        }}
      />
    </>
  );
}

interface WaysProps {
  businessNo: string;
  paper: DemandedPaperDto;
  papers: DemandedPaperDto[];
  uploads: Uploads;
}

function Ways({ businessNo, paper, papers, uploads }: WaysProps) {
  const t = useTexts(PAPERS_TEXTS);
  const server = useServerText();
  return (
    <Panel
      title={t('chooseWay')}
      extra={<span className="help">{t('forPaper', { paper: server(paper.title) })}</span>}
    >
      <div className="upload-ways">
        <LocalUpload uploads={uploads} paper={paper} papers={papers} />
        <PhoneUpload businessNo={businessNo} paper={paper.kind} />
      </div>
    </Panel>
  );
}

function Foot({ command, onFinish }: { command: CaseCommand; onFinish(): void }) {
  const t = useTexts(PAPERS_TEXTS);
  const mayLeave = useMayLeave();
  const goBack = async (): Promise<void> => {
    if (await mayLeave()) await command.run({ verb: 'reopen' });
  };
  return (
    <FootBar className="foot-row">
      <span className="push" />
      <Button
        size="large"
        disabled={command.busy}
        onClick={() => {
          void goBack();
        }}
      >
        {t('back')}
      </Button>
      <Button
        type="primary"
        size="large"
        icon={<SendOutlined aria-hidden />}
        loading={command.busy}
        onClick={onFinish}
      >
        {t('finish')}
      </Button>
    </FootBar>
  );
}

interface ChosenPaper {
  paper: DemandedPaperDto | undefined;
  choose(kind: string): void;
}

/** The first that is missing when the page opens; from then on only who chooses changes it. */
function useChosenPaper(papers: DemandedPaperDto[], scans: Scans): ChosenPaper {
  const [chosen, choose] = useState<string | null>(null);
  const known = scans.loaded || scans.error !== null;
  const first = papers.find((one) => scans.of(one.kind).length === 0) ?? papers[0];
  useEffect(() => {
    if (known && chosen === null && first !== undefined) choose(first.kind);
  }, [known, chosen, first]);
  return { paper: papers.find((one) => one.kind === chosen), choose };
}

/** What keeps the case from going on: a paper without a page, and a file that has not arrived and is not given up. */
function useMissing(papers: DemandedPaperDto[], scans: Scans, uploads: Uploads): Point[] {
  const t = useTexts(PAPERS_TEXTS);
  const server = useServerText();
  const points = papers
    .filter((paper) => scans.of(paper.kind).length === 0)
    .map((paper) => ({
      text: t('missingOne', { paper: server(paper.title) }),
      target: `paper-${paper.kind}`,
    }));
  const failed = uploads.all
    .filter((upload) => upload.trouble !== null)
    .map(({ file, trouble }) => ({
      text: t(trouble === 'broken' ? 'resumeOrCancel' : 'cancelOrOther', { name: file.name }),
      target: 'local-upload',
    }));
  const underWay = uploads.busy ? [{ text: t('stillUploading'), target: 'local-upload' }] : [];
  return [...points, ...underWay, ...failed];
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
      setSaid(t('arrived', { n: count - before.current }));
    before.current = count;
  }, [count, scans.loaded, t]);
  return (
    <p className="sr-only" role="status">
      {said}
    </p>
  );
}
