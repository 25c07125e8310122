import type { EntityManager } from 'typeorm';
import { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import type { NewTask } from '#libs/persistence/tasks/task-store';
import { DONE_VERBS } from '#libs/case/lists';
import { STAGES, isFinal, type Stage } from '#libs/case/stage';

const FINAL_STAGES = (Object.keys(STAGES) as Stage[]).filter(isFinal);

/** Cases whose lists can be wrong: open ones, and finished ones that still have an open task. By business number. */
export function casesToVerify(
  manager: EntityManager,
  after: string,
  limit: number,
): Promise<SubmissionEntity[]> {
  return manager
    .createQueryBuilder(SubmissionEntity, 'submission')
    .where('submission.businessNo > :after', { after })
    .andWhere(
      `(submission.stage NOT IN (:...finals) OR EXISTS (
          SELECT 1 FROM task t WHERE t.business_no = submission.business_no AND t.state <> 'closed'))`,
      { finals: FINAL_STAGES },
    )
    .orderBy('submission.businessNo')
    .limit(limit)
    .getMany();
}

/** Completed cases whose receipt should long have been printed. */
export function casesWithoutReceipt(
  manager: EntityManager,
  limit: number,
): Promise<{ businessNo: string }[]> {
  return manager.query(
    `SELECT s.business_no AS businessNo FROM submission s
       LEFT JOIN document d ON d.subject_kind = 'case' AND d.subject_no = s.business_no AND d.kind = 'receipt'
                           AND d.created_at >= s.finished_at
      WHERE s.stage = 'completed' AND s.finished_at < UTC_TIMESTAMP(3) - INTERVAL 10 MINUTE AND d.id IS NULL
      ORDER BY s.business_no LIMIT ?`,
    [limit],
  );
}

export interface OpenTask {
  readonly id: string;
  readonly round: number;
  readonly level: number;
  readonly role: string;
}

export function openTasksOf(manager: EntityManager, businessNo: string): Promise<OpenTask[]> {
  return manager.query(
    "SELECT id, round, level, role FROM task WHERE business_no = ? AND state <> 'closed' ORDER BY id",
    [businessNo],
  );
}

export async function closeTask(manager: EntityManager, id: string, at: Date): Promise<void> {
  await manager.query("UPDATE task SET state = 'closed', closed_at = ? WHERE id = ?", [at, id]);
}

/** Opens the task anew, or again when its row was closed; whoever had claimed it claims once more. */
export async function restoreTask(manager: EntityManager, task: NewTask, at: Date): Promise<void> {
  const { businessNo, business, round, level, role, branchCode, unitId, dueAt } = task;
  const { changeFen = 0, riseBp = 0 } = task;
  await manager.query(
    `INSERT INTO task (business_no, business, round, level, role, branch_code, unit_id, change_fen, rise_bp, state,
            created_at, due_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?)
     ON DUPLICATE KEY UPDATE state = 'open', claimed_by = NULL, claimed_at = NULL, closed_at = NULL, due_at = VALUES(due_at)`,
    [businessNo, business, round, level, role, branchCode, unitId, changeFen, riseBp, at, dueAt],
  );
}

const UNDONE = `
    FROM submission_event e
   WHERE e.business_no = ? AND e.actor_kind <> 'system' AND e.kind IN (?)
     AND NOT EXISTS (SELECT 1 FROM done_entry d
                      WHERE d.business_no = e.business_no AND d.actor_kind = e.actor_kind
                        AND d.actor_id = e.actor_id AND d.act = e.kind AND d.at = e.at)`;

/** Acts of people that their done boxes do not show. */
export async function countUndone(manager: EntityManager, businessNo: string): Promise<number> {
  const [row]: { count: string }[] = await manager.query(`SELECT COUNT(*) AS count ${UNDONE}`, [
    businessNo,
    DONE_VERBS,
  ]);
  return Number(row?.count ?? 0);
}

export async function restoreDone(manager: EntityManager, businessNo: string): Promise<void> {
  await manager.query(
    `INSERT INTO done_entry (actor_kind, actor_id, business_no, business, act, at)
     SELECT e.actor_kind, e.actor_id, e.business_no,
            (SELECT s.business FROM submission s WHERE s.business_no = e.business_no), e.kind, e.at ${UNDONE}`,
    [businessNo, DONE_VERBS],
  );
}
