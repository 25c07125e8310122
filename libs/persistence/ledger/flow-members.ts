import type { EntityManager } from 'typeorm';
import { namesMembers } from '#libs/persistence/ledger/flow-queries';

/** What an entry of the flow was for one member (manual 7.3, 明细). */
export interface FlowMember {
  /** To read on from. */
  readonly id: string;
  readonly accountNo: string;
  readonly name: string;
  readonly day: string;
  readonly type: string;
  readonly month: string;
  readonly amountFen: number;
  readonly interestFen: number;
}

export interface FlowMembersAsked {
  /** Id of the entry. */
  readonly entry: string;
  readonly after?: string | undefined;
  readonly limit: number;
}

interface EntryRead {
  readonly voucherId: string | null;
  readonly voucherKind: string | null;
  readonly lineNo: number;
  readonly businessNo: string | null;
  readonly day: string;
  readonly type: string;
  readonly month: string;
}

interface MemberRead {
  readonly id: string;
  readonly accountNo: string;
  readonly name: string;
  readonly month: string;
  readonly fen: string;
}

/** The members' lines behind it, or, where no money moved, the rows of its case; none where it names nobody. */
export async function flowMembers(
  manager: EntityManager,
  { entry, after, limit }: FlowMembersAsked,
): Promise<FlowMember[]> {
  const [found]: EntryRead[] = await manager.query(
    `SELECT f.voucher_id AS voucherId, v.kind AS voucherKind, f.line_no AS lineNo, f.business_no AS businessNo,
            f.posting_day AS day, f.type, f.month
       FROM unit_flow f LEFT JOIN voucher v ON v.id = f.voucher_id WHERE f.id = ?`,
    [entry],
  );
  if (found === undefined || !namesMembers(found)) return [];
  const rows =
    found.voucherId === null
      ? await rowsOfCase(manager, found, after, limit)
      : await membersOfLine(manager, found, after, limit);
  const isInterest = found.type === '09';
  return rows.map(({ fen, ...row }) => ({
    ...row,
    id: String(row.id),
    day: found.day,
    type: found.type,
    amountFen: isInterest ? 0 : Number(fen),
    interestFen: isInterest ? Number(fen) : 0,
  }));
}

function membersOfLine(
  manager: EntityManager,
  { voucherId, lineNo, type }: EntryRead,
  after: string | undefined,
  limit: number,
): Promise<MemberRead[]> {
  const [accountId = '0', month = ''] = (after ?? '0-').split('-');
  return manager.query(
    `SELECT CONCAT(x.account_id, '-', x.month) AS id, a.account_no AS accountNo, p.name, x.month,
            IF(l.side = 'C', 1, -1) * x.fen AS fen
       FROM (SELECT voucher_id, line_no, account_id, month, unit_fen + personal_fen + fiscal_fen + other_fen AS fen
               FROM member_line
              WHERE voucher_id = ? AND line_no = ? AND kind = ? AND account_id >= ? AND (account_id > ? OR month > ?)
              ORDER BY account_id, month LIMIT ?) x
       JOIN voucher_line l ON l.voucher_id = x.voucher_id AND l.line_no = x.line_no
       JOIN personal_account a ON a.id = x.account_id JOIN member p ON p.id = a.member_id
      ORDER BY x.account_id, x.month`,
    [voucherId, lineNo, type, accountId, accountId, month, limit],
  );
}

function rowsOfCase(
  manager: EntityManager,
  { businessNo, month }: EntryRead,
  after: string | undefined,
  limit: number,
): Promise<MemberRead[]> {
  return manager.query(
    `SELECT r.row_no AS id, a.account_no AS accountNo, p.name, COALESCE(r.month, ?) AS month, 0 AS fen
       FROM register_row r JOIN personal_account a ON a.id = r.account_id JOIN member p ON p.id = a.member_id
      WHERE r.business_no = ? AND r.chosen = 1 AND r.row_no > ? ORDER BY r.row_no LIMIT ?`,
    [month, businessNo, after ?? '0', limit],
  );
}
