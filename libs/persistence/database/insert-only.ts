import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { columnValues } from '#libs/persistence/database/column-values';

/** Writes a row that nobody looks at again: what the server fills in by itself is left to it, and not read back. */
export async function insertOnly<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  row: Readonly<Partial<Row>>,
): Promise<void> {
  const { tableName } = manager.dataSource.getMetadata(entity);
  const given = columnValues(manager, entity, row);
  await manager.query(
    `INSERT INTO \`${tableName}\` (${given.map(({ column }) => `\`${column}\``).join(', ')}) VALUES (?)`,
    [given.map(({ value }) => value)],
  );
}
