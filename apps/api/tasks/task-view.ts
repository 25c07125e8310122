import type { StaffActor } from '#apps/api/auth/actor';
import { actorRefOf } from '#apps/api/submissions/may-do';
import type { TaskDto } from '#apps/api/tasks/task.dto';
import { cityDaysUntil } from '#libs/fund/city-time';
import { businessTitle } from '#libs/businesses/registry';
import type { TaskRow } from '#libs/persistence/tasks/task-queries';
import {
  mayClaim,
  mayDecide,
  mayRelease,
  verbsOfTask,
  type AssignableTask,
} from '#libs/case/assignment';
import { dutiesRefusal } from '#libs/case/duties';
import type { ProcessState } from '#libs/case/process';
import type { StaffRole } from '#libs/case/plan';
import { ROLE_TEXTS } from '#libs/texts/process.texts';

/** A task as the desk shows it to this person, at a time of the database's clock. */
export function taskView(row: TaskRow, actor: StaffActor, now: Date): TaskDto {
  const title = businessTitle(row.business);
  return {
    id: row.id,
    businessNo: row.businessNo,
    business: row.business,
    title,
    summary: row.summary === '' ? title : { zh: row.summary, en: row.summaryEn },
    unitName: row.unitName,
    unitAccountNo: row.unitAccountNo,
    role: row.role,
    roleText: ROLE_TEXTS[row.role as StaffRole],
    level: row.level,
    round: row.round,
    state: row.state,
    ...claimOf(row),
    totals: totalsOf(row),
    ...timesOf(row, now),
    mayDo: actsOn(row, actor),
  };
}

/** Changed fields other than ratios come to no amounts. */
function totalsOf({ people, beforeFen, afterFen }: TaskRow): TaskDto['totals'] {
  const totals = { people, beforeFen: Number(beforeFen), afterFen: Number(afterFen) };
  return totals.beforeFen === 0 && totals.afterFen === 0 ? null : totals;
}

/** Who has the task, and since when. */
function claimOf(row: TaskRow): Pick<TaskDto, 'claimedBy' | 'claimedAt'> {
  if (row.claimedBy === null) return { claimedBy: null, claimedAt: null };
  return {
    claimedBy: { id: row.claimedBy, name: row.claimedByName ?? '' },
    claimedAt: row.claimedAt?.toISOString() ?? null,
  };
}

function timesOf({ createdAt, dueAt, state }: TaskRow, now: Date) {
  return {
    createdAt: createdAt.toISOString(),
    dueAt: dueAt?.toISOString() ?? null,
    dueInDays: dueAt === null ? null : cityDaysUntil(dueAt, now),
    overdue: dueAt !== null && dueAt < now && state !== 'closed',
  };
}

function actsOn(row: TaskRow, actor: StaffActor): string[] {
  const task = row as AssignableTask & TaskRow;
  const state = JSON.parse(row.processState) as ProcessState;
  const barred = dutiesRefusal(state, actorRefOf(actor)) !== null;
  const release = row.claimedBy !== null && mayRelease(task, actor) === null ? ['release'] : [];
  if (barred) return release;
  if (mayDecide(task, actor) === null) return [...release, ...verbsOfTask(task.role)];
  return row.state === 'open' && mayClaim(task, actor) === null ? ['claim'] : release;
}
