import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransaction } from '#libs/persistence/database/transaction';
import { loadReferenceData } from '#libs/persistence/reference-data/load-reference-data';
import { carryOutReversal } from '#libs/persistence/settlement/carry-out-reversal';
import { takeBackSeen } from '#libs/persistence/settlement/take-back-queries';
import { movedWithBalance } from '#test/builders/moved-account.builder';
import { receiptOfBank } from '#test/builders/receipt-of-bank.builder';
import type { RegisterUnit } from '#test/builders/register.builder';
import { MONTH_FEN, takeBacks, type TakeBacks } from '#test/builders/take-backs.builder';
import { treasuryList } from '#test/builders/treasury-list.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const TREASURY = '河洛市财政局';
/** Of each month half is the treasury's. */
const RATIOS = [400, 1_200, 800] as const;
const FISCAL_FEN = 40_000n;
const OWN_FEN = 80_000n;

let database: TestDatabase;
let desk: TakeBacks;

beforeAll(async () => {
  database = await freshDatabase();
  await inTransaction(database.dataSource, loadReferenceData);
  desk = await takeBacks(database.dataSource);
});
afterAll(() => database.drop());
afterEach(async () => {
  expect(await desk.units.wrong()).toEqual([]);
});

describe('a treasury’s list of two units that is taken back, one member being paid out and with the other unit now', () => {
  it('stands for each unit’s own month, as both cashiers saw it before, and ends with it', async () => {
    const units = [await desk.units.fiscalUnit(RATIOS), await desk.units.fiscalUnit(RATIOS)];
    const [one, other] = units as [RegisterUnit, RegisterUnit];
    const notices = [
      await desk.pay.notice(one.unitId, ['202612']),
      await desk.pay.notice(other.unitId, ['202612']),
    ];
    const fromTreasury = async () => {
      const fen = 2n * FISCAL_FEN;
      const { id } = await desk.bank.book(receiptOfBank({ fen, payerName: TREASURY }));
      const shares = units.map((unit): [RegisterUnit, bigint] => [unit, FISCAL_FEN]);
      await treasuryList(database.dataSource, id, shares, true);
      return id;
    };
    const credited = async (seq: number) => {
      for (const [at, { cases }] of notices.entries())
        await desk.months.allocated(units[at]?.unitId ?? 0, cases[0] ?? '', seq);
    };
    const id = await fromTreasury();
    for (const { noticeNo } of notices) await desk.came(OWN_FEN, noticeNo);
    await credited(3);
    await desk.paidTo(one, 0, 90_000n);
    await desk.paidTo(other, 0, 110_000n);
    await movedWithBalance(database.dataSource, one, other, 30_000n);
    const stands = async () => {
      const seen = await takeBackSeen(database.dataSource.manager, id);
      return seen.units.map(({ receivable }) => Number(receivable.fen));
    };
    expect(await stands()).toEqual([90_000, 110_000]);
    await desk.take(id);
    expect(await stands()).toEqual([90_000, 110_000]);
    expect([await desk.receivable(one), await desk.receivable(other)]).toEqual([90_000, 110_000]);
    await fromTreasury();
    await credited(6);
    expect([await desk.receivable(one), await desk.receivable(other)]).toEqual([0, 0]);
  });
});

describe('two units that hold each other’s members, both taken back and paid again at once', () => {
  it('stand and end each for its own, whoever is quicker', async () => {
    const [one, other] = [await desk.credited(1, '202612'), await desk.credited(1, '202612')];
    await movedWithBalance(database.dataSource, one.unit, other.unit, MONTH_FEN);
    await movedWithBalance(database.dataSource, other.unit, one.unit, MONTH_FEN);
    await desk.paidTo(one.unit, 0, 30_000n, other.unit);
    await desk.paidTo(other.unit, 0, 50_000n, one.unit);
    const orders = [
      await desk.pay.takeBackOrdered(one.id),
      await desk.pay.takeBackOrdered(other.id),
    ];
    await Promise.all(
      [...orders, ...orders].map((order) => desk.tx((manager) => carryOutReversal(manager, order))),
    );
    const standing = async () => [
      await desk.receivable(one.unit),
      await desk.receivable(other.unit),
    ];
    expect(await standing()).toEqual([30_000, 50_000]);
    await Promise.all(
      [one, other].map(async ({ unit, noticeNo, cases }) => {
        await desk.came(MONTH_FEN, noticeNo);
        await desk.months.allocated(unit.unitId, cases[0] ?? '', 6);
      }),
    );
    expect(await standing()).toEqual([0, 0]);
  });
});
