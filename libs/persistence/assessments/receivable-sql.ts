/**
 * What 119 has come to by the voucher that brought it there, the unit that pays the month, the member and his month: what stood
 * less what was settled of it since. The caller narrows the sub-accounts `s` and says what is left of it.
 */
export function standingSql(which: string): string {
  return `
    SELECT s.unit_id, COALESCE(v.reversal_of, v.id) AS stand_id, m.account_id, m.month,
           SUM(IF(l.side = 'C', 1, -1) * m.other_fen) AS fen
      FROM sub_account s JOIN voucher_line r ON r.sub_account_id = s.id JOIN voucher v ON v.id = r.voucher_id
      JOIN voucher_line l ON l.voucher_id = r.voucher_id
      JOIN member_line m ON m.voucher_id = l.voucher_id AND m.line_no = l.line_no
     WHERE s.account = '119' AND ${which} GROUP BY s.unit_id, stand_id, m.account_id, m.month`;
}
