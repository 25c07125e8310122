import type { EntityManager } from 'typeorm';
import { closeEdit, deriveHead } from '#libs/persistence/registers/register-totals';

/**
 * Part of a register is submitted (domain 13): rows that are not chosen move to the unit's next draft, where they
 * are chosen again. The caller has both heads locked. Answers how many rows moved.
 */
export async function splitRegister(
  manager: EntityManager,
  from: string,
  to: string,
): Promise<number> {
  const result: { affectedRows: number } = await manager.query(
    'UPDATE register_row SET business_no = ?, chosen = 1 WHERE business_no = ? AND chosen = 0',
    [to, from],
  );
  if (result.affectedRows === 0) return 0;
  await manager.query(
    'UPDATE submission a JOIN submission b ON b.business_no = ? SET a.terms = b.terms WHERE a.business_no = ?',
    [from, to],
  );
  await deriveHead(manager, from);
  await closeEdit(manager, to, 'everything');
  return result.affectedRows;
}

/** Are there rows the operator has not ticked. */
export async function hasUnchosen(manager: EntityManager, businessNo: string): Promise<boolean> {
  const rows = await manager.query<unknown[]>(
    'SELECT 1 FROM register_row WHERE business_no = ? AND chosen = 0 LIMIT 1',
    [businessNo],
  );
  return rows.length > 0;
}
