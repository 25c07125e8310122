import type { EntityManager } from 'typeorm';
import {
  placesOf,
  type DeskStaff,
  type Place,
  type TaskBox,
} from '#libs/persistence/tasks/desk-places';
import { mergedList } from '#libs/persistence/tasks/merged-list';
import { SELECT_TASK, type TaskRow } from '#libs/persistence/tasks/task-queries';
import { ANYTHING, casesNamed, type Named as Condition } from '#libs/persistence/tasks/unit-search';

/** As they came, or by what the case moves: what rises most first, what falls most, the largest share. */
export const TASK_ORDERS = ['arrived', 'rise', 'fall', 'percent'] as const;
export type TaskOrder = (typeof TASK_ORDERS)[number];

const ORDERS = {
  arrived: { value: '0', order: 'ASC' },
  rise: { value: 't.change_fen', order: 'DESC' },
  fall: { value: 't.change_fen', order: 'ASC' },
  percent: { value: 't.rise_bp', order: 'DESC' },
} as const;

/** A place in a list: the task, and what the list is ordered by. */
export interface TaskPlace {
  readonly value: string;
  readonly id: string;
}

export interface TaskFilter {
  readonly business?: string;
  readonly overdue?: boolean;
  /** The monthly total rises by more than so many percent. */
  readonly riseOver?: number;
  /** It falls by more than so many percent; with `riseOver`, either. */
  readonly fallOver?: number;
  /** Beginning of a business number or unit account, or part of a unit's name. */
  readonly q?: string;
  readonly order?: TaskOrder;
  /** Places between which the list runs, both left out; `before` in the order of arrival alone. */
  readonly after?: TaskPlace | undefined;
  readonly before?: string | undefined;
  readonly limit: number;
}

/** A row of a list with its place. */
export type ListedTask = TaskRow & { readonly orderValue: string };

/** One list of a person's desk, and one row more than asked for when there is one. */
export async function tasksIn(
  manager: EntityManager,
  box: TaskBox,
  staff: DeskStaff,
  filter: TaskFilter,
): Promise<ListedTask[]> {
  const { value, order } = ORDERS[filter.order ?? 'arrived'];
  const found = filter.q === undefined ? [ANYTHING] : await casesNamed(manager, filter.q, 't');
  const asked = conditionsOf(filter);
  const parts = (await stretches(manager, box, staff)).flatMap((stretch) =>
    found.map((search) => {
      const { sql, values } = all([stretch, search, ...asked]);
      return { sql: `SELECT t.id, ${value} AS orderValue FROM task t WHERE ${sql}`, values };
    }),
  );
  const keys =
    filter.order === undefined || filter.order === 'arrived' ? ['id'] : ['orderValue', 'id'];
  const picked = await mergedList<{ id: string; orderValue: string }>(manager, {
    parts,
    keys,
    order,
    limit: filter.limit + 1,
  });
  return withDetails(manager, picked);
}

async function withDetails(
  manager: EntityManager,
  picked: readonly { readonly id: string; readonly orderValue: string }[],
): Promise<ListedTask[]> {
  if (picked.length === 0) return [];
  const rows: TaskRow[] = await manager.query(`${SELECT_TASK} WHERE t.id IN (?)`, [
    picked.map(({ id }) => id),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return picked.flatMap(({ id, orderValue }) => {
    const row = byId.get(id);
    return row === undefined ? [] : [{ ...row, orderValue: String(orderValue) }];
  });
}

/** Where counting ends: nobody works through more, and the database need not either. */
const COUNTED_MAX = 1_000;

/** How long a list is, counted through its index up to 1,000. */
export async function countTasks(
  manager: EntityManager,
  box: TaskBox,
  staff: DeskStaff,
): Promise<number> {
  const parts = await stretches(manager, box, staff);
  if (parts.length === 0) return 0;
  const counted = parts.map(
    ({ sql }) =>
      `(SELECT COUNT(*) FROM (SELECT 1 FROM task t WHERE ${sql} LIMIT ${String(COUNTED_MAX)}) AS stretch)`,
  );
  const [row]: { count: string }[] = await manager.query(
    `SELECT ${counted.join(' + ')} AS count`,
    parts.flatMap(({ values }) => values),
  );
  return Math.min(COUNTED_MAX, Number(row?.count ?? 0));
}

/** The stretches of an index a list is made of; no task is in two of them. */
async function stretches(
  manager: EntityManager,
  box: TaskBox,
  { id, grants }: DeskStaff,
): Promise<Condition[]> {
  if (box === 'mine') return [{ sql: "t.claimed_by = ? AND t.state = 'claimed'", values: [id] }];
  const places = await placesOf(manager, box, grants);
  return places.map(box === 'open' ? openAt : (place) => claimedAt(place, id));
}

function openAt({ branchCode, role }: Place): Condition {
  return {
    sql: "t.state = 'open' AND t.branch_code = ? AND t.role = ?",
    values: [branchCode, role],
  };
}

function claimedAt({ branchCode, role }: Place, notBy: number): Condition {
  return {
    sql: "t.state = 'claimed' AND t.branch_code = ? AND t.role = ? AND t.claimed_by <> ?",
    values: [branchCode, role, notBy],
  };
}

function conditionsOf(filter: TaskFilter): Condition[] {
  const { after, before, business, overdue, riseOver, fallOver } = filter;
  const asked: [boolean, Condition][] = [
    [before !== undefined, { sql: 't.id < ?', values: [before] }],
    [business !== undefined, { sql: 't.business = ?', values: [business] }],
    [overdue === true, { sql: 't.due_at < UTC_TIMESTAMP(3)', values: [] }],
    [riseOver !== undefined || fallOver !== undefined, movedBy(riseOver, fallOver)],
  ];
  const given = asked.filter(([wanted]) => wanted).map(([, condition]) => condition);
  return after === undefined ? given : [...given, afterPlace(after, filter.order ?? 'arrived')];
}

/** How far the monthly total moves, in one direction or in either. */
function movedBy(riseOver: number | undefined, fallOver: number | undefined): Condition {
  const ways = [
    ...(riseOver === undefined ? [] : [{ sql: 't.rise_bp > ?', value: riseOver * 100 }]),
    ...(fallOver === undefined ? [] : [{ sql: 't.rise_bp < ?', value: fallOver * -100 }]),
  ];
  return {
    sql: `(${ways.map(({ sql }) => sql).join(' OR ')})`,
    values: ways.map(({ value }) => value),
  };
}

function afterPlace({ value, id }: TaskPlace, by: TaskOrder): Condition {
  if (by === 'arrived') return { sql: 't.id > ?', values: [id] };
  const { value: column, order } = ORDERS[by];
  const further = order === 'ASC' ? '>' : '<';
  return {
    sql: `(${column} ${further} ? OR (${column} = ? AND t.id ${further} ?))`,
    values: [value, value, id],
  };
}

function all(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.map(({ sql }) => sql).join(' AND '),
    values: conditions.flatMap(({ values }) => values),
  };
}
