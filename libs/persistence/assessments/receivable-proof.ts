import type { EntityManager } from 'typeorm';
import type { BookDifference } from '#libs/persistence/ledger/book-difference';
import { firstDifference } from '#libs/persistence/ledger/first-difference';

/** 119: what was settled of a member's month is never more than what stood for it, of the unit that pays the month. */
export function receivablesAreOfMembers(manager: EntityManager): Promise<BookDifference | null> {
  return firstDifference(
    manager,
    'receivable-of-members',
    `SELECT u.account_no AS \`of\`, CONCAT('account ', x.account_id, ' ', x.month, ': stands ', x.fen) AS detail
       FROM (SELECT s.unit_id, m.account_id, m.month, SUM(IF(l.side = 'C', 1, -1) * m.other_fen) AS fen
               FROM sub_account s JOIN voucher_line r ON r.sub_account_id = s.id
               JOIN voucher_line l ON l.voucher_id = r.voucher_id
               JOIN member_line m ON m.voucher_id = l.voucher_id AND m.line_no = l.line_no
              WHERE s.account = '119' GROUP BY s.unit_id, m.account_id, m.month) x JOIN unit u ON u.id = x.unit_id
      WHERE x.fen < 0 ORDER BY u.id, x.account_id, x.month`,
  );
}
