import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

describe('a database built by the migrations', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(async () => {
    await database.drop();
  });

  it('has exactly the schema of the entities', async () => {
    const log = await database.dataSource.driver.createSchemaBuilder().log();
    expect(log.upQueries.map((query) => query.query)).toEqual([]);
  });

  it('compares names and account numbers byte by byte', async () => {
    const rows: unknown = await database.dataSource.query(
      'SELECT @@collation_database AS collation',
    );
    expect(rows).toEqual([{ collation: 'utf8mb4_bin' }]);
  });
});
