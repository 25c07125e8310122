import type { EntityManager } from 'typeorm';
import type { StaffRole } from '#libs/submission/plan';

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
  readonly createdAt: Date;
  readonly dueAt: Date | null;
  /** The case's ProcessState as JSON text. */
  readonly processState: string;
}

const SELECT_TASK = `
  SELECT t.id, t.business_no AS businessNo, t.business, s.summary, s.summary_en AS summaryEn, u.name AS unitName,
         u.account_no AS unitAccountNo, t.role, t.branch_code AS branchCode, t.level, t.round, t.state,
         t.claimed_by AS claimedBy, p.name AS claimedByName, t.created_at AS createdAt, t.due_at AS dueAt,
         s.state AS processState
    FROM task t JOIN submission s ON s.business_no = t.business_no JOIN unit u ON u.id = t.unit_id
    LEFT JOIN staff p ON p.id = t.claimed_by`;

export interface TaskFilter {
  readonly business?: string;
  readonly overdue?: boolean;
  /** Business number or unit account, from the start. */
  readonly q?: string;
  readonly after?: string;
  readonly limit: number;
}

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

export const OPEN_TASK_COLUMNS =
  't.id, t.state, t.role, t.branch_code AS branchCode, t.claimed_by AS claimedBy, t.level, t.round';
export const IS_OPEN_STAFF_TASK = "t.state <> 'closed' AND t.role <> 'operator'";

/** Null when a case waits for nobody of the staff. */
export async function openTaskOf(
  manager: EntityManager,
  businessNo: string,
): Promise<OpenTask | null> {
  const [row]: OpenTask[] = await manager.query(
    `SELECT ${OPEN_TASK_COLUMNS} FROM task t WHERE t.business_no = ? AND ${IS_OPEN_STAFF_TASK}
      ORDER BY t.id DESC LIMIT 1`,
    [businessNo],
  );
  return row ?? null;
}

export interface Grant {
  readonly role: string;
  readonly branchCode: string;
}

/** Tasks nobody has claimed, of the roles a person holds, oldest first. */
export function openTasks(
  manager: EntityManager,
  grants: readonly Grant[],
  filter: TaskFilter,
): Promise<TaskRow[]> {
  if (grants.length === 0) return Promise.resolve([]);
  const held = grants.map((grant) =>
    grant.branchCode === '*' ? '(t.role = ?)' : '(t.role = ? AND t.branch_code = ?)',
  );
  const values = grants.flatMap((grant) =>
    grant.branchCode === '*' ? [grant.role] : [grant.role, grant.branchCode],
  );
  return tasksWhere(manager, `t.state = 'open' AND (${held.join(' OR ')})`, values, filter);
}

/** Tasks a person has claimed and not decided, oldest first. */
export function claimedTasks(
  manager: EntityManager,
  staffId: number,
  filter: TaskFilter,
): Promise<TaskRow[]> {
  return tasksWhere(manager, "t.claimed_by = ? AND t.state = 'claimed'", [staffId], filter);
}

function tasksWhere(
  manager: EntityManager,
  where: string,
  values: unknown[],
  filter: TaskFilter,
): Promise<TaskRow[]> {
  const conditions = [where];
  if (filter.after !== undefined) conditions.push('t.id > ?');
  if (filter.business !== undefined) conditions.push('t.business = ?');
  if (filter.overdue === true) conditions.push('t.due_at < UTC_TIMESTAMP(3)');
  if (filter.q !== undefined)
    conditions.push('(t.business_no LIKE ? OR u.account_no LIKE ? OR u.name LIKE ?)');
  const pattern =
    filter.q === undefined
      ? []
      : Array<string>(3).fill(`${filter.q.replaceAll(/[%_\\]/g, '\\$&')}%`);
  const more = [filter.after, filter.business].filter((value) => value !== undefined);
  return manager.query(`${SELECT_TASK} WHERE ${conditions.join(' AND ')} ORDER BY t.id LIMIT ?`, [
    ...values,
    ...more,
    ...pattern,
    filter.limit + 1,
  ]);
}
