import type { DataSource, MigrationInterface } from 'typeorm';
import { MIGRATIONS } from '#libs/persistence/migrations';
import { unmigratedDatabase, type TestDatabase } from '#test/medium/database';

type Migration = new () => MigrationInterface;

/** A database of this test file's own as it stood before a migration. */
export async function databaseBefore(
  migration: (typeof MIGRATIONS)[number],
): Promise<TestDatabase> {
  const database = await unmigratedDatabase();
  await migrateBy(database.dataSource, MIGRATIONS.slice(0, MIGRATIONS.indexOf(migration)));
  return database;
}

/** Cut off once so many statements have changed something. */
export async function migrateBy(
  dataSource: DataSource,
  migrations: readonly Migration[],
  statementsUntilCut = Infinity,
): Promise<void> {
  const runner = dataSource.createQueryRunner();
  let statements = 0;
  const cut = new Proxy(runner, {
    get(target, name, receiver) {
      if (name !== 'query') return Reflect.get(target, name, receiver) as unknown;
      return (sql: string, values?: unknown[]) => {
        if (!sql.startsWith('SELECT') && (statements += 1) > statementsUntilCut)
          throw new Error('cut off');
        return target.query(sql, values);
      };
    },
  });
  try {
    for (const Migration of migrations) await new Migration().up(cut);
  } finally {
    await runner.release();
  }
}
