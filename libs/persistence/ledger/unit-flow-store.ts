import type { EntityManager } from 'typeorm';
import { insertRow, type SqlValue } from '#libs/persistence/database/bulk-insert';
import type { MemberLinesWritten } from '#libs/persistence/ledger/line-text';

/** 年终结息: its amount is interest; every other kind's is not. */
const INTEREST = '09';
const IS_INTEREST = `m.kind = '${INTEREST}'`;
const RAISED =
  "IF(l.side = 'C', 1, -1) * (m.unit_fen + m.personal_fen + m.fiscal_fen + m.other_fen)";

/**
 * What vouchers moved of a unit's members' money, a row for each kind in each of their lines; the caller names the vouchers. What
 * only comes from one part of a balance to the other moves nothing.
 */
export function voucherFlowSql(vouchers: string): string {
  return `
    INSERT INTO unit_flow (entry_key, unit_id, posting_day, type, voucher_id, line_no, business_no, month, amount_fen,
                           interest_fen, headcount)
    SELECT CONCAT('v/', v.id, '/', l.line_no, '/', m.kind), s.unit_id, v.posting_day, m.kind, v.id, l.line_no, v.business_no,
           COALESCE(v.month, ''), SUM(IF(${IS_INTEREST}, 0, ${RAISED})), SUM(IF(${IS_INTEREST}, ${RAISED}, 0)),
           COUNT(DISTINCT m.account_id)
      FROM voucher v JOIN voucher_line l ON l.voucher_id = v.id
      JOIN sub_account s ON s.id = l.sub_account_id AND s.account = '201'
      JOIN member_line m ON m.voucher_id = l.voucher_id AND m.line_no = l.line_no
     WHERE ${vouchers} GROUP BY v.id, l.line_no, m.kind HAVING SUM(${RAISED}) <> 0 ORDER BY v.id, l.line_no, m.kind`;
}

export interface FlowingVoucher {
  readonly id: string;
  readonly businessNo: string | null;
  readonly month: string | null;
  readonly postingDay: string;
}

/** What a line of the members' account moved. */
export interface FlowingLine {
  readonly lineNo: number;
  readonly unitId: number | null;
  readonly raisedFen: bigint;
  readonly behind: MemberLinesWritten;
}

/** An entry for a line whose members' lines are all of one kind is known already; others are told apart by the database. */
export async function recordVoucherFlow(
  manager: EntityManager,
  voucher: FlowingVoucher,
  lines: readonly FlowingLine[],
): Promise<void> {
  for (const line of lines) {
    const { kind } = line.behind;
    if (kind === null)
      await manager.query(voucherFlowSql('v.id = ? AND l.line_no = ?'), [voucher.id, line.lineNo]);
    else await insertRow(manager, 'unit_flow', entryOf(voucher, line, kind));
  }
}

function entryOf(
  { id, businessNo, month, postingDay }: FlowingVoucher,
  { lineNo, unitId, raisedFen, behind }: FlowingLine,
  kind: string,
): Readonly<Record<string, SqlValue>> {
  const fen = String(raisedFen);
  return {
    entry_key: `v/${id}/${String(lineNo)}/${kind}`,
    unit_id: unitId,
    posting_day: postingDay,
    type: kind,
    voucher_id: id,
    line_no: lineNo,
    business_no: businessNo,
    month: month ?? '',
    amount_fen: kind === INTEREST ? '0' : fen,
    interest_fen: kind === INTEREST ? fen : '0',
    headcount: behind.accounts,
  };
}

/** What a case did without moving money: how many people it was about. */
export interface CaseFlow {
  readonly businessNo: string;
  readonly unitIds: readonly number[];
  readonly postingDay: string;
  /** JGJ/T 320 A.5. */
  readonly type: string;
  readonly month: string;
  readonly headcount: number;
}

/** A case whose money is in the books already tells of itself by its vouchers. */
export async function recordCaseFlow(
  manager: EntityManager,
  { businessNo, unitIds, postingDay, type, month, headcount }: CaseFlow,
): Promise<void> {
  await manager.query(
    `INSERT INTO unit_flow (entry_key, unit_id, posting_day, type, business_no, month, amount_fen, interest_fen, headcount)
     SELECT CONCAT('c/', ?, '/', ?, '/', u.id), u.id, ?, ?, ?, ?, 0, 0, ?
       FROM unit u WHERE u.id IN (?) AND NOT EXISTS (SELECT 1 FROM unit_flow f WHERE f.business_no = ?)`,
    [businessNo, type, postingDay, type, businessNo, month, headcount, unitIds, businessNo],
  );
}
