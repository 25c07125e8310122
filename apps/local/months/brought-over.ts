import type { EntityManager } from 'typeorm';
import { YEAR_START } from '#libs/demonstration/accounts';
import { deriveTotals } from '#libs/persistence/accounts/unit-totals';
import { deriveAccounts } from '#libs/persistence/terms/projection';
import { BROUGHT_THROUGH } from '#apps/local/months/happenings';

const FIRST = '(SELECT MIN(t.from_month) FROM status_term t WHERE t.account_id = a.id)';
/** Months of this fund year that an account had paid through a month, an expression. */
const months = (through: string) =>
  `GREATEST(0, PERIOD_DIFF(${through}, GREATEST(${FIRST}, '${YEAR_START}')) + 1)`;
const THROUGH = `LEAST(a.paid_through_month, '${BROUGHT_THROUGH}')`;

/**
 * Units stand where the first month that happens begins: what their members had then, the months before it assessed and paid.
 * Nobody paid another amount within the fund year, so that each month of it is an equal part of what the year brought.
 */
export async function turnBack(manager: EntityManager, unitIds: readonly number[]): Promise<void> {
  await manager.query(
    `UPDATE personal_account a
        SET a.current_year_fen = IF(a.current_year_fen = 0, 0, a.current_year_fen * ${months(THROUGH)} DIV ${months('a.paid_through_month')}),
            a.balance_fen = a.carried_forward_fen + a.current_year_fen,
            a.paid_through_month = IF(${FIRST} <= '${BROUGHT_THROUGH}', ${THROUGH}, NULL)
      WHERE a.unit_id IN (?)`,
    [unitIds],
  );
  await manager.query(
    `UPDATE unit u LEFT JOIN (SELECT unit_id, SUM(balance_fen) AS fen FROM personal_account GROUP BY unit_id) a ON a.unit_id = u.id
        SET u.last_assessed_month = ?, u.paid_through_month = ?, u.balance_fen = COALESCE(a.fen, 0), u.unallocated_fen = 0
      WHERE u.id IN (?)`,
    [BROUGHT_THROUGH, BROUGHT_THROUGH, unitIds],
  );
  await manager.query('DELETE FROM unit_month WHERE unit_id IN (?) AND month > ?', [
    unitIds,
    BROUGHT_THROUGH,
  ]);
  for (const unitId of unitIds) {
    await deriveAccounts(manager, unitId);
    await deriveTotals(manager, unitId);
  }
}
