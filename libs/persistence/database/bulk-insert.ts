import type { EntityManager } from 'typeorm';

const ROWS_PER_STATEMENT = 1_000;

export type SqlValue = string | number | boolean | Date | null;

/** Multi-row INSERT, the fastest way that every server allows (toolchain: managed ones refuse LOAD DATA LOCAL). */
export async function insertRows(
  manager: EntityManager,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly SqlValue[])[],
): Promise<void> {
  const head = `INSERT INTO ${table} (${columns.map((column) => `\`${column}\``).join(', ')}) VALUES ?`;
  for (let at = 0; at < rows.length; at += ROWS_PER_STATEMENT) {
    await manager.query(head, [rows.slice(at, at + ROWS_PER_STATEMENT)]);
  }
}

/** One row, by its columns. */
export function insertRow(
  manager: EntityManager,
  table: string,
  row: Readonly<Record<string, SqlValue>>,
): Promise<void> {
  return insertRows(manager, table, Object.keys(row), [Object.values(row)]);
}
