import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isPassword } from '#libs/access/password-hash';
import { DEMONSTRATION_PASSWORD, STAFF_LOGINS, TWO_HATS_PERSON } from '#libs/demonstration/logins';
import { personOf } from '#libs/demonstration/persons';
import { seedCity } from '#libs/demonstration/seed-city';
import { seedUnitOfSize } from '#libs/demonstration/seed-unit';
import { misnamedAccounts } from '#libs/persistence/accounts/account-names';
import { identityHash } from '#libs/persistence/database/keyed-hash';
import { openBooks } from '#libs/persistence/ledger/opening';
import { proveBooks } from '#libs/persistence/ledger/proof';
import { open } from '#libs/persistence/database/sealed-secret';
import { termsOf } from '#libs/persistence/terms/terms-store';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const SETTINGS = {
  seed: 'fund-hall',
  keyedHashSecret: 'a keyed hash secret for tests only, long enough',
  sealingSecret: 'a sealing secret for tests only, long enough too',
};
const SCOPE = { id: 1, districtCode: '410302', branchCode: '01' };
const NOW = new Date('2026-11-24T00:00:00Z');

interface PersonRow {
  id: number;
  name: string;
  id_type: string;
  id_number: string;
  id_hash: string;
  sex: string;
  born_on: string;
  mobile_phone: string;
}

/** Forty units and their migrations on a busy machine. */
const SLOW_MS = 60_000;

let database: TestDatabase;
const query = <T>(sql: string, values: unknown[] = []): Promise<T[]> =>
  database.dataSource.query(sql, values);

beforeAll(async () => {
  database = await freshDatabase();
  await seedCity(database.dataSource, SETTINGS);
}, SLOW_MS);
afterAll(async () => {
  await database.drop();
});

describe('the city in the database', () => {
  it('is made once: a second seeding changes nothing', async () => {
    const count = () => query('SELECT COUNT(*) AS members, SUM(version) AS versions FROM member');
    const before = await count();
    expect(await seedCity(database.dataSource, SETTINGS)).toBe('there');
    expect(await count()).toEqual(before);
  });

  it('names every account as its holder, so that he is found by it', async () => {
    expect(await misnamedAccounts(database.dataSource.manager, 10)).toEqual([]);
  });

  it('balances: units hold what their accounts hold, accounts what they carried and gathered', async () => {
    expect(
      await query(
        'SELECT id FROM personal_account WHERE balance_fen <> carried_forward_fen + current_year_fen',
      ),
    ).toEqual([]);
    const wrong = await query(
      `SELECT u.id FROM unit u LEFT JOIN (SELECT unit_id, SUM(balance_fen) AS fen FROM personal_account GROUP BY unit_id) a
          ON a.unit_id = u.id WHERE u.balance_fen <> COALESCE(a.fen, 0)`,
    );
    expect(wrong).toEqual([]);
  });

  it('has books that hold once they are opened, and every balance as it stood', async () => {
    const balances = () =>
      query(
        'SELECT id, balance_fen, carried_forward_fen, current_year_fen FROM personal_account ORDER BY id',
      );
    const before = await balances();
    await openBooks(database.dataSource, { carriedForwardDay: '2026-06-30', day: '2026-11-20' });
    expect(await balances()).toEqual(before);
    const { difference } = await proveBooks(database.dataSource.manager);
    expect(difference).toBeNull();
  });

  it('lets everybody in with the demonstration password, staff with a sealed TOTP secret', async () => {
    const [operator] = await query<{ hash: string }>(
      'SELECT password_hash AS hash FROM unit_operator LIMIT 1',
    );
    expect(await isPassword(operator?.hash ?? null, DEMONSTRATION_PASSWORD)).toBe(true);
    expect(operator?.hash).toMatch(/^\$argon2id\$/);
    const staff = await query<{ sealed: string }>('SELECT totp_secret_sealed AS sealed FROM staff');
    expect(staff).toHaveLength(STAFF_LOGINS.length);
    expect(open(SETTINGS.sealingSecret, staff[0]?.sealed ?? '')).toMatch(/^[A-Z2-7]{32}$/);
  });

  it('has one person with two logins, reviewer and operator', async () => {
    const operators = await query('SELECT login_name FROM unit_operator WHERE person_no = ?', [
      TWO_HATS_PERSON,
    ]);
    const staff = await query('SELECT login_name FROM staff WHERE person_no = ?', [
      TWO_HATS_PERSON,
    ]);
    expect([operators, staff]).toEqual([
      [{ login_name: 'two-hats' }],
      [{ login_name: 'first-01-b' }],
    ]);
  });
});

