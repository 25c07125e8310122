import type { EntityManager } from 'typeorm';
import { addMonths } from '#libs/fund/month';
import type { UnitMonth } from '#libs/persistence/assessments/snapshot-sql';

/** The month a month is compared with: null before the unit's first one. Its snapshot, where it was assessed here. */
export interface MonthBefore {
  readonly of: UnitMonth | null;
  readonly businessNo: string | null;
}

export async function monthBefore(
  manager: EntityManager,
  { unitId, month }: UnitMonth,
): Promise<MonthBefore> {
  const of = { unitId, month: addMonths(month, -1) };
  const [unit]: { firstMonth: string }[] = await manager.query(
    'SELECT first_month AS firstMonth FROM unit WHERE id = ?',
    [unitId],
  );
  if (unit === undefined || of.month < unit.firstMonth) return { of: null, businessNo: null };
  const [assessed]: { businessNo: string }[] = await manager.query(
    'SELECT business_no AS businessNo FROM assessment WHERE unit_id = ? AND month = ? AND standing = 1',
    [of.unitId, of.month],
  );
  return { of, businessNo: assessed?.businessNo ?? null };
}
