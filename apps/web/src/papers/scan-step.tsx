import { SendOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { SubmissionDto, TextDto } from '../api/generated';
import { useRegisterPlan } from '../businesses/register/use-register-plan';
import { CaseContent } from '../cases/case-content';
import { useServerText, useTexts } from '../i18n/texts';
import { Dialog } from '../ui/dialog';
import { FootBar } from '../ui/foot-bar';
import { PageHeader } from '../ui/page-header';
import { LoadingState } from '../ui/states';
import { PAPERS_TEXTS } from './papers.texts';
import { ScanPapers } from './scan-papers';
import { useScanStep, type ScanStepState } from './use-scan-step';
import './papers.css';

/** Papers of a case: a page of their own, or 选择上传方式 over the register where its business says what the upload ends in. */
export function ScanStep({ submission }: { submission: SubmissionDto }) {
  const plan = useRegisterPlan(submission.business);
  if (plan === undefined) return <LoadingState rows={8} />;
  const upload = plan?.words.upload ?? null;
  return upload === null ? (
    <ScanPage submission={submission} />
  ) : (
    <ScanDialog submission={submission} finish={upload} />
  );
}

/** Whether anybody of the centre is to decide it. */
function isApproved({ process }: SubmissionDto): boolean {
  return process.levels.length > 0;
}

function ScanPage({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(PAPERS_TEXTS);
  const server = useServerText();
  const step = useScanStep(submission);
  const { businessNo, title } = submission;
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t(isApproved(submission) ? 'lead' : 'leadNoApproval')}
        crumbs={[{ title: server(title), to: `/cases/${businessNo}` }]}
      />
      <ScanPapers businessNo={businessNo} step={step} />
      <FootBar className="foot-row">
        <span className="push" />
        <Acts step={step} finish={t(isApproved(submission) ? 'finish' : 'finishNoApproval')} />
      </FootBar>
    </>
  );
}

/** Manual chapter 9: the register stays in sight behind it, and 取消上传 leads back to it. */
function ScanDialog({ submission, finish }: { submission: SubmissionDto; finish: TextDto }) {
  const t = useTexts(PAPERS_TEXTS);
  const server = useServerText();
  const step = useScanStep(submission);
  const { businessNo, title } = submission;
  return (
    <>
      <PageHeader
        title={server(title)}
        note={t(isApproved(submission) ? 'lead' : 'leadNoApproval')}
      />
      <CaseContent submission={submission} />
      <Dialog
        open
        wide
        title={t('chooseWay')}
        onClose={() => {
          void step.goBack();
        }}
      >
        <div className="scan-dialog">
          <ScanPapers businessNo={businessNo} step={step} titled />
        </div>
        <div className="dialog-foot inside">
          <Acts step={step} finish={server(finish)} />
        </div>
      </Dialog>
    </>
  );
}

function Acts({ step, finish }: { step: ScanStepState; finish: string }) {
  const t = useTexts(PAPERS_TEXTS);
  const { busy } = step.command;
  return (
    <>
      <Button
        size="large"
        disabled={busy}
        onClick={() => {
          void step.goBack();
        }}
      >
        {t('back')}
      </Button>
      <Button
        type="primary"
        size="large"
        icon={<SendOutlined aria-hidden />}
        loading={busy}
        onClick={() => {
          void step.finish();
        }}
      >
        {finish}
      </Button>
    </>
  );
}
