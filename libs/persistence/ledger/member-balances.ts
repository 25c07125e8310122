import type { EntityManager } from 'typeorm';
import type { VoucherLine } from '#libs/fund/ledger/voucher';

const TOTAL = 'm.unit_fen + m.personal_fen + m.fiscal_fen + m.other_fen';
const SIGNED = `IF(l.side = 'C', 1, -1) * (${TOTAL})`;

/** What an account's members' lines come to: `fen`, and `carried` of it. */
export const MEMBER_SUMS = `
  SELECT m.account_id, SUM(${SIGNED}) AS fen, SUM(IF(m.month = '', ${SIGNED}, 0)) AS carried, MAX(m.month) AS month
    FROM member_line m JOIN voucher_line l ON l.voucher_id = m.voucher_id AND l.line_no = m.line_no`;

/** A voucher's only line of members, behind which no account has two. */
export interface OnceEach {
  readonly lineNo: number;
  readonly side: VoucherLine['side'];
  readonly members: number;
}

/** How a voucher's members' lines move what is kept of their accounts. */
export interface MembersMoved {
  readonly voucherId: string;
  /** Whether the members have paid the months of the lines (缴至年月). */
  readonly paysThrough: boolean;
  /** Null where accounts may have several lines, and are summed. */
  readonly onceEach: OnceEach | null;
}

/**
 * Balances kept beside the entries, moved in their transaction. Of each member: a line of no month is carried forward
 * (上年结转); one of a month is the present year's (当年归集). A voucher that pays months moves how far they are paid too:
 * each account is written once.
 */
export async function moveMemberBalances(
  manager: EntityManager,
  { voucherId, paysThrough, onceEach }: MembersMoved,
): Promise<void> {
  if (onceEach === null) {
    const sums = `${MEMBER_SUMS} WHERE l.voucher_id = ? GROUP BY m.account_id HAVING fen <> 0 OR carried <> 0`;
    await manager.query(moved(sums, paysThrough), [voucherId]);
    return;
  }
  const fen = `${onceEach.side === 'C' ? '' : '-'}(${TOTAL})`;
  const lines = `
    SELECT m.account_id, ${fen} AS fen, IF(m.month = '', ${fen}, 0) AS carried, m.month FROM member_line m FORCE INDEX (PRIMARY)
     WHERE m.voucher_id = ? AND m.line_no = ? AND m.account_id > ? AND m.account_id <= ?`;
  for await (const [after, last] of stretches(manager, voucherId, onceEach))
    await manager.query(moved(lines, paysThrough), [voucherId, onceEach.lineNo, after, last]);
}

function moved(sums: string, paysThrough: boolean): string {
  const mark = paysThrough
    ? ", a.paid_through_month = GREATEST(COALESCE(a.paid_through_month, ''), s.month)"
    : '';
  return `
    UPDATE personal_account a JOIN (${sums}) s ON s.account_id = a.id
       SET a.balance_fen = a.balance_fen + s.fen, a.carried_forward_fen = a.carried_forward_fen + s.carried,
           a.current_year_fen = a.current_year_fen + s.fen - s.carried${mark}`;
}

/** An UPDATE of two tables keeps what it found: of so many accounts in memory, of a million on the disk, which costs three times as much. */
const ACCOUNTS_AT_ONCE = 20_000;
/** Of an unsigned column of four bytes. */
const LAST_ACCOUNT = 4_294_967_295;

/** The accounts behind a line, so many at a time: those after the first number, up to the second. */
async function* stretches(
  manager: EntityManager,
  voucherId: string,
  { lineNo, members }: OnceEach,
): AsyncGenerator<readonly [after: number, last: number]> {
  let after = 0;
  for (let left = members; left > ACCOUNTS_AT_ONCE; left -= ACCOUNTS_AT_ONCE) {
    const [end]: { id: number }[] = await manager.query(
      `SELECT account_id AS id FROM member_line FORCE INDEX (PRIMARY)
        WHERE voucher_id = ? AND line_no = ? AND account_id > ? ORDER BY account_id LIMIT ?, 1`,
      [voucherId, lineNo, after, ACCOUNTS_AT_ONCE - 1],
    );
    if (end === undefined) break;
    yield [after, end.id];
    after = end.id;
  }
  yield [after, LAST_ACCOUNT];
}
