import type { DataSource } from 'typeorm';

/** So many entries in the flow of a unit, each with its voucher, over a thousand days. */
export async function fillFlow(
  dataSource: DataSource,
  unitId: number,
  entries: number,
): Promise<void> {
  await dataSource.query(
    `INSERT INTO voucher (posting_key, kind, unit_id, month, value_date, posting_day, total_fen, reversal_flag, posted_at)
     SELECT CONCAT('bench/', seq), 'allocation', ?, DATE_FORMAT(day, '%Y%m'), day, day, 100000 + seq, '01', UTC_TIMESTAMP(3)
       FROM (SELECT seq, DATE('2023-01-01') + INTERVAL seq DIV 100 DAY AS day FROM JSON_TABLE(CONCAT('[0', REPEAT(',0', ?), ']'), '$[*]' COLUMNS (seq FOR ORDINALITY)) n) s`,
    [unitId, entries - 1],
  );
  await dataSource.query(
    `INSERT INTO unit_flow (entry_key, unit_id, posting_day, type, voucher_id, line_no, month, amount_fen, interest_fen, headcount)
     SELECT CONCAT('v/', id, '/2/01'), unit_id, posting_day, '01', id, 2, month, total_fen, 0, 1 + id MOD 3000
       FROM voucher WHERE unit_id = ?`,
    [unitId],
  );
  for (const table of ['voucher', 'unit_flow']) await dataSource.query(`ANALYZE TABLE ${table}`);
}
