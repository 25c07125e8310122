import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { accountMovements } from '#libs/persistence/ledger/account-movements';
import { takeBackSeen } from '#libs/persistence/settlement/take-back-queries';
import { movedWithBalance } from '#test/builders/moved-account.builder';
import type { RegisterUnit } from '#test/builders/register.builder';
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

const balances = async (unit: RegisterUnit) => {
  const rows = await desk.units.sql<{ fen: string }>(
    'SELECT balance_fen AS fen FROM personal_account WHERE id IN (?) ORDER BY id',
    [unit.accounts.map(({ id }) => id)],
  );
  return rows.map(({ fen }) => Number(fen));
};
const seen = async (id: string) => {
  const { units, refusal, isDone } = await takeBackSeen(database.dataSource.manager, id);
  const short = units.map((one) => one.short.map(({ fen }) => Number(fen)));
  return { isDone, refusal, short };
};
const takenBackBy = (id: string) =>
  desk.units.sql<{ at: string; side: string; fen: string; kind: string }>(
    `SELECT v.kind, s.account AS at, l.side, l.amount_fen AS fen
       FROM voucher v JOIN voucher_line l ON l.voucher_id = v.id JOIN sub_account s ON s.id = l.sub_account_id
      WHERE v.posting_key LIKE ? AND v.kind IN ('receivable', 'reversal') AND v.business_no IS NOT NULL ORDER BY v.id, l.line_no`,
    [`take-back/${id}/%`],
  );

