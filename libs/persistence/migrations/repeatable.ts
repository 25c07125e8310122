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
  unique: 'UNIQUE' | '' = '',
): Promise<void> {
  const index = indexOf(table, columns);
  const list = columns.map((column) => `\`${column}\``).join(', ');
  if ((await uniqueness(runner, table, index)) === null)
    await runner.query(`CREATE ${unique} INDEX ${index} ON ${table} (${list})`);
}

/** Where it is of that kind still: one that has taken its name since is left alone. */
export async function dropIndex(
  runner: QueryRunner,
  table: string,
  columns: readonly string[],
  unique: 'UNIQUE' | '',
): Promise<void> {
  const index = indexOf(table, columns);
  if ((await uniqueness(runner, table, index)) === unique)
    await runner.query(`DROP INDEX ${index} ON ${table}`);
}

function indexOf(table: string, columns: readonly string[]): string {
  return `ix_${table}__${columns.join('__')}`;
}

/** Null where there is no such index. */
async function uniqueness(
  runner: QueryRunner,
  table: string,
  index: string,
): Promise<'UNIQUE' | '' | null> {
  const [there]: { free: number }[] = await runner.query(
    `SELECT MIN(non_unique) AS free FROM information_schema.statistics
      WHERE table_schema = DATABASE() AND table_name = ? AND index_name = ? GROUP BY index_name`,
    [table, index],
  );
  if (there === undefined) return null;
  return Number(there.free) === 0 ? 'UNIQUE' : '';
}
