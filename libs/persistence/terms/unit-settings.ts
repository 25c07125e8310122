import type { EntityManager } from 'typeorm';
import type { FundMonth } from '#libs/fund/month';
import { SIDES } from '#libs/persistence/terms/account-sql';
import { NEXT_TO_ASSESS } from '#libs/persistence/terms/month-sql';

/** Whether a unit's ratios or rounding begin to be others in a month. */
export async function settingsBeginIn(
  manager: EntityManager,
  unitId: number,
  month: FundMonth,
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    'SELECT 1 FROM unit_term WHERE unit_id = ? AND from_month = ?',
    [unitId, month],
  );
  return rows.length > 0;
}

/** The ratios and the rounding kept with a unit are those of its next month to assess; the caller holds it. */
export async function deriveSettings(manager: EntityManager, unitId: number): Promise<void> {
  await manager.query(
    `UPDATE unit u JOIN unit_term t ON t.unit_id = u.id AND t.from_month = (
            SELECT MAX(n.from_month) FROM unit_term n WHERE n.unit_id = u.id AND n.from_month <= ${NEXT_TO_ASSESS})
        SET ${SIDES.map((side) => `u.${side}_ratio_bp = t.${side}_ratio_bp`).join(', ')}, u.rounding = t.rounding
      WHERE u.id = ?`,
    [unitId],
  );
}
