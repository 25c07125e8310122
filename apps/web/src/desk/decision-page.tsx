import { Button } from 'antd';
import { Link, useParams } from 'react-router';
import type { SubmissionDto } from '../api/generated';
import { CaseContent } from '../cases/case-content';
import { CaseFacts, CaseNotes } from '../cases/case-page';
import { CasePapers } from '../cases/case-papers';
import { SinceReturn } from '../cases/since-return';
import { CaseTimeline } from '../cases/case-timeline';
import '../cases/cases.css';
import { useCase } from '../cases/use-case';
import { CASE_TEXTS } from '../cases/cases.texts';
import { useServerText, useTexts } from '../i18n/texts';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { ProblemAlert } from '../ui/problem-alert';
import { Loaded } from '../ui/states';
import { StageTag } from '../ui/status-tag';
import { DecisionBar } from './decision-bar';
import './desk.css';
import { DESK_TEXTS } from './desk.texts';
import { DueTag } from './due-tag';
import { useDecision } from './use-decision';
import { useIsToHeading, useNextCase } from './use-next-case';

/** A case before its reviewer: what changes, the papers beside it, the opinion, the next case. */
export function DecisionPage() {
  const { businessNo = '' } = useParams();
  const submission = useCase(businessNo);
  return (
    <Loaded asPage query={submission} rows={10}>
      {(data) => <Decision key={businessNo} submission={data} />}
    </Loaded>
  );
}

function Decision({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(DESK_TEXTS);
  const server = useServerText();
  const { taskId, businessNo } = submission;
  const state = useDecision(submission);
  const next = useNextCase(businessNo, state.decided?.taskId ?? taskId);
  const toNext = (): void => {
    next.mutate();
  };
  return (
    <>
      <PageHeader
        takeFocus={useIsToHeading()}
        title={`${server(submission.title)} ${businessNo}`}
        crumbs={[{ title: t('title'), to: '/desk' }]}
        note={
          <>
            <StageTag stage={submission.stage} text={server(submission.stageText)} />{' '}
            {state.task === null ? null : <DueTag task={state.task} />}
          </>
        }
        extra={
          <>
            <Link className="text-link" to={`/cases/${businessNo}`}>
              {t('fullCase')}
            </Link>
            <Button loading={next.isPending} onClick={toNext} aria-keyshortcuts="Alt+N">
              {t('next')}
            </Button>
          </>
        }
      />
      <ProblemAlert error={next.error} />
      <CaseNotes submission={submission} />
      <CaseFacts submission={submission} />
      <CaseBeside submission={submission} />
      <DecisionBar submission={submission} state={state} onNext={toNext} />
    </>
  );
}

/** What the case is about, the papers beside what they prove. */
function CaseBeside({ submission }: { submission: SubmissionDto }) {
  const t = useTexts(CASE_TEXTS);
  return (
    <div className={submission.papersDemanded.length === 0 ? 'beside' : 'beside two-sides'}>
      <div>
        <SinceReturn submission={submission} />
        <CaseContent submission={submission} />
        <Panel title={t('timeline')}>
          <CaseTimeline submission={submission} />
        </Panel>
      </div>
      <CasePapers submission={submission} />
    </div>
  );
}
