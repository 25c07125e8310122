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
  readonly claimedAt: Date | null;
  readonly createdAt: Date;
  readonly dueAt: Date | null;
  /** The case's ProcessState as JSON text. */
  readonly processState: string;
}

const SELECT_TASK = `
  SELECT t.id, t.business_no AS businessNo, t.business, s.summary, s.summary_en AS summaryEn, u.name AS unitName,
         u.account_no AS unitAccountNo, t.role, t.branch_code AS branchCode, t.level, t.round, t.state,
         t.claimed_by AS claimedBy, p.name AS claimedByName, t.claimed_at AS claimedAt,
         t.created_at AS createdAt, t.due_at AS dueAt, s.state AS processState
    FROM task t JOIN submission s ON s.business_no = t.business_no JOIN unit u ON u.id = t.unit_id
    LEFT JOIN staff p ON p.id = t.claimed_by`;

export interface TaskFilter {
  readonly business?: string;
  readonly overdue?: boolean;
  /** Business number or unit account, from the start. */
  readonly q?: string;
  /** Ids between which the list runs, both left out. */
  readonly after?: string | undefined;
  readonly before?: string | undefined;
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

/** The lists of a desk: what nobody has claimed, what this person has, what somebody else has. */
export type TaskBox = 'open' | 'mine' | 'others';

/** Whose desk it is. */
export interface DeskStaff {
  readonly id: number;
  readonly grants: readonly Grant[];
}

interface Grant {
  readonly role: string;
  readonly branchCode: string;
}

interface Condition {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** One list of a person's desk, oldest first, and one row more than asked for when there is one. */
export function tasksIn(
  manager: EntityManager,
  box: TaskBox,
  staff: DeskStaff,
  filter: TaskFilter,
): Promise<TaskRow[]> {
  const { sql, values } = all([BOXES[box](staff), ...conditionsOf(filter)]);
  return manager.query(`${SELECT_TASK} WHERE ${sql} ORDER BY t.id LIMIT ?`, [
    ...values,
    filter.limit + 1,
  ]);
}

/** Where counting ends: nobody works through more, and the database need not either. */
const COUNTED_MAX = 1_000;

/** How long each list is, counted through its index up to 1,000. */
export async function countTasks(
  manager: EntityManager,
  staff: DeskStaff,
): Promise<Record<TaskBox, number>> {
  const boxes = (['open', 'mine', 'others'] as const).map((box) => ({ box, ...BOXES[box](staff) }));
  const counted = boxes.map(
    ({ box, sql }) =>
      `(SELECT COUNT(*) FROM (SELECT 1 FROM task t WHERE ${sql} LIMIT ${String(COUNTED_MAX)}) AS c_${box}) AS ${box}`,
  );
  const [row]: Partial<Record<TaskBox, string>>[] = await manager.query(
    `SELECT ${counted.join(', ')}`,
    boxes.flatMap(({ values }) => values),
  );
  return {
    open: Number(row?.open ?? 0),
    mine: Number(row?.mine ?? 0),
    others: Number(row?.others ?? 0),
  };
}

const BOXES: Record<TaskBox, (staff: DeskStaff) => Condition> = {
  open: ({ grants }) => all([{ sql: "t.state = 'open'", values: [] }, any(grants.map(ofGrant))]),
  mine: ({ id }) => ({ sql: "t.claimed_by = ? AND t.state = 'claimed'", values: [id] }),
  others: ({ id, grants }) =>
    all([
      { sql: "t.state = 'claimed' AND t.claimed_by <> ?", values: [id] },
      any(grants.map((grant) => (grant.role === 'operations' ? ofBranch(grant) : ofGrant(grant)))),
    ]),
};

function ofGrant(grant: Grant): Condition {
  return all([{ sql: 't.role = ?', values: [grant.role] }, ofBranch(grant)]);
}

/** '*' is a grant at every branch. */
function ofBranch({ branchCode }: Grant): Condition {
  return branchCode === '*'
    ? { sql: 'TRUE', values: [] }
    : { sql: 't.branch_code = ?', values: [branchCode] };
}

function conditionsOf(filter: TaskFilter): Condition[] {
  const { after, before, business, overdue, q } = filter;
  const pattern = `${(q ?? '').replaceAll(/[%_\\]/g, '\\$&')}%`;
  const asked: [boolean, Condition][] = [
    [after !== undefined, { sql: 't.id > ?', values: [after] }],
    [before !== undefined, { sql: 't.id < ?', values: [before] }],
    [business !== undefined, { sql: 't.business = ?', values: [business] }],
    [overdue === true, { sql: 't.due_at < UTC_TIMESTAMP(3)', values: [] }],
    [
      q !== undefined,
      {
        sql: '(t.business_no LIKE ? OR u.account_no LIKE ? OR u.name LIKE ?)',
        values: [pattern, pattern, pattern],
      },
    ],
  ];
  return asked.filter(([given]) => given).map(([, condition]) => condition);
}

function all(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND '),
    values: conditions.flatMap(({ values }) => values),
  };
}

function any(conditions: readonly Condition[]): Condition {
  if (conditions.length === 0) return { sql: 'FALSE', values: [] };
  return {
    sql: `(${conditions.map(({ sql }) => `(${sql})`).join(' OR ')})`,
    values: conditions.flatMap(({ values }) => values),
  };
}