describe('a month that is taken back of whom its money was paid out to', () => {
  it('takes what is there, to the fen; the rest stands in 119 of the unit that pays the month', async () => {
    const { unit, id } = await desk.credited(2, '202612');
    await desk.paidTo(unit, 0, 30_000n);
    await desk.take(id);
    expect(await balances(unit)).toEqual([0, 0]);
    expect(await desk.receivable(unit)).toBe(30_000);
    expect(await takenBackBy(id)).toEqual([
      { kind: 'receivable', at: '119', side: 'D', fen: '30000' },
      { kind: 'receivable', at: '201', side: 'C', fen: '30000' },
      { kind: 'reversal', at: '219', side: 'D', fen: '-160000' },
      { kind: 'reversal', at: '201', side: 'C', fen: '-160000' },
    ]);
  });

  it.each([
    ['nothing where just enough is there', MONTH_FEN, 0],
    ['the fen that is missing', MONTH_FEN + 1n, 1],
    ['all of it where nothing is there', 2n * MONTH_FEN, 80_000],
  ])('stands for %s, and the cashiers see it before', async (_, paidOut, stands) => {
    const { unit } = await desk.credited(1, '202612');
    const { noticeNo, cases } = await desk.pay.notice(unit.unitId, ['202701']);
    const id = await desk.came(MONTH_FEN, noticeNo);
    await desk.months.allocated(unit.unitId, cases[0] ?? '');
    await desk.paidTo(unit, 0, paidOut);
    const short = [stands === 0 ? [] : [stands]];
    expect(await seen(id)).toEqual({ isDone: false, refusal: null, short });
    await desk.take(id);
    expect(await seen(id)).toEqual({ isDone: true, refusal: null, short });
    expect(await desk.receivable(unit)).toBe(stands);
    expect(await balances(unit)).toEqual([2 * 80_000 - Number(paidOut) - 80_000 + stands]);
  });

  it('gives what is there once, to the newest month, where two are reversed', async () => {
    const { unit, id } = await desk.credited(1, '202612', '202701');
    await desk.paidTo(unit, 0, 100_000n);
    expect((await seen(id)).short).toEqual([[100_000]]);
    await desk.take(id);
    expect((await seen(id)).short).toEqual([[100_000]]);
    const stood = (await takenBackBy(id)).filter((line) => line.at === '119');
    expect(stood.map(({ fen }) => fen)).toEqual(['20000', '80000']);
  });

  it('stands against the unit that pays it and is reversed where the account is held today', async () => {
    const { unit, id, noticeNo, cases } = await desk.credited(1, '202612');
    const holder = await desk.units.newUnit(1);
    await movedWithBalance(database.dataSource, unit, holder, MONTH_FEN);
    await desk.paidTo(unit, 0, 50_000n, holder);
    await desk.take(id);
    expect([await desk.receivable(unit), await desk.receivable(holder)]).toEqual([50_000, 0]);
    await desk.came(MONTH_FEN, noticeNo);
    await desk.months.allocated(unit.unitId, cases[0] ?? '', 6);
    expect([await desk.receivable(unit), await balances(unit)]).toEqual([0, [30_000]]);
  });

  it('is told the unit by its sum, with the months that are to be paid again', async () => {
    const { unit, id } = await desk.credited(2, '202612');
    await desk.paidTo(unit, 1, 12_345n);
    await desk.take(id);
    const [told] = await desk.units.sql<{ text: { zh: string } }>(
      `SELECT m.text FROM message m JOIN unit_operator o ON o.id = m.recipient_id AND m.recipient_kind = 'operator'
        WHERE o.unit_id = ? AND m.text_key = 'takenBack'`,
      [unit.unitId],
    );
    expect(JSON.stringify(told?.text)).toContain('其中123.45元');
    expect(await desk.pay.told(unit.unitId)).not.toContain('leftUncovered');
  });

  it('keeps nothing of the unit from being paid out or credited: the take-back itself is covered', async () => {
    const { unit, id } = await desk.credited(1, '202612', '202701');
    await desk.paidTo(unit, 0, 2n * MONTH_FEN);
    await desk.take(id);
    await desk.months.deposited(unit.unitId, 500n);
    await desk.pay.paidOut(unit.unitId, 500n);
    expect(await desk.bank.unallocated(unit.unitId)).toBe(0);
  });
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
      expect([await desk.receivable(unit), await balances(unit)]).toEqual([0, [50_000, 80_000]]);
      if (seq === 6) await desk.take(again);
    }
  });

  it('ends month by month, each when it is credited', async () => {
    const { unit, id, noticeNo, cases } = await desk.credited(1, '202612', '202701');
    await desk.paidTo(unit, 0, 100_000n);
    await desk.take(id);
    await desk.came(MONTH_FEN, noticeNo);
    await desk.months.allocated(unit.unitId, cases[0] ?? '', 6);
    expect([await desk.receivable(unit), await balances(unit)]).toEqual([20_000, [0]]);
    await desk.came(MONTH_FEN, noticeNo);
    await desk.months.allocated(unit.unitId, cases[1] ?? '', 6);
    expect([await desk.receivable(unit), await balances(unit)]).toEqual([0, [60_000]]);
  });

  it('ends under another number too, where the month was deleted and assessed anew', async () => {
    const { unit, id, cases } = await desk.credited(1, '202612');
    await desk.paidTo(unit, 0, 30_000n);
    await desk.take(id);
    await desk.months.deleted(unit.unitId, cases[0] ?? '');
    expect(await desk.receivable(unit)).toBe(30_000);
    await desk.units.setBase(unit, 0, '202612', 100_000);
    await desk.units.derived(unit);
    const less = await desk.months.assessed(unit.unitId, '202612');
    await desk.came(16_000n, less);
    await desk.months.allocated(unit.unitId, less);
    expect([await desk.receivable(unit), await balances(unit)]).toEqual([14_000, [0]]);
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
    expect([await desk.receivable(unit), (await balances(unit))[0]]).toEqual([0, 60_000]);
  });

  it('leaves the account query (7.2) what the ledger says, in every step', async () => {
    const { unit, id, noticeNo, cases } = await desk.credited(1, '202612');
    const closing = async () => {
      const days = { from: '2026-11-01', to: '2026-12-31' };
      const moved = await accountMovements(database.dataSource.manager, unit.unitId, days);
      return moved.reduce((sum, one) => sum + one.creditsFen - one.debitsFen, 0n);
    };
    await desk.paidTo(unit, 0, 30_000n);
    await desk.take(id);
    expect(await closing()).toBe(0n);
    await desk.came(MONTH_FEN, noticeNo);
    await desk.months.allocated(unit.unitId, cases[0] ?? '', 6);
    expect(await closing()).toBe(50_000n);
  });
});
