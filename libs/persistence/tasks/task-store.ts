import type { EntityManager } from 'typeorm';
import { riseBp } from '#libs/fund/rise';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { insertOnly } from '#libs/persistence/database/insert-only';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { TaskEntity, TaskEventEntity } from '#libs/persistence/entities/task.entity';
import type { ExpectedTask } from '#libs/case/lists';

export type NewTask = Pick<
  TaskEntity,
  'businessNo' | 'business' | 'round' | 'level' | 'role' | 'branchCode' | 'unitId' | 'dueAt'
> &
  Partial<Pick<TaskEntity, 'changeFen' | 'riseBp'>>;

/** The task a case waits on, as its head stands. */
export function taskOfCase(row: SubmissionEntity, expected: ExpectedTask): NewTask {
  const { businessNo, business, branchCode, unitId, beforeFen, afterFen } = row;
  return {
    businessNo,
    business,
    branchCode,
    unitId,
    ...expected,
    dueAt: expected.dueAt === null ? null : new Date(expected.dueAt),
    changeFen: afterFen - beforeFen,
    riseBp: riseBp(beforeFen, afterFen),
  };
}

export async function openTask(manager: EntityManager, task: NewTask, at: Date): Promise<void> {
  const unclaimed = { state: 'open', claimedBy: null, claimedAt: null, closedAt: null };
  await insertOnly(manager, TaskEntity, { ...task, ...unclaimed, createdAt: at });
}

export function lockTask(manager: EntityManager, id: string): Promise<TaskEntity | null> {
  return manager.findOne(TaskEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

type Held = Pick<TaskEntity, 'id' | 'businessNo' | 'claimedBy'>;

export async function claimTask(
  manager: EntityManager,
  task: Held,
  staffId: number,
): Promise<void> {
  const at = await databaseNow(manager);
  const claim = { state: 'claimed', claimedBy: staffId, claimedAt: at };
  await manager.update(TaskEntity, { id: task.id }, claim);
  await recordEvent(manager, task, { kind: 'claim', staffId, at });
}

export async function releaseTask(
  manager: EntityManager,
  task: Held,
  staffId: number,
): Promise<void> {
  const free = { state: 'open', claimedBy: null, claimedAt: null };
  await manager.update(TaskEntity, { id: task.id }, free);
  const at = await databaseNow(manager);
  await recordEvent(manager, task, { kind: 'release', staffId, at });
}

async function recordEvent(
  manager: EntityManager,
  { id, businessNo, claimedBy }: Held,
  event: { kind: 'claim' | 'release'; staffId: number; at: Date },
): Promise<void> {
  await manager.insert(TaskEventEntity, { taskId: id, businessNo, heldBy: claimedBy, ...event });
}

/**
 * Who is told that the open task of a case is overdue: everybody who may claim it; once claimed, its claimer, and
 * operations of the branch, who can free it when he is away.
 */
export async function reviewersInCharge(
  manager: EntityManager,
  businessNo: string,
): Promise<number[]> {
  const isOpen = "t.business_no = ? AND t.state <> 'closed' AND t.role <> 'operator'";
  const rows: { staffId: number }[] = await manager.query(
    `SELECT g.staff_id AS staffId FROM task t
       JOIN staff_grant g ON g.role = IF(t.claimed_by IS NULL, t.role, 'operations')
                         AND g.branch_code IN (t.branch_code, '*') WHERE ${isOpen}
     UNION SELECT t.claimed_by FROM task t WHERE ${isOpen} AND t.claimed_by IS NOT NULL`,
    [businessNo, businessNo],
  );
  return rows.map((row) => row.staffId);
}
