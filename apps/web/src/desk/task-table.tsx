import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import type { TaskDto } from '../api/generated';
import { showInstant } from '../i18n/dates';
import { useServerText, useTexts } from '../i18n/texts';
import { Difference, showShare } from '../ui/amount';
import { ProblemAlert } from '../ui/problem-alert';
import { DESK_TEXTS } from './desk.texts';
import { DueTag } from './due-tag';
import { ReleaseButton } from './release-button';
import { useClaim } from './use-claim';
import { TO_HEADING } from './use-next-case';

export type TaskBox = 'open' | 'mine' | 'others';

/** What matters of a task somebody has is who and since when, not when it arrived. */
const COLUMNS = (box: TaskBox) =>
  [
    'businessNo',
    'business',
    'unit',
    'content',
    'change',
    'role',
    box === 'others' ? 'claimer' : 'arrived',
    'due',
    'acts',
  ] as const;

interface TaskTableProps {
  box: TaskBox;
  tasks: readonly TaskDto[];
}

export function TaskTable({ box, tasks }: TaskTableProps) {
  const t = useTexts(DESK_TEXTS);
  const navigate = useNavigate();
  const { claim, release } = useClaim();
  /** Who takes a case wants to read it. */
  const claimAndOpen = (task: TaskDto): void => {
    const onSuccess = (): void => {
      void navigate(`/desk/${task.businessNo}`, { state: TO_HEADING });
    };
    claim.mutate(task, { onSuccess });
  };
  return (
    <>
      <ProblemAlert error={claim.error ?? release.error} />
      <div className="table-frame" tabIndex={0} role="region" aria-label={t('caption')}>
        <table className="plain">
          <caption className="sr-only">{t('caption')}</caption>
          <thead>
            <tr>
              {COLUMNS(box).map((key) => (
                <th key={key} scope="col" className={key === 'change' ? 'num' : undefined}>
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tasks.map((task) => (
              <TaskRow
                key={task.id}
                box={box}
                task={task}
                claiming={claim.isPending && claim.variables.id === task.id}
                releasing={release.isPending && release.variables.id === task.id}
                onClaim={() => {
                  claimAndOpen(task);
                }}
                onRelease={() => {
                  release.mutate(task);
                }}
              />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

interface TaskRowProps {
  box: TaskBox;
  task: TaskDto;
  claiming: boolean;
  releasing: boolean;
  onClaim: () => void;
  onRelease: () => void;
}

function TaskRow(props: TaskRowProps) {
  const { box, task } = props;
  const t = useTexts(DESK_TEXTS);
  const server = useServerText();
  const navigate = useNavigate();
  const to = `/desk/${task.businessNo}`;
  const no = task.businessNo;
  return (
    <tr
      onDoubleClick={() => {
        void navigate(to);
      }}
      className={task.overdue ? 'row-bad' : ''}
    >
      <td className="nowrap">
        <Link className="row-link" to={to}>
          {no}
        </Link>
      </td>
      <td className="nowrap">{server(task.title)}</td>
      <td className="words">
        {task.unitName}
        <br />
        <span className="help">{task.unitAccountNo}</span>
      </td>
      <td className="words">{server(task.summary)}</td>
      <ChangeCell totals={task.totals} />
      <td className="nowrap">
        {server(task.roleText)}
        {task.round > 1 ? (
          <>
            <br />
            <span className="help">{t('again', { round: task.round })}</span>
          </>
        ) : null}
      </td>
      {box === 'others' ? (
        <td className="nowrap">
          {task.claimedBy?.name}
          <br />
          <span className="help">{showInstant(task.claimedAt).slice(5)}</span>
        </td>
      ) : (
        <td className="when">{showInstant(task.createdAt).slice(5)}</td>
      )}
      <td>
        <DueTag task={task} />
      </td>
      <td>
        <TaskActs {...props} />
      </td>
    </tr>
  );
}

/** What the case moves a month, and as a share of what was. */
function ChangeCell({ totals }: { totals: TaskDto['totals'] }) {
  if (totals === null) return <td />;
  const { beforeFen, afterFen } = totals;
  const share = showShare(afterFen - beforeFen, beforeFen);
  return (
    <td className="num nowrap">
      <Difference fen={afterFen - beforeFen} />
      <br />
      <span className="help">{share}</span>
    </td>
  );
}

function TaskActs({ task, claiming, releasing, onClaim, onRelease }: TaskRowProps) {
  const t = useTexts(DESK_TEXTS);
  const { businessNo: no, mayDo } = task;
  if (mayDo.includes('claim')) {
    return (
      <Button loading={claiming} onClick={onClaim} aria-label={t('claimOne', { no })}>
        {t('claim')}
      </Button>
    );
  }
  const act = mayDo.some((one) => one !== 'release') ? 'decide' : 'look';
  return (
    <span className="row-acts">
      <Link
        className={act === 'decide' ? 'button-link' : 'text-link'}
        to={`/desk/${no}`}
        aria-label={t(`${act}One`, { no })}
      >
        {t(act)}
      </Link>
      <ReleaseButton
        task={task}
        busy={releasing}
        onRelease={onRelease}
        label={t('releaseOne', { no })}
      />
    </span>
  );
}
