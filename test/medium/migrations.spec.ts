import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { testEnvironment } from '#config/test-environment';
import { createDatabase, dropDatabase } from '#libs/persistence/database';
import { createDataSource } from '#libs/persistence/data-source';
import { importFindings } from '#libs/persistence/import-reader';
import { MIGRATIONS } from '#libs/persistence/migrations';

const url = new URL(testEnvironment.databaseAdminUrl());
url.pathname = `/t_${randomBytes(6).toString('hex')}`;

describe('a hall of the first day that is brought up to date', () => {
  let dataSource: DataSource;
  beforeAll(async () => {
    await createDatabase(url.href);
    dataSource = await createDataSource(url.href).initialize();
    await migrateBy(MIGRATIONS.slice(0, 1));
  });
  afterAll(async () => {
    await dataSource.destroy();
    await dropDatabase(url.href);
  });

  async function migrateBy(migrations: typeof MIGRATIONS, statementsUntilCut = Infinity) {
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

  it('keeps the findings and the good lines of files just being looked at, cut off wherever it is', async () => {
    const amounts = Array<number>(8).fill(600_000);
    await dataSource.query(
      `INSERT INTO register_import_row VALUES (7, 2, 11, ${amounts.join(', ')}, 1, NULL, NULL, NULL),
        (7, 3, NULL, ${amounts.map(() => 'NULL').join(', ')}, NULL, 'BASE_ABOVE_CAP', '调整后缴存基数', '{"cap":"34452.00"}')`,
    );
    for (const statements of [0, 1, 2, 3])
      await expect(migrateBy(MIGRATIONS.slice(1), statements)).rejects.toThrow('cut off');
    await migrateBy(MIGRATIONS.slice(1));
    await migrateBy(MIGRATIONS.slice(1));
    expect(await importFindings(dataSource.manager, 7, { lineNo: 0, findingNo: 0 }, 10)).toEqual([
      {
        lineNo: 3,
        findingNo: 1,
        column: '调整后缴存基数',
        refusal: { code: 'BASE_ABOVE_CAP', details: { cap: '34452.00' } },
      },
    ]);
    expect(await dataSource.query('SELECT line_no AS lineNo FROM register_import_row')).toEqual([
      { lineNo: 2 },
    ]);
  });
});
