import type { EntityManager, SelectQueryBuilder } from 'typeorm';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { TaskEntity } from '#libs/persistence/entities/task.entity';
import type { StaffRole } from '#libs/case/plan';

/** A staff task with what a list shows of its case. */
export interface TaskRow {
  readonly id: string;
  readonly businessNo: string;
  readonly business: string;
  readonly summary: string;
  readonly summaryEn: string;
  readonly unitName: string;
  readonly unitAccountNo: string;
  readonly role: string;
  readonly branchCode: string;
  readonly level: number;
  readonly round: number;
  readonly state: string;
  readonly claimedBy: number | null;
  readonly claimedByName: string | null;
  readonly claimedAt: Date | null;
  readonly createdAt: Date;
  readonly dueAt: Date | null;
  readonly people: number;
  readonly beforeFen: string;
  readonly afterFen: string;
  /** The case's ProcessState as JSON text. */
  readonly processState: string;
}

export const SELECT_TASK = `
  SELECT t.id, t.business_no AS businessNo, t.business, s.summary, s.summary_en AS summaryEn, u.name AS unitName,
         u.account_no AS unitAccountNo, t.role, t.branch_code AS branchCode, t.level, t.round, t.state,
         t.claimed_by AS claimedBy, p.name AS claimedByName, t.claimed_at AS claimedAt,
         t.created_at AS createdAt, t.due_at AS dueAt, s.people, s.before_fen AS beforeFen, s.after_fen AS afterFen, s.state AS processState
    FROM task t JOIN submission s ON s.business_no = t.business_no JOIN unit u ON u.id = t.unit_id
    LEFT JOIN staff p ON p.id = t.claimed_by`;

export async function taskById(manager: EntityManager, id: string): Promise<TaskRow | null> {
  const [row]: TaskRow[] = await manager.query(`${SELECT_TASK} WHERE t.id = ?`, [id]);
  return row ?? null;
}

/** The task staff are to answer, as rights see it. */
export interface OpenTask {
  readonly id: string;
  readonly state: 'open' | 'claimed';
  readonly role: StaffRole;
  readonly branchCode: string;
  readonly claimedBy: number | null;
  readonly level: number;
  readonly round: number;
}

/** What `withOpenTask` adds to a case; empty where it waits for nobody of the staff. */
export interface OpenTaskColumns {
  readonly task_id: string | null;
  readonly task_state: OpenTask['state'];
  readonly task_role: StaffRole;
  readonly task_branch: string;
  readonly task_claimed_by: number | null;
  readonly task_level: number;
  readonly task_round: number;
}

/** Reads with a case, in its own statement, the task staff are to answer; it has one at a time. */
export function withOpenTask(
  query: SelectQueryBuilder<SubmissionEntity>,
): SelectQueryBuilder<SubmissionEntity> {
  const ofCase = `task.businessNo = ${query.alias}.businessNo`;
  return query
    .leftJoin(
      TaskEntity,
      'task',
      `${ofCase} AND task.state <> 'closed' AND task.role <> 'operator'`,
    )
    .addSelect('task.id', 'task_id')
    .addSelect('task.state', 'task_state')
    .addSelect('task.role', 'task_role')
    .addSelect('task.branchCode', 'task_branch')
    .addSelect('task.claimedBy', 'task_claimed_by')
    .addSelect('task.level', 'task_level')
    .addSelect('task.round', 'task_round')
    .orderBy('task.id', 'DESC');
}

export function openTaskIn(row: OpenTaskColumns | undefined): OpenTask | null {
  if (row?.task_id == null) return null;
  return {
    id: row.task_id,
    state: row.task_state,
    role: row.task_role,
    branchCode: row.task_branch,
    claimedBy: row.task_claimed_by,
    level: row.task_level,
    round: row.task_round,
  };
}
