import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { RowsByKey1796000920000 } from '#libs/persistence/migrations/2026112920-rows-by-key';
import type { TestDatabase } from '#test/medium/database';
import { databaseBefore, migrateBy } from '#test/medium/migrate-by';

const NO = '2026112400000001';

describe('registers of before rows had keys', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  beforeAll(async () => {
    database = await databaseBefore(RowsByKey1796000920000);
    ({ dataSource } = database);
  });
  afterAll(() => database.drop());

  const keysIn = (table: string): Promise<{ key: string; account: number }[]> =>
    dataSource.query(
      `SELECT row_key AS \`key\`, account_id AS account FROM ${table} ORDER BY account_id`,
    );

  it('have their accounts for keys, in what was submitted before and in files too, cut off wherever it is', async () => {
    const amounts = Array<number>(8).fill(600_000).join(', ');
    const columns = ['base', 'unit', 'personal', 'fiscal'];
    const named = ['before', 'after'].flatMap((when) => columns.map((c) => `${c}_${when}_fen`));
    await dataSource.query(
      `INSERT INTO submission (business_no, business, unit_id, branch_code, initiator_id, stage, seq, state, form,
              form_version, rules_version, opened_at)
       VALUES (?, 'base-adjustment', 1, '01', 1, 'draft', 1, '{}', '{}', 1, 1, '2026-11-24')`,
      [NO],
    );
    for (const [at, account] of [7, 11].entries()) {
      await dataSource.query(
        `INSERT INTO register_row (business_no, row_no, account_id, ${named.join(', ')}, decided_version)
         VALUES (?, ?, ?, ${amounts}, 1)`,
        [NO, at + 1, account],
      );
      await dataSource.query('INSERT INTO former_row VALUES (?, ?, 600000)', [NO, account]);
    }
    await dataSource.query(
      `INSERT INTO register_import_row (import_id, line_no, account_id, ${named.join(', ')}, decided_version)
       VALUES (1, 2, 7, ${amounts}, 1)`,
    );
    // Each try gets one statement further than the one before.
    for (const statements of [0, 1, 1, 1, 1, 1])
      await expect(migrateBy(dataSource, [RowsByKey1796000920000], statements)).rejects.toThrow(
        'cut off',
      );
    await migrateBy(dataSource, [RowsByKey1796000920000]);
    await migrateBy(dataSource, [RowsByKey1796000920000]);
    const both = [
      { key: '7', account: 7 },
      { key: '11', account: 11 },
    ];
    expect(await keysIn('register_row')).toEqual(both);
    expect(await keysIn('former_row')).toEqual(both);
    expect(await keysIn('register_import_row')).toEqual([{ key: '7', account: 7 }]);
  });

  it('take somebody without an account beside them, and nobody twice', async () => {
    const enter = (rowNo: number) =>
      dataSource.query(
        `INSERT INTO register_row (business_no, row_no, row_key, base_before_fen, unit_before_fen, personal_before_fen,
                fiscal_before_fen, base_after_fen, unit_after_fen, personal_after_fen, fiscal_after_fen, decided_version)
         VALUES (?, ?, ?, 0, 0, 0, 0, 1, 1, 1, 0, 0)`,
        [NO, rowNo, 'a'.repeat(64)],
      );
    await enter(3);
    await expect(enter(4)).rejects.toMatchObject({ code: 'ER_DUP_ENTRY' });
  });
});
