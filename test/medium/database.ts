import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { testEnvironment } from '#config/test-environment';
import { createDatabase, dropDatabase } from '#libs/persistence/database';
import { createDataSource } from '#libs/persistence/data-source';

export interface TestDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  /** Closes the connection and drops the database; call it in afterAll. */
  drop(): Promise<void>;
}

/** A migrated, empty database of this test file's own. */
export async function freshDatabase(): Promise<TestDatabase> {
  const adminUrl = testEnvironment.databaseAdminUrl();
  const url = new URL(adminUrl);
  url.pathname = `/t_${randomBytes(6).toString('hex')}`;
  await createDatabase(url.href);
  const dataSource = createDataSource(url.href);
  await dataSource.initialize();
  await dataSource.runMigrations();
  return {
    url: url.href,
    dataSource,
    drop: async () => {
      await dataSource.destroy();
      await dropDatabase(url.href);
    },
  };
}
