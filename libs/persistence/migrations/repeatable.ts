import type { QueryRunner } from 'typeorm';

/** MySQL knows no ADD COLUMN IF NOT EXISTS, and a migration that was cut off is run again: what is there is left alone. */
export async function addColumn(
  runner: QueryRunner,
  table: string,
  column: string,
  definition: string,
): Promise<void> {
  if (await runner.hasColumn(table, column)) return;
  await runner.query(`ALTER TABLE ${table} ADD COLUMN \`${column}\` ${definition}`);
}

/** An index by its columns, under the name the entities give it. */
export async function addIndex(
  runner: QueryRunner,
  table: string,
  columns: readonly string[],
): Promise<void> {
  const index = `ix_${table}__${columns.join('__')}`;
  const there: unknown[] = await runner.query(
    'SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ? AND index_name = ?',
    [table, index],
  );
  const list = columns.map((column) => `\`${column}\``).join(', ');
  if (there.length === 0) await runner.query(`CREATE INDEX ${index} ON ${table} (${list})`);
}
