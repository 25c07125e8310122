import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { allocate } from '#libs/persistence/assessments/allocation-store';
import { accountMovements } from '#libs/persistence/ledger/account-movements';
import { deriveBalances } from '#libs/persistence/ledger/balances';
import { full, supplements } from '#test/builders/supplements.builder';
import { MONTH_FEN, takeBacks, type TakeBacks } from '#test/builders/take-backs.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;
let desk: TakeBacks;

beforeAll(async () => {
  database = await freshDatabase();
  desk = await takeBacks(database.dataSource);
});
afterAll(() => database.drop());
afterEach(async () => {
  expect(await desk.units.wrong()).toEqual([]);
});

describe('what stands in 119', () => {
  it('ends at nothing when the month is paid and credited again, as often as it is taken back', async () => {
    const { unit, id, noticeNo, cases } = await desk.credited(2, '202612');
    await desk.paidTo(unit, 0, 30_000n);
    await desk.take(id);
    for (const seq of [6, 9]) {
      const again = await desk.came(2n * MONTH_FEN, noticeNo);
      expect(await desk.receivable(unit)).toBe(30_000);
      await desk.months.allocated(unit.unitId, cases[0] ?? '', seq);
      expect([await desk.receivable(unit), await desk.balances(unit)]).toEqual([
        0,
        [50_000, 80_000],
      ]);
      if (seq === 6) await desk.take(again);
    }
  });

  it('ends month by month, each when it is credited', async () => {
    const { unit, id, noticeNo, cases } = await desk.credited(1, '202612', '202701');
    await desk.paidTo(unit, 0, 100_000n);
    await desk.take(id);
    await desk.came(MONTH_FEN, noticeNo);
    await desk.months.allocated(unit.unitId, cases[0] ?? '', 6);
    expect([await desk.receivable(unit), await desk.balances(unit)]).toEqual([20_000, [0]]);
    await desk.came(MONTH_FEN, noticeNo);
    await desk.months.allocated(unit.unitId, cases[1] ?? '', 6);
    expect([await desk.receivable(unit), await desk.balances(unit)]).toEqual([0, [60_000]]);
  });

  it.each([
    [
      'ends under another number too, where the month was deleted and assessed anew',
      500_000,
      0,
      50_000,
    ],
    [
      'ends as far as the month assessed anew credits, and goes on standing for the rest',
      100_000,
      14_000,
      0,
    ],
  ])('%s', async (_, baseFen, stands, left) => {
    const { unit, id, cases } = await desk.credited(1, '202612');
    await desk.paidTo(unit, 0, 30_000n);
    await desk.take(id);
    await desk.months.deleted(unit.unitId, cases[0] ?? '');
    expect(await desk.receivable(unit)).toBe(30_000);
    await desk.units.setBase(unit, 0, '202612', baseFen);
    await desk.units.derived(unit);
    const anew = await desk.months.assessed(unit.unitId, '202612');
    await desk.came((BigInt(baseFen) * 16n) / 100n, anew);
    await desk.months.allocated(unit.unitId, anew);
    expect([await desk.receivable(unit), await desk.balances(unit)]).toEqual([stands, [left]]);
  });

  it('is settled oldest first where it came in two take-backs, by entries that take each of them back (冲账)', async () => {
    const { unit, id, cases } = await desk.credited(1, '202612');
    await desk.paidTo(unit, 0, MONTH_FEN);
    await desk.take(id);
    await desk.months.deleted(unit.unitId, cases[0] ?? '');
    const paidAnew = async (baseFen: number) => {
      await desk.units.setBase(unit, 0, '202612', baseFen);
      await desk.units.derived(unit);
      const anew = await desk.months.assessed(unit.unitId, '202612');
      const came = await desk.came((BigInt(baseFen) * 16n) / 100n, anew);
      await desk.months.allocated(unit.unitId, anew);
      return { anew, came };
    };
    const less = await paidAnew(100_000);
    expect(await desk.receivable(unit)).toBe(64_000);
    await desk.take(less.came);
    expect(await desk.receivable(unit)).toBe(80_000);
    await desk.months.deleted(unit.unitId, less.anew);
    await paidAnew(437_500);
    expect([await desk.receivable(unit), await desk.balances(unit)]).toEqual([10_000, [0]]);
    const entries = await desk.units.sql<Record<'stand' | 'flag' | 'fen', string | null>>(
      `SELECT v.reversal_of AS stand, v.reversal_flag AS flag, v.total_fen AS fen FROM voucher v
        WHERE v.kind = 'receivable' AND v.unit_id = ? ORDER BY v.id`,
      [unit.unitId],
    );
    const ids = await desk.units.sql<{ id: string }>(
      "SELECT id FROM voucher WHERE kind = 'receivable' AND unit_id = ? AND reversal_of IS NULL ORDER BY id",
      [unit.unitId],
    );
    const [first, second] = ids.map((one) => one.id);
    expect(entries.map(({ stand, flag, fen }) => [stand, flag, Number(fen)])).toEqual([
      [null, '01', 80_000],
      [first, '02', -16_000],
      [null, '01', 16_000],
      [second, '02', -6_000],
      [first, '02', -64_000],
    ]);
  });

  it('ends though what is kept of it beside the entries was wrong', async () => {
    const { unit, id, noticeNo, cases } = await desk.credited(1, '202612');
    await desk.paidTo(unit, 0, 30_000n);
    await desk.take(id);
    await desk.units.sql('UPDATE unit SET receivable_fen = 0 WHERE id = ?', [unit.unitId]);
    await desk.came(MONTH_FEN, noticeNo);
    await desk.months.allocated(unit.unitId, cases[0] ?? '', 6);
    await desk.tx((manager) => deriveBalances(manager, unit.unitId));
    expect([await desk.receivable(unit), await desk.balances(unit)]).toEqual([0, [50_000]]);
  });

  it('has the value day of what is reversed, and is settled with that of the new allocation', async () => {
    const { unit, id, noticeNo, cases } = await desk.credited(1, '202612');
    await desk.paidTo(unit, 0, 30_000n);
    await desk.pay.takenBack(id);
    await desk.came(MONTH_FEN, noticeNo);
    await desk.tx((manager) =>
      allocate(manager, {
        businessNo: cases[0] ?? '',
        unitId: unit.unitId,
        seq: 6,
        now: new Date('2026-12-03T04:00:00Z'),
      }),
    );
    const days = await desk.units.sql<{ kind: string; day: string }>(
      `SELECT v.kind, CAST(v.value_date AS CHAR) AS day FROM voucher v
        WHERE v.business_no = ? AND v.kind IN ('allocation', 'receivable', 'reversal') ORDER BY v.id`,
      [cases[0]],
    );
    expect(days.map(({ kind, day }) => `${kind} ${day}`)).toEqual([
      'allocation 2026-11-24',
      'receivable 2026-11-24',
      'reversal 2026-11-24',
      'allocation 2026-12-03',
      'receivable 2026-12-03',
    ]);
  });

  it('is of each of his months where several were made good, and ends with them', async () => {
    const made = supplements(database.dataSource);
    const unit = await made.unitWithOneMissed();
    const businessNo = await made.posted(unit, full('202609-202610'));
    const pays = async () => {
      const id = await desk.came(160_000n, unit.accountNo);
      await desk.months.fromBalance(unit.unitId, businessNo, 160_000n);
      return id;
    };
    const id = await pays();
    await desk.months.allocated(unit.unitId, businessNo);
    await desk.paidTo(unit, 0, 100_000n);
    await desk.take(id);
    const stood = await desk.units.sql(
      `SELECT m.month, m.other_fen AS fen FROM voucher v JOIN member_line m ON m.voucher_id = v.id
        WHERE v.business_no = ? AND v.kind = 'receivable' ORDER BY m.month`,
      [businessNo],
    );
    expect(stood).toEqual([
      { month: '202609', fen: '20000' },
      { month: '202610', fen: '80000' },
    ]);
    await pays();
    await desk.months.allocated(unit.unitId, businessNo, 6);
    expect([await desk.receivable(unit), (await desk.balances(unit))[0]]).toEqual([0, 60_000]);
  });

  it('leaves nothing in the increase and the decrease of the account query (7.2), once it is settled', async () => {
    const { unit, id, noticeNo, cases } = await desk.credited(1, '202612');
    const moved = async () => {
      const days = { from: '2026-11-01', to: '2026-12-31' };
      const months = await accountMovements(database.dataSource.manager, unit.unitId, days);
      const sum = (of: 'creditsFen' | 'debitsFen') =>
        Number(months.reduce((all, one) => all + one[of], 0n));
      return { increase: sum('creditsFen'), decrease: sum('debitsFen') };
    };
    await desk.paidTo(unit, 0, 30_000n);
    expect(await moved()).toEqual({ increase: 80_000, decrease: 30_000 });
    await desk.take(id);
    expect(await moved()).toEqual({ increase: 30_000, decrease: 30_000 });
    await desk.came(MONTH_FEN, noticeNo);
    await desk.months.allocated(unit.unitId, cases[0] ?? '', 6);
    expect(await moved()).toEqual({ increase: 80_000, decrease: 30_000 });
  });
});
