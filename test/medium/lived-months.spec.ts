import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { liveMonths } from '#apps/local/months/live-months';
import { unitsWithMonths } from '#apps/local/months/happenings';
import { cityUnits } from '#libs/demonstration/units';
import { accountPeriods } from '#libs/fund/ledger/account-periods';
import { wrongTotals } from '#libs/persistence/accounts/unit-totals';
import { accountMovements } from '#libs/persistence/ledger/account-movements';
import { proveBooks } from '#libs/persistence/ledger/proof';
import { reconcile } from '#libs/persistence/receipts/reconciliation';
import { wrongAccounts } from '#libs/persistence/terms/projection';
import { cityDatabase, type TestDatabase } from '#test/medium/database';

const SETTINGS = {
  seed: 'fund-hall',
  keyedHashSecret: 'a keyed hash secret for tests only, long enough',
  sealingSecret: 'a sealing secret for tests only, long enough too',
};
/** Forty units, three months of most of them, and their migrations on a busy machine. */
const SLOW_MS = 180_000;

let database: TestDatabase;
const units = unitsWithMonths(cityUnits(SETTINGS.seed));
const query = <T>(sql: string, values: unknown[] = []): Promise<T[]> =>
  database.dataSource.query(sql, values);

const unitsNow = () =>
  query(
    `SELECT id, last_assessed_month, paid_through_month, unallocated_fen, balance_fen, monthly_fen, paying_members
       FROM unit WHERE id IN (?) ORDER BY id`,
    [units.map(({ id }) => id)],
  );
const accountsNow = () =>
  query(
    `SELECT id, balance_fen, carried_forward_fen, current_year_fen, paid_through_month, base_fen, status
       FROM personal_account ORDER BY id`,
  );

beforeAll(async () => {
  database = await cityDatabase(SETTINGS);
}, SLOW_MS);
afterAll(async () => {
  await database.drop();
});

describe('the months that the demonstration city has lived', () => {
  it(
    'leave every unit and member as the city has them, with books that hold',
    async () => {
      const before = [await unitsNow(), await accountsNow()];
      expect(await liveMonths(database.url, SETTINGS)).toBeGreaterThan(units.length * 5);
      const { difference } = await proveBooks(database.dataSource.manager);
      expect(difference).toBeNull();
      expect([await unitsNow(), await accountsNow()]).toEqual(before);
      expect(await wrongAccounts(database.dataSource.manager, 5)).toEqual([]);
      expect(await wrongTotals(database.dataSource.manager)).toEqual([]);
    },
    SLOW_MS,
  );

  it('are assessed, paid and credited month by month; what is unpaid waits under a case', async () => {
    for (const { id, lastAssessedMonth, paidThroughMonth } of units) {
      const months = await query<{ month: string; stage: string }>(
        `SELECT a.month, s.stage FROM assessment a JOIN submission s ON s.business_no = a.business_no
          WHERE a.unit_id = ? ORDER BY a.month`,
        [id],
      );
      expect([months[0]?.month, months.at(-1)?.month]).toEqual(['202609', lastAssessedMonth]);
      for (const { month, stage } of months)
        expect(stage).toBe(month <= (paidThroughMonth ?? '') ? 'completed' : 'collecting');
    }
  });

  it('leave nothing undone: no command waits, and everybody’s money is known', async () => {
    expect(await query('SELECT request_id FROM command WHERE outcome_at IS NULL')).toEqual([]);
    expect(
      await query("SELECT id FROM bank_receipt WHERE state IN ('suspense', 'proposed', 'listed')"),
    ).toEqual([]);
  });

  it('stand in a unit’s account by periods and in its flow, each on its day', async () => {
    const [unit] = units;
    const days = { from: '2026-09-01', to: '2026-11-30' };
    const moved = await accountMovements(database.dataSource.manager, unit?.id ?? 0, days);
    const periods = accountPeriods(days, moved).map(({ increaseFen }) => increaseFen > 0n);
    expect(periods).toEqual([true, true, false]);
    const flow = await query<{ day: string; month: string }>(
      `SELECT CAST(posting_day AS CHAR) AS day, month FROM unit_flow WHERE unit_id = ? AND type = '01' AND business_no IS NOT NULL
        ORDER BY posting_day`,
      [unit?.id],
    );
    expect(flow).toEqual([
      { day: '2026-09-30', month: '202609' },
      { day: '2026-10-30', month: '202610' },
    ]);
  });

  it('agree with the bank, account by account', async () => {
    for (const code of ['01', '02', '03'])
      expect((await reconcile(database.dataSource.manager, code)).differenceFen).toBe(0n);
  });
});
