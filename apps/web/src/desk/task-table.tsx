import { Button } from 'antd';
import { Link, useNavigate } from 'react-router';
import type { TaskDto } from '../api/generated';
import { showInstant } from '../i18n/dates';
import { useServerText, useTexts } from '../i18n/texts';
import { ProblemAlert } from '../ui/problem-alert';
import { DESK_TEXTS } from './desk.texts';
import { DueTag } from './due-tag';
import { useClaim } from './use-claim';

export function TaskTable({ tasks }: { tasks: readonly TaskDto[] }) {
  const t = useTexts(DESK_TEXTS);
  const { claim, release } = useClaim();
  return (
    <>
      <ProblemAlert error={claim.error ?? release.error} />
      <div className="table-frame" tabIndex={0} role="region" aria-label={t('caption')}>
        <table className="plain">
          <caption className="sr-only">{t('caption')}</caption>
          <thead>
            <tr>
              {(
                [
                  'businessNo',
                  'business',
                  'unit',
                  'content',
                  'role',
                  'arrived',
                  'due',
                  'acts',
                ] as const
              ).map((key) => (
                <th key={key} scope="col">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tasks.map((task) => (
              <TaskRow
                key={task.id}
                task={task}
                claiming={claim.isPending && claim.variables.id === task.id}
                onClaim={() => {
                  claim.mutate(task);
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
  task: TaskDto;
  claiming: boolean;
  onClaim: () => void;
  onRelease: () => void;
}

function TaskRow({ task, claiming, onClaim, onRelease }: TaskRowProps) {
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
      <td className="nowrap">
        {server(task.roleText)}
        {task.round > 1 ? (
          <>
            <br />
            <span className="help">{t('again', { round: task.round })}</span>
          </>
        ) : null}
      </td>
      <td className="when">{showInstant(task.createdAt).slice(5)}</td>
      <td>
        <DueTag dueAt={task.dueAt} overdue={task.overdue} />
      </td>
      <td>
        <TaskActs task={task} claiming={claiming} onClaim={onClaim} onRelease={onRelease} />
      </td>
    </tr>
  );
}

function TaskActs({ task, claiming, onClaim, onRelease }: TaskRowProps) {
  const t = useTexts(DESK_TEXTS);
  const no = task.businessNo;
  if (task.claimedBy === null) {
    return (
      <Button loading={claiming} onClick={onClaim} aria-label={t('claimOne', { no })}>
        {t('claim')}
      </Button>
    );
  }
  return (
    <span className="row-acts">
      <Link className="button-link" to={`/desk/${no}`} aria-label={t('decideOne', { no })}>
        {t('decide')}
      </Link>
      {task.mayDo.includes('release') ? (
        <Button onClick={onRelease} aria-label={`${t('release')} ${no}`}>
          {t('release')}
        </Button>
      ) : null}
    </span>
  );
}
