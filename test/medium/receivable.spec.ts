import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { takeBackSeen } from '#libs/persistence/settlement/take-back-queries';
import { movedWithBalance } from '#test/builders/moved-account.builder';
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

const seen = async (id: string) => {
  const { units, refusal, isDone } = await takeBackSeen(database.dataSource.manager, id);
  const short = units.map(({ receivable }) => Number(receivable.fen));
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
    expect(await desk.balances(unit)).toEqual([0, 0]);
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
    const short = [stands];
    expect(await seen(id)).toEqual({ isDone: false, refusal: null, short });
    await desk.take(id);
    expect(await seen(id)).toEqual({ isDone: true, refusal: null, short });
    expect(await desk.receivable(unit)).toBe(stands);
    expect(await desk.balances(unit)).toEqual([2 * 80_000 - Number(paidOut) - 80_000 + stands]);
  });

  it('gives what is there once, to the newest month, where two are reversed', async () => {
    const { unit, id } = await desk.credited(1, '202612', '202701');
    await desk.paidTo(unit, 0, 100_000n);
    expect((await seen(id)).short).toEqual([100_000]);
    await desk.take(id);
    expect((await seen(id)).short).toEqual([100_000]);
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
    expect([await desk.receivable(unit), await desk.balances(unit)]).toEqual([0, [30_000]]);
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
    expect(JSON.stringify(told?.text)).toContain(
      '上述月份冲回的金额中，有123.45元因职工个人账户余额不足未能收回',
    );
    expect(await desk.pay.told(unit.unitId)).not.toContain('leftUncovered');
  });

  it('keeps nothing of the unit from being paid out of its balance and credited: the take-back itself is covered', async () => {
    const { unit, id, cases } = await desk.credited(1, '202612', '202701');
    await desk.paidTo(unit, 0, 2n * MONTH_FEN);
    await desk.take(id);
    await desk.came(MONTH_FEN, unit.accountNo);
    await desk.months.fromBalance(unit.unitId, cases[0] ?? '', MONTH_FEN);
    await desk.months.allocated(unit.unitId, cases[0] ?? '', 6);
    expect([await desk.bank.unallocated(unit.unitId), await desk.receivable(unit)]).toEqual([
      0, 80_000,
    ]);
  });
});
