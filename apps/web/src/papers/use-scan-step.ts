import { useEffect, useState } from 'react';
import type { DemandedPaperDto, SubmissionDto } from '../api/generated';
import { STEPS_TEXTS } from '../businesses/steps/steps.texts';
import { useCaseCommand, type CaseCommand } from '../businesses/steps/use-case-command';
import { useResubmitAsked } from '../businesses/steps/use-resubmit-asked';
import { useServerText, useTexts } from '../i18n/texts';
import { notify } from '../ui/notices';
import type { Point } from '../ui/problem-alert';
import { useMayLeave, useUnsaved } from '../ui/unsaved';
import { PAPERS_TEXTS } from './papers.texts';
import { useScans, type Scans } from './use-scans';
import { useUploads, type Uploads } from './use-uploads';

/** The papers of a case on their way in, and the two ways on: sent with the case, or back to what was entered. */
export interface ScanStepState {
  readonly papers: DemandedPaperDto[];
  /** The one the next pages belong to. */
  readonly paper: DemandedPaperDto | undefined;
  choose(kind: string): void;
  readonly scans: Scans;
  readonly uploads: Uploads;
  readonly command: CaseCommand;
  /** What is missing, once somebody has tried to finish. */
  readonly said: readonly Point[];
  finish(): Promise<void>;
  /** 取消上传. */
  goBack(): Promise<void>;
}

export function useScanStep({ businessNo, papersDemanded }: SubmissionDto): ScanStepState {
  const steps = useTexts(STEPS_TEXTS);
  const command = useCaseCommand(businessNo);
  const resubmitAsked = useResubmitAsked(businessNo);
  const scans = useScans(businessNo);
  const uploads = useUploads(businessNo, scans.reread);
  useUnsaved(uploads.unfinished);
  const mayLeave = useMayLeave();
  const [asked, setAsked] = useState(false);
  const missing = useMissing(papersDemanded, scans, uploads);
  return {
    papers: papersDemanded,
    ...useChosenPaper(papersDemanded, scans),
    scans,
    uploads,
    command,
    said: asked ? missing : [],
    async finish() {
      setAsked(true);
      if (missing.length > 0) {
        window.scrollTo({ top: 0 });
        return;
      }
      if (!(await scans.settle()) || !(await resubmitAsked())) return;
      if ((await command.run({ verb: 'finish-scans' })) === null) return;
      notify('success', () => steps('submitted'));
      window.scrollTo(0, 0);
    },
    async goBack() {
      if (await mayLeave()) await command.run({ verb: 'reopen' });
    },
  };
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
