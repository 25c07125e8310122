import type { EntityManager } from 'typeorm';

/** Why a month waits for its money again. */
export interface MonthTakenBack {
  readonly by: 'bank' | 'treasury';
  readonly day: string;
  /** What the bank took back: of the treasury’s list, the unit’s line. */
  readonly fen: number;
}

/** What was taken back last of each of them; a month nothing was taken back of is left out. */
export async function takenBackOf(
  manager: EntityManager,
  businessNos: readonly string[],
): Promise<Map<string, MonthTakenBack>> {
  if (businessNos.length === 0) return new Map();
  const rows: { businessNo: string; day: string; fen: string; listFen: string | null }[] =
    await manager.query(
      `SELECT v.business_no AS businessNo, CAST(d.booked_on AS CHAR) AS day, d.fen,
              (SELECT SUM(t.fen) FROM treasury_list_line t WHERE t.receipt_id = d.receipt_id AND t.unit_id = v.unit_id) AS listFen
         FROM (SELECT MAX(id) AS id FROM voucher
                WHERE business_no IN (?) AND kind = 'gathering' AND posting_key LIKE 'take-back/%' GROUP BY business_no) last
         JOIN voucher v ON v.id = last.id
         JOIN bank_debit d ON d.receipt_id = CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(v.posting_key, '/', 2), '/', -1) AS UNSIGNED)`,
      [businessNos],
    );
  return new Map(
    rows.map(({ businessNo, day, fen, listFen }) => [
      businessNo,
      { by: listFen === null ? 'bank' : 'treasury', day, fen: Number(listFen ?? fen) },
    ]),
  );
}
