import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { get } from '../api/client';
import { QUERY_KEYS } from '../api/queries';
import type { Submission, TaskView } from '../api/types';
import { CaseActs } from '../cases/case-acts';
import { CaseContent } from '../cases/case-content';
import { CaseFacts, CaseNotes } from '../cases/case-page';
import '../cases/cases.css';
import { CASE_TEXTS } from '../cases/cases.texts';
import { CaseTimeline } from '../cases/case-timeline';
import { useCaseCommand } from '../cases/use-case-command';
import { CasePapers } from '../cases/case-papers';
import { useServerText, useTexts } from '../i18n/texts';
import { clearNotices, notify } from '../ui/notices';
import { PageHeader } from '../ui/page-header';
import { Panel } from '../ui/panel';
import { NoteBox, ProblemAlert } from '../ui/problem-alert';
import { Loaded, LoadingState } from '../ui/states';
import { StageTag } from '../ui/status-tag';
import './desk.css';
import { DESK_TEXTS } from './desk.texts';
import { DueTag } from './due-tag';
import { OpinionPanel, type DecisionVerb } from './opinion-panel';
import { useClaim } from './use-claim';

/** A case before its reviewer: what changes, the papers beside it, the opinion, the next case. */
export function DecisionPage() {
  const { businessNo = '' } = useParams();
  const submission = useQuery({
    queryKey: QUERY_KEYS.submission(businessNo),
    queryFn: () => get<Submission>(`/submissions/${businessNo}`),
  });
  return (
    <Loaded asPage query={submission} rows={10}>
      {(data) => <Decision key={businessNo} submission={data} />}
    </Loaded>
  );
}

function Decision({ submission }: { submission: Submission }) {
  const t = useTexts(DESK_TEXTS);
  const cases = useTexts(CASE_TEXTS);
  const server = useServerText();
  const [decided, setDecided] = useState<{ verb: DecisionVerb; taskId: string } | null>(null);
  const { taskId, businessNo } = submission;
  const found = useQuery({
    queryKey: QUERY_KEYS.tasks('one', { taskId, seq: submission.seq }),
    enabled: taskId !== null,
    queryFn: () => get<TaskView>(`/tasks/${taskId ?? ''}`),
  });
  const task = taskId === null ? null : (found.data ?? null);
  const next = useNextCase(decided?.taskId ?? taskId);
  // Kept here: the task closes, and its bar with it, before the answer to the decision arrives.
  const command = useCaseCommand(businessNo);
  const decide = (verb: DecisionVerb, opinion: string): void => {
    if (taskId === null) return;
    command.mutate(
      { verb, taskId, opinion },
      {
        onSuccess: () => {
          setDecided({ verb, taskId });
          clearNotices();
          notify('success', t(`did.${verb}`, { no: businessNo }));
        },
      },
    );
  };
  return (
    <>
      <PageHeader
        title={`${server(submission.title)} ${businessNo}`}
        crumbs={[{ title: t('title'), to: '/desk' }]}
        note={
          <>
            <StageTag stage={submission.stage} text={server(submission.stageText)} />{' '}
            {task === null ? null : <DueTag dueAt={task.dueAt} overdue={task.overdue} />}
          </>
        }
        extra={
          <>
            <Link className="text-link" to={`/cases/${businessNo}`}>
              {t('fullCase')}
            </Link>
            <Button
              loading={next.isPending}
              onClick={() => {
                next.mutate();
              }}
              aria-keyshortcuts="Alt+N"
            >
              {t('next')}
            </Button>
          </>
        }
      />
      <ProblemAlert error={next.error} />
      <CaseNotes submission={submission} />
      <CaseFacts submission={submission} />
      <div className={submission.papersDemanded.length === 0 ? 'beside' : 'beside two-sides'}>
        <div>
          <CaseContent submission={submission} />
          <Panel title={cases('timeline')}>
            <CaseTimeline submission={submission} />
          </Panel>
        </div>
        <CasePapers submission={submission} />
      </div>
      {decided !== null ? (
        <Decided
          verb={decided.verb}
          businessNo={businessNo}
          onNext={() => {
            next.mutate();
          }}
        />
      ) : command.isPending || task?.mayDo.includes('approve') === true ? (
        <OpinionPanel deciding={command.isPending} error={command.error} onDecide={decide} />
      ) : taskId !== null && found.isPending ? (
        <LoadingState rows={1} />
      ) : (
        <TaskBar task={task} submission={submission} />
      )}
    </>
  );
}

/** A task the reader may not decide at the moment: to be claimed first, another's, or one of operations. */
function TaskBar({ task, submission }: { task: TaskView | null; submission: Submission }) {
  const t = useTexts(DESK_TEXTS);
  const { claim } = useClaim();
  if (task === null) return <NoteBox tone="info" title={t('noTask')} />;
  if (task.mayDo.includes('retry-posting')) {
    return (
      <section className="panel decide" aria-label={t('decision')}>
        <CaseActs submission={submission} />
      </section>
    );
  }
  return (
    <section className="panel decide" aria-label={t('decision')}>
      <ProblemAlert error={claim.error} />
      <div className="case-acts">
        <p className="claim-word">
          {task.claimedBy === null
            ? t('claimFirst')
            : t('claimedBy', { name: task.claimedBy.name })}
        </p>
        {task.mayDo.includes('claim') ? (
          <Button
            type="primary"
            loading={claim.isPending}
            onClick={() => {
              claim.mutate(task);
            }}
          >
            {t('claim')}
          </Button>
        ) : null}
      </div>
    </section>
  );
}

function Decided({
  verb,
  businessNo,
  onNext,
}: {
  verb: DecisionVerb;
  businessNo: string;
  onNext: () => void;
}) {
  const t = useTexts(DESK_TEXTS);
  return (
    <section className="panel decide" aria-label={t('decision')}>
      <div className="case-acts">
        <p className="claim-word" role="status">
          {t(`did.${verb}`, { no: businessNo })}
        </p>
        <Link className="text-link" to="/desk">
          {t('backToDesk')}
        </Link>
        <Button type="primary" onClick={onNext}>
          {t('next')}
        </Button>
      </div>
    </section>
  );
}

/** 下一件: the task after this one that the reader may take, also by Alt+N. */
function useNextCase(afterTaskId: string | null) {
  const t = useTexts(DESK_TEXTS);
  const navigate = useNavigate();
  const next = useMutation({
    mutationFn: () =>
      get<TaskView | null | undefined>(
        `/tasks/next${afterTaskId === null ? '' : `?after=${afterTaskId}`}`,
      ),
    onSuccess: (task) => {
      if (task == null) notify('info', t('noNext'));
      else void navigate(`/desk/${task.businessNo}`);
    },
  });
  const { mutate } = next;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.altKey || event.code !== 'KeyN') return;
      event.preventDefault();
      mutate();
    };
    window.addEventListener('keydown', onKey);
    return () => {
      window.removeEventListener('keydown', onKey);
    };
  }, [mutate]);
  return next;
}
