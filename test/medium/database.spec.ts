import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { createDataSource } from '#libs/persistence/database/data-source';
import { BranchEntity } from '#libs/persistence/entities/reference.entity';
import { withNamedLock } from '#libs/persistence/database/named-lock';
import { inTransaction } from '#libs/persistence/database/transaction';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const NEW_BRANCH = { code: '99', name: '测试管理部', nameEn: 'Test', address: '', phone: '' };

describe('a connection', () => {
  it('refuses what does not fit its column, however the server is set up', async () => {
    const database = await freshDatabase();
    const { dataSource } = database;
    const [before]: { mode: string }[] = await dataSource.query('SELECT @@GLOBAL.sql_mode AS mode');
    await dataSource.query("SET GLOBAL sql_mode = ''");
    const late = await createDataSource(database.url).initialize();
    await dataSource.query('SET GLOBAL sql_mode = ?', [before?.mode]);
    const lineWithoutPlace = late.query(
      `INSERT INTO voucher_line (voucher_id, line_no, sub_account_id, side, amount_fen, members)
       SELECT 1, 1, (SELECT id FROM sub_account WHERE owner = 'nobody'), 'D', 1, 0`,
    );
    await expect(lineWithoutPlace).rejects.toMatchObject({ code: 'ER_BAD_NULL_ERROR' });
    await late.destroy();
    await database.drop();
  });
});

describe('a lock by name', () => {
  it('keeps another process of the same hall away, and no other hall on the same server', async () => {
    const [one, other] = await Promise.all([freshDatabase(), freshDatabase()]);
    const ran: string[] = [];
    const run = (hall: TestDatabase, name: string, inside?: () => Promise<void>) =>
      withNamedLock(hall.dataSource, 'hall-sweeper', async () => {
        ran.push(name);
        await inside?.();
      });
    await run(one, 'first', async () => {
      await run(one, 'second process');
      await run(other, 'other hall');
    });
    await run(one, 'first again');
    expect(ran).toEqual(['first', 'other hall', 'first again']);
    await Promise.all([one.drop(), other.drop()]);
  });
});

/**
 * TypeORM asks a table of its own for what generated columns are made of. The hall's migrations write none, so it takes
 * the name keys and `reversed_whole` for plain columns; what they hold is stated in name-keys.spec.ts and ledger.spec.ts.
 */
const OF_GENERATED_COLUMNS = /`name_key`|reversed_whole|`typeorm_metadata`/;

function madeReadable({ dataSource }: TestDatabase): Promise<unknown> {
  return dataSource.query(
    'CREATE TABLE typeorm_metadata (type VARCHAR(255), `database` VARCHAR(255), `schema` VARCHAR(255), `table` VARCHAR(255), name VARCHAR(255), value TEXT)',
  );
}

describe('a database built by the migrations', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(async () => {
    await database.drop();
  });

  it('has exactly the schema of the entities', async () => {
    await madeReadable(database);
    const log = await database.dataSource.driver.createSchemaBuilder().log();
    const changes = log.upQueries.map((query) => query.query);
    expect(changes.filter((query) => !OF_GENERATED_COLUMNS.test(query))).toEqual([]);
  });

  it('compares names and account numbers byte by byte', async () => {
    const rows: unknown = await database.dataSource.query(
      'SELECT @@collation_database AS collation',
    );
    expect(rows).toEqual([{ collation: 'utf8mb4_bin' }]);
  });

  it('shows a transaction what others commit meanwhile, on every connection of the pool', async () => {
    const { dataSource } = database;
    const branchesSeen = (manager: EntityManager) => manager.countBy(BranchEntity, {});
    const before = await branchesSeen(dataSource.manager);
    await inTransaction(dataSource, (first) =>
      inTransaction(dataSource, async (second) => {
        const seen = [await branchesSeen(first), await branchesSeen(second)];
        await dataSource.manager.insert(BranchEntity, NEW_BRANCH);
        expect(seen).toEqual([before, before]);
        expect(await branchesSeen(first)).toBe(before + 1);
        expect(await branchesSeen(second)).toBe(before + 1);
      }),
    );
  });
});
