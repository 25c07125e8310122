import type { EntityManager } from 'typeorm';

interface BoxCase {
  readonly businessNo: string;
  readonly business: string;
  readonly summary: string;
  readonly summaryEn: string;
  readonly stage: string;
}

export interface MessageRow {
  readonly id: string;
  readonly businessNo: string;
  readonly business: string;
  readonly text: string;
  readonly textEn: string;
  readonly channel: string;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}
export type TodoRow = BoxCase & {
  readonly id: string;
  readonly createdAt: Date;
  readonly dueAt: Date | null;
};
export type DoneRow = BoxCase & { readonly id: string; readonly act: string; readonly at: Date };
export type InitiatedRow = BoxCase & { readonly openedAt: Date; readonly submittedAt: Date | null };

export interface BoxPage {
  /** Business code, or undefined for all. */
  readonly business?: string;
  readonly unread?: boolean;
  /** Key of the last row of the page before. */
  readonly after?: string;
  readonly limit: number;
}

export interface Owner {
  readonly kind: 'operator' | 'staff';
  readonly id: number;
}

const CASE =
  's.business_no AS businessNo, s.business, s.summary, s.summary_en AS summaryEn, s.stage';

export function messagesOf(
  manager: EntityManager,
  owner: Owner,
  page: BoxPage,
): Promise<MessageRow[]> {
  const unread = page.unread === true ? 'AND m.read_at IS NULL' : '';
  return manager.query(
    `SELECT m.id, m.business_no AS businessNo, m.business, m.text, m.text_en AS textEn, m.channel,
            m.created_at AS createdAt, m.read_at AS readAt
       FROM message m WHERE m.recipient_kind = ? AND m.recipient_id = ? ${unread} ${keyed(page, 'm.id')} ${ofBusiness(page, 'm')}
      ORDER BY m.id DESC LIMIT ?`,
    [owner.kind, owner.id, ...pageValues(page)],
  );
}

/** What waits for the unit's operators: returned cases first, then papers to bring, newest first. */
export function operatorTodo(
  manager: EntityManager,
  unitId: number,
  page: BoxPage,
): Promise<TodoRow[]> {
  const [rank, id] = page.after?.split('.') ?? [];
  const rankOf = "IF(s.stage = 'returned', 0, 1)";
  const keyedBy = id === undefined ? '' : `AND (${rankOf} > ? OR (${rankOf} = ? AND t.id < ?))`;
  const business = page.business === undefined ? '' : 'AND s.business = ?';
  return manager.query(
    `SELECT t.id, ${CASE}, t.created_at AS createdAt, t.due_at AS dueAt
       FROM task t JOIN submission s ON s.business_no = t.business_no
      WHERE t.unit_id = ? AND t.state = 'open' AND t.role = 'operator' ${keyedBy} ${business}
      ORDER BY ${rankOf}, t.id DESC LIMIT ?`,
    [
      unitId,
      ...(id === undefined ? [] : [rank, rank, id]),
      ...(page.business === undefined ? [] : [page.business]),
      page.limit + 1,
    ],
  );
}

export function doneOf(manager: EntityManager, owner: Owner, page: BoxPage): Promise<DoneRow[]> {
  return manager.query(
    `SELECT d.id, ${CASE}, d.act, d.at FROM done_entry d JOIN submission s ON s.business_no = d.business_no
      WHERE d.actor_kind = ? AND d.actor_id = ? ${keyed(page, 'd.id')} ${ofBusiness(page, 's')} ORDER BY d.id DESC LIMIT ?`,
    [owner.kind, owner.id, ...pageValues(page)],
  );
}

export function initiatedBy(
  manager: EntityManager,
  operatorId: number,
  page: BoxPage,
): Promise<InitiatedRow[]> {
  return manager.query(
    `SELECT ${CASE}, s.opened_at AS openedAt, s.submitted_at AS submittedAt FROM submission s
      WHERE s.initiator_id = ? AND s.stage <> 'unopened' ${keyed(page, 's.business_no')} ${ofBusiness(page, 's')}
      ORDER BY s.business_no DESC LIMIT ?`,
    [operatorId, ...pageValues(page)],
  );
}

export async function unreadMessages(manager: EntityManager, owner: Owner): Promise<number> {
  // Counted to 100 and no further: nobody reads '1,342 unread'.
  const [row]: { count: string }[] = await manager.query(
    `SELECT COUNT(*) AS count FROM (SELECT 1 FROM message WHERE recipient_kind = ? AND recipient_id = ?
        AND read_at IS NULL ORDER BY id DESC LIMIT 100) AS latest`,
    [owner.kind, owner.id],
  );
  return Number(row?.count ?? 0);
}

export async function markRead(
  manager: EntityManager,
  owner: Owner,
  id: string | null,
): Promise<number> {
  const result: { affectedRows: number } = await manager.query(
    `UPDATE message SET read_at = COALESCE(read_at, UTC_TIMESTAMP(3)) WHERE recipient_kind = ? AND recipient_id = ?
        ${id === null ? 'AND read_at IS NULL' : 'AND id = ?'}`,
    [owner.kind, owner.id, ...(id === null ? [] : [id])],
  );
  return result.affectedRows;
}

function keyed(page: BoxPage, key: string): string {
  return page.after === undefined ? '' : `AND ${key} < ?`;
}

function ofBusiness(page: BoxPage, table: string): string {
  return page.business === undefined ? '' : `AND ${table}.business = ?`;
}

function pageValues(page: BoxPage): unknown[] {
  const given = [page.after, page.business].filter((value) => value !== undefined);
  return [...given, page.limit + 1];
}

export async function messageOf(
  manager: EntityManager,
  owner: Owner,
  id: string,
): Promise<MessageRow | null> {
  const [row]: MessageRow[] = await manager.query(
    `SELECT id, business_no AS businessNo, business, text, text_en AS textEn, channel, created_at AS createdAt,
            read_at AS readAt FROM message WHERE recipient_kind = ? AND recipient_id = ? AND id = ?`,
    [owner.kind, owner.id, id],
  );
  return row ?? null;
}

export async function countOperatorTodo(manager: EntityManager, unitId: number): Promise<number> {
  const [row]: { count: string }[] = await manager.query(
    "SELECT COUNT(*) AS count FROM task WHERE unit_id = ? AND state = 'open' AND role = 'operator'",
    [unitId],
  );
  return Number(row?.count ?? 0);
}

/** What waits for a reviewer: claimed by him, or open to one of his roles; counted up to 1,000 of each. */
export async function countClaimable(
  manager: EntityManager,
  staffId: number,
  grants: readonly { readonly role: string; readonly branchCode: string }[],
): Promise<number> {
  const counted = grants.map(
    ({ branchCode }) => `(SELECT COUNT(*) FROM (SELECT 1 FROM task WHERE state = 'open' AND role = ?
    ${branchCode === '*' ? '' : 'AND branch_code = ?'} LIMIT 1000) AS open_ones)`,
  );
  const values = grants.flatMap(({ role, branchCode }) =>
    branchCode === '*' ? [role] : [role, branchCode],
  );
  const mine = "(SELECT COUNT(*) FROM task WHERE claimed_by = ? AND state = 'claimed')";
  const [row]: { count: string }[] = await manager.query(
    `SELECT ${[mine, ...counted].join(' + ')} AS count`,
    [staffId, ...values],
  );
  return Number(row?.count ?? 0);
}
