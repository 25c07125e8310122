import type { EntityManager } from 'typeorm';
import { ofBranches, type Branches } from '#libs/persistence/records/centre-queries';
import { mergedSql, type SqlWithValues } from '#libs/persistence/tasks/merged-list';

/** When a row of each history was posted: a moment, or the day of the books. */
const POSTED = {
  posted_change: 'posted_at',
  status_change: 'posted_at',
  unit_flow: 'posting_day',
} as const;

/** Also where an index has nothing in front of the moment a stretch of it is asked for, not the whole. */
const BEFORE_ALL = '1000-01-01';

/** Rows of a history by when they were posted, newest first; what was posted together, by its number. */
export interface NewestFirst {
  readonly table: keyof typeof POSTED;
  /** What an index has in front of the moment: names of columns with what they are. */
  readonly of: Readonly<Record<string, string | number>>;
  /** Of units of these branches alone. */
  readonly branches?: Branches | undefined;
  /** From this moment or day on, and before that one. */
  readonly from?: Date | string | undefined;
  readonly before?: Date | string | undefined;
  /** Number of the last row of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** The numbers of a page. */
export async function newestFirst(manager: EntityManager, list: NewestFirst): Promise<string[]> {
  const { sql, values } = newestFirstSql(list);
  const rows: { id: string }[] = await manager.query(sql, [...values]);
  return rows.map(({ id }) => id);
}

/**
 * When and which, as a table to read more of: from a stretch of one index however long the history is: the rest of the moment the page before
 * ended in, and what is older. A case posts a hundred thousand rows in one moment. Nothing follows a row that is not there.
 */
export function newestFirstSql(list: NewestFirst): SqlWithValues {
  const { from, before, after, limit, table, branches = null } = list;
  const posted = POSTED[table];
  const equal = Object.keys(list.of).map((column) => `h.${column} = ?`);
  // However many units a branch has: rows are read in their order, and looked at one by one.
  const unit = branches === null ? '' : 'STRAIGHT_JOIN unit u ON u.id = h.unit_id';
  const branch = ofBranches(branches);
  const part = (more: readonly (readonly [sql: string, value: unknown])[]) => ({
    sql: `SELECT h.${posted}, h.id FROM ${table} h ${unit}
           WHERE ${[...equal, branch.sql, ...more.map(([sql]) => `h.${sql}`)].join(' AND ')}`,
    values: [...Object.values(list.of), ...branch.values, ...more.map(([, value]) => value)],
  });
  const first = from ?? (equal.length === 0 ? BEFORE_ALL : undefined);
  const since = first === undefined ? [] : [[`${posted} >= ?`, first] as const];
  const until = before === undefined ? [] : [[`${posted} < ?`, before] as const];
  const last = `(SELECT ${posted} FROM ${table} WHERE id = ?)`;
  const parts =
    after === undefined
      ? [part([...since, ...until])]
      : [
          part([[`${posted} = ${last}`, after], ['id < ?', after], ...since, ...until]),
          part([[`${posted} < ${last}`, after], ...since, ...until]),
        ];
  return mergedSql({ parts, keys: [posted, 'id'], order: 'DESC', limit });
}
