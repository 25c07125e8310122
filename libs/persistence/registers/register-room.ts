import type { EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';

/** A register holds no more rows than the largest import: posting and print are measured for it. */
export const REGISTER_ROWS_MAX = 100_000;

/** @throws RuleViolation REGISTER_FULL when it would have more */
export function requireRoomFor(rows: number): void {
  if (rows > REGISTER_ROWS_MAX)
    throw new RuleViolation('REGISTER_FULL', { max: REGISTER_ROWS_MAX });
}

/** The greatest number of a row; 0 in an empty register. */
export async function lastRowNo(manager: EntityManager, businessNo: string): Promise<number> {
  const [row]: { last: number | null }[] = await manager.query(
    'SELECT MAX(row_no) AS last FROM register_row WHERE business_no = ?',
    [businessNo],
  );
  return row?.last ?? 0;
}
