import type { EntityManager } from 'typeorm';
import { mergedList } from '#libs/persistence/tasks/merged-list';
import { ANYTHING, casesNamed } from '#libs/persistence/tasks/unit-search';

interface BoxCase {
  readonly businessNo: string;
  readonly business: string;
  readonly summary: string;
  readonly summaryEn: string;
  readonly stage: string;
  readonly people: number;
  readonly effectiveMonth: string | null;
}

export type TodoRow = BoxCase & {
  readonly id: string;
  readonly initiatorName: string;
  /** 'operator', or 'case' where another case asked for it. */
  readonly initiatorKind: string;
  readonly createdAt: Date;
  readonly dueAt: Date | null;
  /** What brought it here: a verb. */
  readonly cameBy: string;
  /** What was said when it was brought here; empty where nothing was. */
  readonly opinion: string;
  /** Since nobody has worked on it. */
  readonly restingSince: Date;
  /** Levels of approval the case is to take; null before it was submitted. */
  readonly levels: number | null;
};
export type DoneRow = BoxCase & {
  readonly id: string;
  readonly act: string;
  readonly at: Date;
  readonly actorName: string;
  readonly unitAccountNo: string;
  readonly unitName: string;
};
export type InitiatedRow = BoxCase & {
  readonly initiatorName: string;
  readonly initiatorKind: string;
  readonly openedAt: Date;
  readonly submittedAt: Date | null;
};

export interface BoxPage {
  /** Business code, or undefined for all. */
  readonly business?: string;
  /** Key of the last row of the page before. */
  readonly after?: string;
  readonly limit: number;
}

export interface Owner {
  readonly kind: 'operator' | 'staff';
  readonly id: number;
}

const CASE = `s.business_no AS businessNo, s.business, s.summary, s.summary_en AS summaryEn, s.stage, s.people,
              s.effective_month AS effectiveMonth`;

/** In the operators' hands, what presses most first: corrections, papers to bring, withdrawn cases, drafts. */
const RANK = "FIELD(s.stage, 'returned', 'scanning', 'withdrawn', 'draft')";

/** What waits for the unit's operators; a draft does once something is in it, or where another case asks for it. */
const WAITS = `t.unit_id = ? AND t.state = 'open' AND t.role = 'operator'
           AND (s.stage <> 'draft' OR s.initiator_kind = 'case' OR JSON_LENGTH(s.form, '$.changes') > 0
                OR EXISTS (SELECT 1 FROM register_row r WHERE r.business_no = s.business_no))`;

export function operatorTodo(
  manager: EntityManager,
  unitId: number,
  page: BoxPage,
): Promise<TodoRow[]> {
  const [rank, id] = page.after?.split('.') ?? [];
  const keyedBy = id === undefined ? '' : `AND (${RANK} > ? OR (${RANK} = ? AND t.id < ?))`;
  const business = page.business === undefined ? '' : 'AND s.business = ?';
  return manager.query(
    `SELECT t.id, ${CASE}, COALESCE(o.name, '') AS initiatorName,
            s.initiator_kind AS initiatorKind, t.created_at AS createdAt, t.due_at AS dueAt, e.kind AS cameBy, e.opinion,
            GREATEST(t.created_at, COALESCE(s.edited_at, t.created_at)) AS restingSince,
            JSON_LENGTH(s.state, '$.plan.levels') AS levels
       FROM task t JOIN submission s ON s.business_no = t.business_no
       JOIN submission_event e ON e.business_no = s.business_no AND e.seq = s.seq
       LEFT JOIN unit_operator o ON s.initiator_kind = 'operator' AND o.id = s.initiator_id
      WHERE ${WAITS} ${keyedBy} ${business}
      ORDER BY ${RANK}, t.id DESC LIMIT ?`,
    [
      unitId,
      ...(id === undefined ? [] : [rank, rank, id]),
      ...(page.business === undefined ? [] : [page.business]),
      page.limit + 1,
    ],
  );
}

/** The rank of a stage in the to-do box, as the keys of its pages carry it. */
export function todoRank(stage: string): number {
  return ['returned', 'scanning', 'withdrawn', 'draft'].indexOf(stage) + 1;
}

/** The same by stage, for the unit's start page. */
export async function operatorTodoStages(
  manager: EntityManager,
  unitId: number,
): Promise<{ stage: string; count: number }[]> {
  const rows: { stage: string; count: string }[] = await manager.query(
    `SELECT s.stage, COUNT(*) AS count FROM task t JOIN submission s ON s.business_no = t.business_no
      WHERE ${WAITS} GROUP BY s.stage ORDER BY MIN(${RANK})`,
    [unitId],
  );
  return rows.map(({ stage, count }) => ({ stage, count: Number(count) }));
}

