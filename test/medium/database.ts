import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { testEnvironment } from '#config/test-environment';
import { seedCity, type CitySettings } from '#libs/demonstration/seed-city';
import { createDatabase, dropDatabase } from '#libs/persistence/database/database';
import { createDataSource } from '#libs/persistence/database/data-source';
import { filled } from '#test/medium/kept-database';

export interface TestDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  /** Closes the connection and drops the database; call it in afterAll. */
  drop(): Promise<void>;
}

/** A migrated, empty database of this test file's own. */
export async function freshDatabase(): Promise<TestDatabase> {
  const database = await unmigratedDatabase();
  await filled(database.url, 'migrated', async () => {
    await database.dataSource.runMigrations();
  });
  return database;
}

/** A database of this test file's own with the demonstration city of that seed. */
export async function cityDatabase(settings: CitySettings): Promise<TestDatabase> {
  const database = await unmigratedDatabase();
  await filled(database.url, `city-${settings.seed}`, async () => {
    await database.dataSource.runMigrations();
    await seedCity(database.dataSource, settings);
  });
  return database;
}

/** A database of this test file's own without a table. */
export async function unmigratedDatabase(): Promise<TestDatabase> {
  const url = new URL(testEnvironment.databaseAdminUrl());
  url.pathname = `/t_${randomBytes(6).toString('hex')}`;
  await createDatabase(url.href);
  const dataSource = await createDataSource(url.href).initialize();
  return {
    url: url.href,
    dataSource,
    drop: async () => {
      await dataSource.destroy();
      await dropDatabase(url.href);
    },
  };
}
