import type { DataSource } from 'typeorm';

/** Names, login names and numbers compare sign by sign; under any other default 'Á' would sign in as 'a'. */
const COLLATION = 'utf8mb4_bin';
const COLLATIONS_OF_COLUMNS = [COLLATION, 'ascii_bin'];
const NAMED_MAX = 5;

/** @throws Error that names what differs and how it is put right */
export async function requireDatabaseCollation({ manager }: DataSource): Promise<void> {
  const [database]: { name: string; collation: string }[] = await manager.query(
    `SELECT schema_name AS name, default_collation_name AS collation
       FROM information_schema.schemata WHERE schema_name = DATABASE()`,
  );
  if (database === undefined || database.collation === COLLATION) return;
  const { name, collation } = database;
  throw new Error(
    `The database ${name} has the collation ${collation}, which takes different names for the same. ` +
      `The hall needs ${COLLATION}: ALTER DATABASE \`${name}\` CHARACTER SET utf8mb4 COLLATE ${COLLATION}; then npm run migrate`,
  );
}

/** The database's own default and that of every text column in it: what a server's default was once is no rule. */
export async function requireCollations(dataSource: DataSource): Promise<void> {
  await requireDatabaseCollation(dataSource);
  const columns: { name: string; collation: string }[] = await dataSource.manager.query(
    `SELECT CONCAT(table_name, '.', column_name) AS name, collation_name AS collation
       FROM information_schema.columns
      WHERE table_schema = DATABASE() AND collation_name IS NOT NULL AND collation_name NOT IN (?)
      ORDER BY table_name, ordinal_position`,
    [COLLATIONS_OF_COLUMNS],
  );
  if (columns.length === 0) return;
  const named = columns.slice(0, NAMED_MAX).map(({ name, collation }) => `${name} (${collation})`);
  throw new Error(
    `${String(columns.length)} columns take different texts for the same: ${named.join(', ')}` +
      `${columns.length > NAMED_MAX ? ', …' : ''}. The hall needs ${COLLATION}: npm run migrate`,
  );
}
