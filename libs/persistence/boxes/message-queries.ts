import type { EntityManager } from 'typeorm';
import type { BoxPage, Owner } from '#libs/persistence/boxes/box-queries';

export interface MessageRow {
  readonly id: string;
  readonly businessNo: string;
  readonly business: string;
  readonly textKey: string;
  readonly text: string;
  readonly textEn: string;
  readonly channel: string;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

const MESSAGE = `m.id, m.business_no AS businessNo, m.business, m.text_key AS textKey, m.text, m.text_en AS textEn, m.channel,
            m.created_at AS createdAt, m.read_at AS readAt`;

export function messagesOf(
  manager: EntityManager,
  owner: Owner,
  page: BoxPage & { readonly unread?: boolean },
): Promise<MessageRow[]> {
  const unread = page.unread === true ? 'AND m.read_at IS NULL' : '';
  const after = page.after === undefined ? '' : 'AND m.id < ?';
  const business = page.business === undefined ? '' : 'AND m.business = ?';
  const given = [page.after, page.business].filter((value) => value !== undefined);
  return manager.query(
    `SELECT ${MESSAGE} FROM message m
      WHERE m.recipient_kind = ? AND m.recipient_id = ? ${unread} ${after} ${business}
      ORDER BY m.id DESC LIMIT ?`,
    [owner.kind, owner.id, ...given, page.limit + 1],
  );
}

export async function messageOf(
  manager: EntityManager,
  owner: Owner,
  id: string,
): Promise<MessageRow | null> {
  const [row]: MessageRow[] = await manager.query(
    `SELECT ${MESSAGE} FROM message m WHERE m.recipient_kind = ? AND m.recipient_id = ? AND m.id = ?`,
    [owner.kind, owner.id, id],
  );
  return row ?? null;
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
