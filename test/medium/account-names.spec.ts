import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  misnamedAccounts,
  nameAccountsIn,
  nameAccountsOf,
} from '#libs/persistence/accounts/account-names';
import { AccountNames1796299500000 } from '#libs/persistence/migrations/2026112995-account-names';
import { memberRecords } from '#libs/persistence/records/member-queries';
import { registerUnit, type RegisterUnit } from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';
import { databaseBefore, migrateBy } from '#test/medium/migrate-by';

describe('the name beside an account', () => {
  let database: TestDatabase;
  let unit: RegisterUnit;
  const out = () => misnamedAccounts(database.dataSource.manager, 10);
  const found = async (text: string) => {
    const search = { by: 'name', text } as const;
    const { manager } = database.dataSource;
    const rows = await memberRecords(manager, { unitId: unit.unitId, search, limit: 10 });
    return rows.map(({ name }) => name);
  };
  const rename = (id: number, name: string) =>
    database.dataSource.query(
      'UPDATE member SET name = ? WHERE id = (SELECT member_id FROM personal_account WHERE id = ?)',
      [name, id],
    );

  beforeAll(async () => {
    database = await freshDatabase();
    unit = await registerUnit(database.dataSource, 3);
    await registerUnit(database.dataSource, 2);
  });
  afterAll(() => database.drop());

  it('is its holder’s, and one that is not is found out and put right, in its unit alone', async () => {
    expect(await out()).toEqual([]);
    const [first] = unit.accounts;
    await rename(first?.id ?? 0, '欧阳　更名');
    const { accountNo } = first ?? {};
    expect(await out()).toEqual([{ unitId: unit.unitId, accountNo, detail: 'name_key' }]);
    expect(await found('欧阳')).toEqual([]);
    await nameAccountsIn(database.dataSource.manager, unit.unitId + 1);
    expect(await out()).toHaveLength(1);
    await nameAccountsIn(database.dataSource.manager, unit.unitId);
    expect(await out()).toEqual([]);
    expect(await found('欧阳')).toEqual(['欧阳　更名']);
  });

  it('follows a person who is named anew, and nobody else', async () => {
    const [, second, third] = unit.accounts;
    await rename(second?.id ?? 0, '慕容甲');
    await rename(third?.id ?? 0, '慕容乙');
    const [{ memberId = 0 } = {}]: { memberId?: number }[] = await database.dataSource.query(
      'SELECT member_id AS memberId FROM personal_account WHERE id = ?',
      [second?.id],
    );
    await nameAccountsOf(database.dataSource.manager, memberId);
    expect(await found('慕容')).toEqual(['慕容甲']);
    expect((await out()).map((one) => one.accountNo)).toEqual([third?.accountNo]);
  });
});

describe('a hall whose accounts had no names', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await databaseBefore(AccountNames1796299500000);
    const { dataSource } = database;
    await dataSource.query(
      `INSERT INTO member (id, name, id_type, id_number, id_hash, sex, born_on, changed_at, version)
       VALUES (1, 'Zhang　San', '01', '1', REPEAT('1', 64), '1', '1990-01-01', '2026-11-24', 1),
              (2, '张三', '01', '2', REPEAT('2', 64), '1', '1990-01-01', '2026-11-24', 1)`,
    );
    await dataSource.query(
      `INSERT INTO personal_account (id, account_no, member_id, unit_id, base_fen, unit_ratio_bp, personal_ratio_bp,
              fiscal_ratio_bp, unit_fen, personal_fen, fiscal_fen, status, opened_on)
       VALUES (1, '100000000001', 1, 1, 0, 0, 0, 0, 0, 0, 0, '01', '2020-01-01'),
              (60000, '100000060000', 2, 1, 0, 0, 0, 0, 0, 0, 0, '01', '2020-01-01')`,
    );
  });
  afterAll(() => database.drop());

  it('has them all afterwards, cut off wherever it is', async () => {
    const { dataSource } = database;
    for (const statements of [0, 1, 1, 2])
      await expect(migrateBy(dataSource, [AccountNames1796299500000], statements)).rejects.toThrow(
        'cut off',
      );
    await migrateBy(dataSource, [AccountNames1796299500000]);
    await migrateBy(dataSource, [AccountNames1796299500000]);
    const keys = await dataSource.query(
      'SELECT name_key AS `key` FROM personal_account ORDER BY id',
    );
    expect(keys).toEqual([{ key: 'ZHANGSAN' }, { key: '张三' }]);
  });
});
