import type { StaffActor } from '#apps/api/auth/actor';
import type { TaskDto } from '#apps/api/tasks/task.dto';
import { businessByCode } from '#libs/businesses/registry';
import type { TaskRow } from '#libs/persistence/task-queries';
import { mayClaim, mayDecide, type AssignableTask } from '#libs/submission/assignment';
import type { StaffRole } from '#libs/submission/plan';
import { ROLE_TEXTS } from '#libs/texts/process.texts';

/** A task as the desk shows it to this person. */
export function taskView(row: TaskRow, actor: StaffActor): TaskDto {
  const title = businessByCode(row.business)?.title ?? { zh: row.business, en: row.business };
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
    claimedBy: row.claimedBy === null ? null : { id: row.claimedBy, name: row.claimedByName ?? '' },
    createdAt: row.createdAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    overdue: row.dueAt !== null && row.dueAt.getTime() < Date.now() && row.state !== 'closed',
    mayDo: actsOn(row, actor),
  };
}

function actsOn(row: TaskRow, actor: StaffActor): string[] {
  const task = row as AssignableTask & TaskRow;
  const operations = row.role === 'operations';
  if (mayDecide(task, actor) === null)
    return operations
      ? ['release', 'retry-posting', 'abandon']
      : ['release', 'approve', 'return', 'reject'];
  return row.state === 'open' && mayClaim(task, actor) === null ? ['claim'] : [];
}
