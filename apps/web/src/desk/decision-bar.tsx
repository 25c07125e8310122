import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { SubmissionDto, TaskDto } from '../api/generated';
import { CaseActs } from '../cases/case-acts';
import { showInstant } from '../i18n/dates';
import { useTexts } from '../i18n/texts';
import { NoteBox, ProblemAlert } from '../ui/problem-alert';
import { LoadingState } from '../ui/states';
import { DESK_TEXTS } from './desk.texts';
import { DecisionFoot } from './decision-foot';
import { FormerOpinions } from './former-opinions';
import { OpinionPanel } from './opinion-panel';
import { ReleaseButton } from './release-button';
import { Shortcuts } from './shortcuts';
import { useClaim } from './use-claim';
import { useClaimKey } from './use-decision-keys';
import type { DecisionState } from './use-decision';

interface DecisionBarProps {
  submission: SubmissionDto;
  state: DecisionState;
  onNext: () => void;
}

/** The bar at the foot of a case: to decide it, to claim it first, or what has become of it. */
export function DecisionBar({ submission, state, onNext }: DecisionBarProps) {
  const { task, decided, deciding } = state;
  const { businessNo } = submission;
  const [claimedHere, setClaimedHere] = useState(false);
  if (decided !== null) {
    return <DecidedBar verb={decided.verb} businessNo={businessNo} onNext={onNext} />;
  }
  if (deciding || task?.mayDo.includes('approve') === true) {
    return (
      <OpinionPanel
        state={state}
        takeFocus={claimedHere}
        beside={<FormerOpinions timeline={submission.timeline} />}
      />
    );
  }
  if (state.finding) return <LoadingState rows={1} />;
  return (
    <TaskBar
      {...{ task, submission }}
      opinion={state.opinion}
      onClaim={() => {
        setClaimedHere(true);
      }}
    />
  );
}

interface TaskBarProps {
  task: TaskDto | null;
  /** What the reader had written before the task was no longer his. */
  opinion: string;
  submission: SubmissionDto;
  /** By this reader, from here: what takes the place of the button takes the focus. */
  onClaim: () => void;
}

/** A task the reader may not decide at the moment: to be claimed first, another's, or one of operations. */
function TaskBar({ task, opinion, submission, onClaim }: TaskBarProps) {
  const t = useTexts(DESK_TEXTS);
  const { claim, release } = useClaim();
  if (task === null)
    return (
      <>
        <NoteBox tone="info" title={t('noTask')} />
        <KeptOpinion opinion={opinion} />
      </>
    );
  if (task.mayDo.includes('retry-posting')) {
    return (
      <DecisionFoot>
        <CaseActs submission={submission} />
      </DecisionFoot>
    );
  }
  return (
    <DecisionFoot>
      <ProblemAlert error={claim.error ?? release.error} />
      <KeptOpinion opinion={opinion} />
      <div className="case-acts">
        <ClaimWord task={task} />
        <ReleaseButton
          task={task}
          busy={release.isPending}
          onRelease={() => {
            release.mutate(task);
          }}
        />
        {task.mayDo.includes('claim') ? (
          <ClaimButton
            busy={claim.isPending}
            onClaim={() => {
              // Told beforehand: the hint of the claim may come, and this bar go, before its answer.
              onClaim();
              claim.mutate(task);
            }}
          />
        ) : null}
      </div>
      <Shortcuts is={task.mayDo.includes('claim') ? 'shortcutsToClaim' : 'shortcutsToGoOn'} />
    </DecisionFoot>
  );
}

interface ClaimButtonProps {
  busy: boolean;
  onClaim: () => void;
}

function ClaimButton({ busy, onClaim }: ClaimButtonProps) {
  const t = useTexts(DESK_TEXTS);
  useClaimKey(() => {
    if (!busy) onClaim();
  });
  return (
    <Button type="primary" loading={busy} aria-keyshortcuts="Alt+C" onClick={onClaim}>
      {t('claim')}
    </Button>
  );
}

/** Released or lapsed while he wrote, a task takes nothing with it: claimed again, it has the words in its field. */
function KeptOpinion({ opinion }: { opinion: string }) {
  const t = useTexts(DESK_TEXTS);
  if (opinion.trim() === '') return null;
  return (
    <NoteBox tone="info" title={t('opinionKept')}>
      <p className="kept-opinion">{opinion}</p>
    </NoteBox>
  );
}

/** Who has the task; to whom nobody has it, whether he may take it. */
function ClaimWord({ task }: { task: TaskDto }) {
  const t = useTexts(DESK_TEXTS);
  const { claimedBy, claimedAt, mayDo } = task;
  const free = mayDo.includes('claim') ? t('claimFirst') : t('unclaimed');
  return (
    <p className="claim-word">
      {claimedBy === null
        ? free
        : t('claimedBy', { name: claimedBy.name, at: showInstant(claimedAt) })}
    </p>
  );
}

interface DecidedBarProps {
  verb: 'approve' | 'return' | 'reject';
  businessNo: string;
  onNext: () => void;
}

function DecidedBar({ verb, businessNo, onNext }: DecidedBarProps) {
  const t = useTexts(DESK_TEXTS);
  return (
    <DecisionFoot>
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
    </DecisionFoot>
  );
}
