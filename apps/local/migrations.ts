import { requireCollations, requireDatabaseCollation } from '#libs/persistence/database/collations';
import { createDataSource, FOR_MIGRATIONS } from '#libs/persistence/database/data-source';
import { loadReferenceData } from '#libs/persistence/reference-data/load-reference-data';
import { inTransaction } from '#libs/persistence/database/transaction';

/** Runs what is missing, adds reference data the schema is no use without, and returns the migrations' names, oldest first. */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const dataSource = createDataSource(databaseUrl, 1, FOR_MIGRATIONS);
  await dataSource.initialize();
  try {
    await requireDatabaseCollation(dataSource);
    const done = await dataSource.runMigrations();
    await inTransaction(dataSource, loadReferenceData);
    await requireCollations(dataSource);
    return done.map((migration) => migration.name);
  } finally {
    await dataSource.destroy();
  }
}