describe('units made by set-based statements', () => {
  it(
    'hold the persons TypeScript draws by the same numbers, keyed hashes included',
    async () => {
      const unit = await seedUnitOfSize(database.dataSource, { ...SETTINGS, members: 3_000 });
      const rows = await query<PersonRow>('SELECT * FROM member WHERE id >= ? ORDER BY id', [
        unit.firstAccountId,
      ]);
      expect(rows).toHaveLength(3_000);
      const expected = rows.map(({ id }) => {
        const person = personOf(SETTINGS.seed, id);
        return {
          ...person,
          idHash: identityHash(SETTINGS.keyedHashSecret, person.idType, person.idNumber),
        };
      });
      const found = rows.map((row) => ({
        name: row.name,
        idType: row.id_type,
        idNumber: row.id_number,
        sex: row.sex,
        bornOn: row.born_on,
        mobilePhone: row.mobile_phone,
        idHash: row.id_hash,
      }));
      expect(found).toEqual(expected);
      expect(await misnamedAccounts(database.dataSource.manager, 10)).toEqual([]);
    },
    SLOW_MS,
  );

  it(
    'compute monthly amounts half up to the fen, each side alone',
    async () => {
      const unit = await seedUnitOfSize(database.dataSource, { ...SETTINGS, members: 500 });
      const wrong = await query(
        `SELECT id FROM personal_account WHERE unit_id = ? AND (unit_fen <> ROUND(base_fen * unit_ratio_bp / 10000)
          OR personal_fen <> ROUND(base_fen * personal_ratio_bp / 10000) OR fiscal_fen <> 0)`,
        [unit.unitId],
      );
      expect(wrong).toEqual([]);
    },
    SLOW_MS,
  );
});

describe('terms of a month', () => {
  const terms = (month: string, now = NOW) =>
    termsOf(database.dataSource.manager, SCOPE, month, now);

  it('take cap and floor by the month, a floor that changed in mid-year included', async () => {
    expect(await terms('202512')).toMatchObject({ capFen: 2_247_100, floorFen: 202_000 });
    expect(await terms('202601')).toMatchObject({ capFen: 2_247_100, floorFen: 221_000 });
    expect(await terms('202612')).toMatchObject({
      capFen: 2_354_250,
      floorFen: 221_000,
      ratioMinBp: 500,
      ratioMaxBp: 1_200,
    });
  });

  it('do not know what was published later', async () => {
    expect(await terms('202701')).toMatchObject({ floorFen: 230_000, knownThroughMonth: '202706' });
    expect(await terms('202701', new Date('2026-11-01T00:00:00Z'))).toMatchObject({
      floorFen: 221_000,
    });
  });

  it('differ by district, and are refused for a month before all of them', async () => {
    const other = { ...SCOPE, districtCode: '410311' };
    expect(await termsOf(database.dataSource.manager, other, '202612', NOW)).toMatchObject({
      capFen: 2_261_350,
    });
    await expect(terms('201001')).rejects.toThrow('TERMS_UNKNOWN');
  });

  it('prefer the branch to everybody, and the district to the branch', async () => {
    const manager = database.dataSource.manager;
    const add = (scope: string, value: string) =>
      query(
        "INSERT INTO parameter (name, scope, value, valid_from, known_from) VALUES ('months-ahead', ?, ?, '2026-01-01', '2026-01-01')",
        [scope, value],
      );
    await add('02', '5');
    expect(
      (await termsOf(manager, { ...SCOPE, branchCode: '02' }, '202612', NOW)).monthsAhead,
    ).toBe(5);
    await add('410302', '1');
    expect(
      (await termsOf(manager, { ...SCOPE, branchCode: '02' }, '202612', NOW)).monthsAhead,
    ).toBe(1);
    expect(
      (await termsOf(manager, { ...SCOPE, districtCode: '410305' }, '202612', NOW)).monthsAhead,
    ).toBe(3);
  });

  it('of today stay the wider ones while a district has its own only from next year on', async () => {
    const add = (name: string, scope: string, value: string, from: string) =>
      query(
        "INSERT INTO parameter (name, scope, value, valid_from, known_from) VALUES (?, ?, ?, ?, '2026-01-01')",
        [name, scope, value, from],
      );
    const scope = { ...SCOPE, districtCode: '419999' };
    const read = (month: string) => termsOf(database.dataSource.manager, scope, month, NOW);
    for (const [name, value] of [
      ['base-cap', '2000000'],
      ['base-floor', '200000'],
    ] as const)
      await add(name, '', value, '2026-07-01');
    await add('base-cap', '419999', '2100000', '2027-01-01');
    await add('base-floor', '419999', '210000', '2027-01-01');
    expect(await read('202612')).toMatchObject({ capFen: 2_000_000, floorFen: 200_000 });
    expect(await read('202701')).toMatchObject({ capFen: 2_100_000, floorFen: 210_000 });
  });
});