export async function countOperatorTodo(manager: EntityManager, unitId: number): Promise<number> {
  const [row]: { count: string }[] = await manager.query(
    `SELECT COUNT(*) AS count FROM task t JOIN submission s ON s.business_no = t.business_no WHERE ${WAITS}`,
    [unitId],
  );
  return Number(row?.count ?? 0);
}

export interface DonePage extends BoxPage {
  readonly act?: string;
  /** Words that may name a unit or a case. */
  readonly q?: string;
}

/** What these people did: one person's box, or that of all who act for a unit. */
export async function doneOf(
  manager: EntityManager,
  kind: Owner['kind'],
  ids: readonly number[],
  page: DonePage,
): Promise<DoneRow[]> {
  const found = page.q === undefined ? [ANYTHING] : await casesNamed(manager, page.q);
  const given: readonly [string, unknown][] = [
    ['d.id < ?', page.after],
    ['d.business = ?', page.business],
    ['d.act = ?', page.act],
  ];
  const asked = given.filter(([, value]) => value !== undefined);
  const more = asked.map(([sql]) => `AND ${sql}`).join(' ');
  // A search is by what the case has; else the entries alone tell which are shown.
  const cases = page.q === undefined ? '' : 'JOIN submission s ON s.business_no = d.business_no';
  const parts = ids.flatMap((id) =>
    found.map(({ sql, values }) => ({
      sql: `SELECT d.id FROM done_entry d ${cases} WHERE d.actor_kind = ? AND d.actor_id = ? AND ${sql} ${more}`,
      values: [kind, id, ...values, ...asked.map(([, value]) => value)],
    })),
  );
  const list = { parts, keys: ['id'], order: 'DESC', limit: page.limit + 1 } as const;
  return doneRows(manager, kind, await mergedList<{ id: string }>(manager, list));
}

async function doneRows(
  manager: EntityManager,
  kind: Owner['kind'],
  picked: readonly { readonly id: string }[],
): Promise<DoneRow[]> {
  if (picked.length === 0) return [];
  return manager.query(
    `SELECT d.id, ${CASE}, d.act, d.at, p.name AS actorName, u.account_no AS unitAccountNo, u.name AS unitName
       FROM done_entry d JOIN submission s ON s.business_no = d.business_no
       JOIN ${kind === 'operator' ? 'unit_operator' : 'staff'} p ON p.id = d.actor_id JOIN unit u ON u.id = s.unit_id
      WHERE d.id IN (?) ORDER BY d.id DESC`,
    [picked.map(({ id }) => id)],
  );
}

/** Everybody who acts, or once acted, for a unit. */
export async function operatorIdsOf(manager: EntityManager, unitId: number): Promise<number[]> {
  const rows: { id: number }[] = await manager.query(
    'SELECT id FROM unit_operator WHERE unit_id = ? ORDER BY id',
    [unitId],
  );
  return rows.map(({ id }) => id);
}

/** The cases a unit's operators began, or one of them, newest first. */
export function initiatedBy(
  manager: EntityManager,
  whose: { readonly unitId: number } | { readonly operatorId: number },
  page: BoxPage,
): Promise<InitiatedRow[]> {
  const [column, id] =
    'unitId' in whose ? ['s.unit_id', whose.unitId] : ['s.initiator_id', whose.operatorId];
  const after = page.after === undefined ? '' : 'AND s.business_no < ?';
  const business = page.business === undefined ? '' : 'AND s.business = ?';
  const given = [page.after, page.business].filter((value) => value !== undefined);
  return manager.query(
    `SELECT ${CASE}, COALESCE(o.name, '') AS initiatorName, s.initiator_kind AS initiatorKind, s.opened_at AS openedAt,
            s.submitted_at AS submittedAt
       FROM (SELECT s.business_no FROM submission s
              WHERE ${column} = ? AND s.stage <> 'unopened' ${after} ${business}
              ORDER BY s.business_no DESC LIMIT ?) AS picked
       JOIN submission s ON s.business_no = picked.business_no
       LEFT JOIN unit_operator o ON s.initiator_kind = 'operator' AND o.id = s.initiator_id
      ORDER BY s.business_no DESC`,
    [id, ...given, page.limit + 1],
  );
}
