import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { insertRows } from '#libs/persistence/database/bulk-insert';
import { Terms1795891000000 } from '#libs/persistence/migrations/2026112874-terms';
import { wrongAccounts } from '#libs/persistence/terms/projection';
import { wrongTotals } from '#libs/persistence/accounts/unit-totals';
import type { TestDatabase } from '#test/medium/database';
import { databaseBefore, migrateBy } from '#test/medium/migrate-by';

const UNIT = 7;
const AT = new Date('2026-11-20T02:00:00Z');

let database: TestDatabase;
let dataSource: DataSource;
beforeAll(async () => {
  database = await databaseBefore(Terms1795891000000);
  ({ dataSource } = database);
  await unitOfThree();
  await migrateBy(dataSource, [Terms1795891000000]);
});
afterAll(() => database.drop());

const account = (id: number, change: Record<string, unknown> = {}) => ({
  id,
  account_no: `10000000000${String(id)}`,
  member_id: id,
  unit_id: UNIT,
  base_fen: 500_000,
  unit_ratio_bp: 800,
  personal_ratio_bp: 800,
  fiscal_ratio_bp: 0,
  unit_fen: 40_000,
  personal_fen: 40_000,
  fiscal_fen: 0,
  status: '01',
  opened_on: '2024-03-01',
  paid_through_month: '202610',
  last_base_month: null,
  version: 1,
  ...change,
});

/** One adjusted in July and again for January, one with ratios of his own, one sealed since September, one sealed in his first month. */
async function unitOfThree(): Promise<void> {
  const { manager } = dataSource;
  await manager.query(
    `INSERT INTO unit (id, account_no, name, credit_code, address, postcode, economic_type, industry, branch_code,
            district_code, legal_person_name, legal_person_id_number, contact_name, contact_phone, bank_name, bank_account_no,
            unit_ratio_bp, personal_ratio_bp, fiscal_ratio_bp, rounding, pay_day, status, opened_on, first_month,
            last_assessed_month, paid_through_month, paying_members, sealed_members, changed_at, version)
     VALUES (?, '01000000007', '河洛机械有限公司', '', '', '', '150', 'C', '01', '410303', '', '', '', '', '', '',
             800, 800, 0, 'half-up-fen', 10, '01', '2024-02-16', '202403', '202610', '202610', 2, 2, ?, 1)`,
    [UNIT, AT],
  );
  const amounts = { base_fen: 700_000, unit_fen: 56_000, personal_fen: 56_000 };
  const accounts = [
    account(1, { ...amounts, last_base_month: '202701', version: 3 }),
    account(2, { unit_ratio_bp: 500, unit_fen: 25_000 }),
    account(3, { status: '02', paid_through_month: '202608' }),
    account(4, { status: '02', opened_on: '2026-11-05', paid_through_month: '202611' }),
  ];
  for (const row of accounts)
    await insertRows(manager, 'personal_account', Object.keys(row), [Object.values(row)]);
  const change = (businessNo: string, before: number, after: number, month: string) => [
    businessNo,
    'account',
    1,
    UNIT,
    'baseFen',
    String(before),
    String(after),
    month,
    AT,
  ];
  await insertRows(
    manager,
    'posted_change',
    [
      'business_no',
      'subject_kind',
      'subject_id',
      'unit_id',
      'field',
      'before',
      'after',
      'effective_month',
      'posted_at',
    ],
    [
      change('2026071500000007', 400_000, 600_000, '202607'),
      change('2026112000000001', 600_000, 700_000, '202701'),
    ],
  );
}

const rows = (sql: string): Promise<unknown[]> => dataSource.query(sql);

it('every base known of gets its month, oldest first', async () => {
  expect(
    await rows(
      'SELECT from_month AS month, base_fen AS base, business_no AS no FROM base_term WHERE account_id = 1 ORDER BY from_month',
    ),
  ).toEqual([
    { month: '202403', base: '400000', no: null },
    { month: '202607', base: '600000', no: '2026071500000007' },
    { month: '202701', base: '700000', no: '2026112000000001' },
  ]);
});

it('a base for January that was written into the account in November waits for January', async () => {
  expect(
    await rows(
      `SELECT base_fen AS base, unit_fen AS unit, personal_fen AS personal, later_month AS later, version
         FROM personal_account WHERE id = 1`,
    ),
  ).toEqual([{ base: '600000', unit: '48000', personal: '48000', later: '202701', version: 4 }]);
});

it('ratios that are not the unit’s are the member’s own, and who rests did so after his last paid month', async () => {
  expect(await rows('SELECT account_id AS id, unit_ratio_bp AS ratio FROM own_ratio_term')).toEqual(
    [{ id: 2, ratio: 500 }],
  );
  expect(
    await rows(
      'SELECT from_month AS month, status FROM status_term WHERE account_id = 3 ORDER BY from_month',
    ),
  ).toEqual([
    { month: '202403', status: '01' },
    { month: '202609', status: '02' },
  ]);
});

it('who rests in the next month to assess, his first, does not begin to pay', async () => {
  expect(
    await rows('SELECT from_month AS month, status FROM status_term WHERE account_id = 4'),
  ).toEqual([{ month: '202611', status: '02' }]);
});

it('what is kept then agrees with the terms everywhere', async () => {
  const { manager } = dataSource;
  expect(await wrongAccounts(manager, 10)).toEqual([]);
  expect(await rows('SELECT monthly_fen AS fen FROM unit')).toEqual([
    { fen: String(96_000 + 25_000 + 40_000) },
  ]);
  expect(await wrongTotals(manager)).toEqual([]);
});

it('a migration that was cut off and runs again changes nothing', async () => {
  const before = await rows('SELECT * FROM base_term ORDER BY account_id, from_month');
  await migrateBy(dataSource, [Terms1795891000000]);
  expect(await rows('SELECT * FROM base_term ORDER BY account_id, from_month')).toEqual(before);
  expect(await rows('SELECT version FROM personal_account WHERE id = 1')).toEqual([{ version: 4 }]);
});
