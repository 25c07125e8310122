import type { DataSource } from 'typeorm';
import { insertRows } from '#libs/persistence/database/bulk-insert';
import { REGISTER_NOW } from '#test/builders/register.builder';

/** People who act for a unit, by name. @returns their ids in that order */
export async function unitOperators(
  dataSource: DataSource,
  unitId: number,
  names: readonly string[],
): Promise<number[]> {
  const columns = [
    'unit_id',
    'login_name',
    'name',
    'phone',
    'person_no',
    'password_hash',
    'password_changed_at',
    'active',
  ];
  const rows = names.map((name, at) => [
    unitId,
    `operator${String(at + 1)}`,
    name,
    '13800000000',
    unitId * 100 + at,
    '',
    REGISTER_NOW,
    1,
  ]);
  await insertRows(dataSource.manager, 'unit_operator', columns, rows);
  const found: { id: number }[] = await dataSource.query(
    'SELECT id FROM unit_operator WHERE unit_id = ? ORDER BY id',
    [unitId],
  );
  return found.map(({ id }) => id);
}
