import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { free, full, supplements } from '#test/builders/supplements.builder';
import { takeBacks, type TakeBacks } from '#test/builders/take-backs.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';
import { outcome } from '#test/medium/outcome';

let database: TestDatabase;
let units: TakeBacks['units'];
let bank: TakeBacks['bank'];
let months: TakeBacks['months'];
let came: TakeBacks['came'];
let take: TakeBacks['take'];

beforeAll(async () => {
  database = await freshDatabase();
  ({ units, bank, months, came, take } = await takeBacks(database.dataSource));
});
afterAll(() => database.drop());
afterEach(async () => {
  expect(await units.wrong()).toEqual([]);
});

describe('a month that follows one in which nobody paid', () => {
  it('is credited again after it, as often as both are taken back', async () => {
    const unit = await units.newUnit(1);
    await units.setStatus(unit, 0, '202701', '02');
    await units.setStatus(unit, 0, '202702', '01');
    await units.derived(unit);
    const december = await months.assessed(unit.unitId, '202612');
    const january = await months.assessed(unit.unitId, '202701', december);
    const february = await months.assessed(unit.unitId, '202702', december);
    const ordersOfFebruary = async () =>
      (await months.ordered(unit.unitId)).filter((no) => no === february).length;
    const id = await came(160_000n, december);
    for (const month of [december, january, february]) await months.allocated(unit.unitId, month);
    expect(await ordersOfFebruary()).toBe(1);
    await take(id);
    await months.paid(february, 80_000n);
    await months.paid(december, 80_000n);
    await months.allocated(unit.unitId, december, 6);
    await months.allocated(unit.unitId, january, 6);
    expect(await ordersOfFebruary()).toBe(2);
    expect(await months.allocated(unit.unitId, february, 6)).toBe(1);
  });
});

describe('a month that is taken back with what was made good of it', () => {
  it('is not deleted before that is, or its members would be credited twice', async () => {
    const made = supplements(database.dataSource);
    const unit = await made.unitWithOneMissed();
    // Of a month before, and not paid: it stands in nobody's way.
    await made.posted(unit, full('202610'));
    const december = await months.assessed(unit.unitId, '202612');
    const id = await came(160_000n, december);
    await months.allocated(unit.unitId, december);
    const supplement = await made.posted(unit, free('202612', 10_000));
    await months.deposited(unit.unitId, 10_000n);
    await months.fromBalance(unit.unitId, supplement, 10_000n);
    await months.allocated(unit.unitId, supplement);
    await take(id);
    expect(await outcome(months.deleted(unit.unitId, december))).toBe('ASSESSMENT_MADE_GOOD');
    await months.deleted(unit.unitId, supplement);
    await months.deleted(unit.unitId, december);
    expect(await units.marksOf(unit)).toMatchObject({ assessed: '202611' });
  });
});

describe('what a receipt gave to a month', () => {
  it('is not taken from it again once it has left the month: the unallocated balance comes first', async () => {
    const unit = await units.newUnit(1);
    const december = await months.assessed(unit.unitId, '202612');
    const first = await came(30_000n, december);
    const second = await came(50_000n, december);
    await months.allocated(unit.unitId, december);
    await take(first);
    const third = await came(40_000n, december);
    const stands = async () => {
      const [row] = await units.sql<{ fen: string }>(
        'SELECT gathered_fen AS fen FROM assessment WHERE business_no = ?',
        [december],
      );
      return [Number(row?.fen), await bank.unallocated(unit.unitId)];
    };
    expect(await stands()).toEqual([40_000, 50_000]);
    await take(second);
    expect(await stands()).toEqual([40_000, 0]);
    await take(third);
    expect(await stands()).toEqual([0, 0]);
  });
});
