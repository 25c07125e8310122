import type { EntityManager } from 'typeorm';
import { MEMBER_SUMS, UNIT_SUMS } from '#libs/persistence/ledger/balances';
import type { BookDifference } from '#libs/persistence/ledger/book-difference';
import { firstDifference, firstOfSpans } from '#libs/persistence/ledger/first-difference';

export async function memberBalances(manager: EntityManager): Promise<BookDifference | null> {
  return firstOfSpans(
    manager,
    'member-balances',
    `SELECT a.account_no AS \`of\`,
            CONCAT('balance ', a.balance_fen, ' = ', a.carried_forward_fen, ' + ', a.current_year_fen,
                   ', entries ', COALESCE(s.fen, 0), ' with ', COALESCE(s.carried, 0), ' carried forward') AS detail
       FROM personal_account a
       LEFT JOIN (${MEMBER_SUMS} JOIN personal_account p ON p.id = m.account_id
                   WHERE p.unit_id BETWEEN ? AND ? GROUP BY m.account_id) s ON s.account_id = a.id
      WHERE a.unit_id BETWEEN ? AND ?
        AND NOT (a.balance_fen = COALESCE(s.fen, 0) AND a.carried_forward_fen = COALESCE(s.carried, 0)
                 AND a.balance_fen = a.carried_forward_fen + a.current_year_fen)
      ORDER BY a.id`,
  );
}

export async function unitBalances(manager: EntityManager): Promise<BookDifference | null> {
  return firstDifference(
    manager,
    'unit-balances',
    `SELECT u.account_no AS \`of\`,
            CONCAT('balance ', u.balance_fen, ', entries ', COALESCE(s.members, 0), '; unallocated ', u.unallocated_fen,
                   ', entries ', COALESCE(s.unallocated, 0),
                   '; uncovered ', u.uncovered_fen, ', entries ', COALESCE(s.uncovered, 0)) AS detail
       FROM unit u LEFT JOIN (${UNIT_SUMS} WHERE s.unit_id IS NOT NULL GROUP BY s.unit_id) s ON s.unit_id = u.id
      WHERE u.balance_fen <> COALESCE(s.members, 0) OR u.unallocated_fen <> COALESCE(s.unallocated, 0)
         OR u.uncovered_fen <> COALESCE(s.uncovered, 0) OR u.uncovered_fen < 0 ORDER BY u.id`,
  );
}

/** 201: the sum of the members of a unit is the unit's. */
export async function unitsAreTheirMembers(manager: EntityManager): Promise<BookDifference | null> {
  return firstDifference(
    manager,
    'unit-is-its-members',
    `SELECT u.account_no AS \`of\`, CONCAT('unit ', u.balance_fen, ', members ', COALESCE(a.fen, 0)) AS detail
       FROM unit u LEFT JOIN (SELECT unit_id, SUM(balance_fen) AS fen FROM personal_account GROUP BY unit_id) a ON a.unit_id = u.id
      WHERE u.balance_fen <> COALESCE(a.fen, 0) ORDER BY u.id`,
  );
}
