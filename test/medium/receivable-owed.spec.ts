import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  receivableInBooks,
  receivables,
  receivablesOfUnit,
  type ReceivableMark,
} from '#libs/persistence/assessments/receivable-queries';
import { flowMembers } from '#libs/persistence/ledger/flow-members';
import { flowRecords } from '#libs/persistence/ledger/flow-queries';
import { takeBackSeen } from '#libs/persistence/settlement/take-back-queries';
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

const BEGIN: ReceivableMark = { unitId: 0, month: '' };
const listed = (after = BEGIN, limit = 100, branches: readonly string[] | null = null) =>
  receivables(database.dataSource.manager, { branches, after, limit });
const owed = async ({ unitId }: RegisterUnit) => {
  const months = await receivablesOfUnit(database.dataSource.manager, unitId);
  return months.map(({ month, people, fen }) => [month, people, Number(fen)]);
};
const seen = async (id: string) => {
  const { units } = await takeBackSeen(database.dataSource.manager, id);
  const sums = units.map(({ receivable, standing }) => [receivable, standing]);
  return sums.flat().map(({ people, fen }) => [people, Number(fen)]);
};

/** Two pay December by two receipts; the first is paid out all of it, and one receipt is taken back. */
async function takenBackOfOne() {
  const unit = await desk.units.newUnit(2);
  await desk.pay.operatorOf(unit.unitId);
  const { noticeNo, cases } = await desk.pay.notice(unit.unitId, ['202612']);
  const id = await desk.came(MONTH_FEN, noticeNo);
  await desk.came(MONTH_FEN, noticeNo);
  await desk.months.allocated(unit.unitId, cases[0] ?? '');
  await desk.paidTo(unit, 0, MONTH_FEN);
  await desk.take(id);
  return { unit, id, businessNo: cases[0] ?? '' };
}

describe('what no month credited again has offset of 119', () => {
  it('is owed still, and seen, where the member is not in the month that was assessed anew', async () => {
    const { unit, id, businessNo } = await takenBackOfOne();
    expect(await seen(id)).toEqual([
      [1, 80_000],
      [1, 80_000],
    ]);
    await desk.months.deleted(unit.unitId, businessNo);
    await desk.units.setStatus(unit, 0, '202612', '02');
    await desk.units.derived(unit);
    const anew = await desk.months.assessed(unit.unitId, '202612');
    await desk.months.fromBalance(unit.unitId, anew, MONTH_FEN);
    await desk.months.allocated(unit.unitId, anew);
    expect(await desk.units.marksOf(unit)).toMatchObject({ paid: '202612' });
    expect(await owed(unit)).toEqual([['202612', 1, 80_000]]);
    expect(await seen(id)).toEqual([
      [1, 80_000],
      [1, 80_000],
    ]);
    const list = await listed();
    expect(list.find(({ unitId }) => unitId === unit.unitId)).toMatchObject({
      accountNo: unit.accountNo,
      month: '202612',
      people: 1,
      fen: 80_000n,
    });
  });

  it('is owed still where what was made good lapsed', async () => {
    const made = supplements(database.dataSource);
    const unit = await made.unitWithOneMissed();
    const businessNo = await made.posted(unit, full('202610'));
    const id = await desk.came(MONTH_FEN, unit.accountNo);
    await desk.months.fromBalance(unit.unitId, businessNo, MONTH_FEN);
    await desk.months.allocated(unit.unitId, businessNo);
    await desk.paidTo(unit, 0, MONTH_FEN);
    await desk.take(id);
    await desk.months.deleted(unit.unitId, businessNo);
    expect(await owed(unit)).toEqual([['202610', 1, 80_000]]);
  });

  it('falls by what is credited again: the take-back tells what it was and what stands today', async () => {
    const { unit, id, noticeNo, cases } = await desk.credited(1, '202612', '202701');
    await desk.paidTo(unit, 0, 100_000n);
    await desk.take(id);
    expect(await owed(unit)).toEqual([
      ['202612', 1, 80_000],
      ['202701', 1, 20_000],
    ]);
    await desk.came(MONTH_FEN, noticeNo);
    await desk.months.allocated(unit.unitId, cases[0] ?? '', 6);
    expect(await owed(unit)).toEqual([['202701', 1, 20_000]]);
    expect(await seen(id)).toEqual([
      [1, 100_000],
      [1, 20_000],
    ]);
  });

  it('is told the unit with when it is offset, and that the rest stays owed', async () => {
    const { unit } = await takenBackOfOne();
    const [told] = await desk.units.sql<{ text: string }>(
      `SELECT CAST(m.text AS CHAR) AS text FROM message m JOIN unit_operator o ON o.id = m.recipient_id
        WHERE o.unit_id = ? AND m.recipient_kind = 'operator' AND m.text_key = 'takenBack'`,
      [unit.unitId],
    );
    expect(told?.text).toContain(
      '上述月份冲回的金额中，有800.00元因职工个人账户余额不足未能收回，中心记为贵单位的其他应收款。' +
        '这些职工的上述月份重新缴款入账时，按入账金额冲抵；未能冲抵的部分仍由贵单位承担，中心将向贵单位收取。',
    );
    expect(told?.text).not.toContain('无需另缴');
  });
});

describe('the list of 119', () => {
  it('comes to 119 in the books, page after page, of the branches asked for', async () => {
    const { unit } = await takenBackOfOne();
    await desk.units.sql("UPDATE unit SET branch_code = '77' WHERE id = ?", [unit.unitId]);
    const all = await listed();
    const { manager } = database.dataSource;
    const sum = all.reduce((fen, one) => fen + one.fen, 0n);
    expect(await receivableInBooks(manager, null)).toBe(sum);
    const paged = [];
    for (let after = BEGIN; ;) {
      const [next] = await listed(after, 1);
      if (next === undefined) break;
      paged.push(next);
      after = next;
    }
    expect(paged).toEqual(all);
    const own = await listed(BEGIN, 100, ['77']);
    expect(own.map(({ unitId }) => unitId)).toEqual([unit.unitId]);
    expect(await receivableInBooks(manager, ['77'])).toBe(80_000n);
    expect(await listed(BEGIN, 100, ['78'])).toEqual([]);
  });
});

describe('the flow of a unit (7.3)', () => {
  it('says how many an entry of 119 is about, and names nobody', async () => {
    const { unit } = await takenBackOfOne();
    const { manager } = database.dataSource;
    const entries = await flowRecords(manager, { unitId: unit.unitId, limit: 10 });
    const entry = entries.find(({ voucherKind }) => voucherKind === 'receivable');
    expect(entry).toMatchObject({ headcount: 1, amountFen: 80_000 });
    expect(await flowMembers(manager, { entry: entry?.id ?? '', limit: 10 })).toEqual([]);
  });
});
