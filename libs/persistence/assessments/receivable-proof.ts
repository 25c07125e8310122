import type { EntityManager } from 'typeorm';
import { standingSql } from '#libs/persistence/assessments/receivable-sql';
import { TOTAL } from '#libs/persistence/assessments/snapshot-sql';
import type { BookDifference } from '#libs/persistence/ledger/book-difference';
import { firstDifference } from '#libs/persistence/ledger/first-difference';

const CHECK = 'receivable-of-members';

/** 119: of a member's month no more was settled than stood for it, and no less than the unit has credited to him since. */
export async function receivablesAreOfMembers(
  manager: EntityManager,
): Promise<BookDifference | null> {
  return (await settledTooMuch(manager)) ?? settledTooLittle(manager);
}

function settledTooMuch(manager: EntityManager): Promise<BookDifference | null> {
  return firstDifference(
    manager,
    CHECK,
    `SELECT u.account_no AS \`of\`, CONCAT('account ', x.account_id, ' ', x.month, ': stands ', x.fen) AS detail
       FROM (${standingSql('1 = 1')} HAVING fen < 0) x JOIN unit u ON u.id = x.unit_id ORDER BY u.id, x.account_id, x.month`,
  );
}

/** What still stands for a member's month, and the newest voucher that brought any of it there: since then it only falls. */
const STANDING = `
  SELECT t.unit_id, t.account_id, t.month, SUM(t.fen) AS fen, MAX(t.stand_id) AS stand_id
    FROM (${standingSql('1 = 1')}) t GROUP BY t.unit_id, t.account_id, t.month HAVING fen > 0`;

const SINCE = (kind: string, fen: string) => `
  (SELECT COALESCE(SUM(${fen}), 0) FROM member_line m JOIN voucher v ON v.id = m.voucher_id
    WHERE m.account_id = x.account_id AND m.month = x.month AND v.unit_id = x.unit_id AND v.id > x.stand_id AND v.kind = '${kind}')`;

function settledTooLittle(manager: EntityManager): Promise<BookDifference | null> {
  return firstDifference(
    manager,
    CHECK,
    `SELECT u.account_no AS \`of\`, CONCAT('account ', y.account_id, ' ', y.month, ': stands ', y.fen, ', credited ', y.credited,
            ', settled ', y.settled) AS detail
       FROM (SELECT x.*, ${SINCE('allocation', TOTAL('m'))} AS credited, ${SINCE('receivable', '-m.other_fen')} AS settled
               FROM (${STANDING}) x) y JOIN unit u ON u.id = y.unit_id
      WHERE y.credited <> y.settled ORDER BY u.id, y.account_id, y.month`,
  );
}
