import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openAssessments } from '#libs/persistence/assessments/assessment-queries';
import { nextBusinessNo } from '#libs/persistence/cases/business-number';
import { inTransaction } from '#libs/persistence/database/transaction';
import { proveBooks } from '#libs/persistence/ledger/proof';
import { assessedUnits } from '#test/builders/assessed-units.builder';
import { assessments } from '#test/builders/assessments.builder';
import { bankReceipts, type BankReceipts } from '#test/builders/bank-receipts.builder';
import { addBankAccount, receiptOfBank } from '#test/builders/receipt-of-bank.builder';
import { registerDraft } from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;
let bank: BankReceipts;
let unitId: number;
/** December and January, on one notice; 800.00 each. */
let december: string;
let january: string;
let notice: string;
const MONTH_FEN = 80_000n;

beforeAll(async () => {
  database = await freshDatabase();
  await addBankAccount(database.dataSource);
  bank = bankReceipts(database.dataSource);
});
afterAll(() => database.drop());
beforeEach(async () => {
  const { dataSource } = database;
  ({ unitId } = await assessedUnits(dataSource).newUnit(1));
  notice = await inTransaction(dataSource, nextBusinessNo);
  december = await assessed('202612');
  january = await assessed('202701');
});

async function assessed(month: string): Promise<string> {
  const businessNo = await assessments(database.dataSource).assessed(unitId, month, notice);
  await registerDraft(database.dataSource, unitId, { business_no: businessNo });
  return businessNo;
}
const pay = (fen: bigint, remark: string) => bank.book(receiptOfBank({ fen, remark }));
const gathered = async (): Promise<number[]> => {
  const both = await openAssessments(database.dataSource.manager, { noticeNo: notice });
  return both.map(({ gatheredFen }) => Number(gatheredFen));
};
const unallocated = () => bank.unallocated(unitId);
const stateOf = async (id: string) => (await bank.stateOf(id))?.state;
const orders = () => assessments(database.dataSource).ordered(unitId);
const prove = async () => (await proveBooks(database.dataSource.manager)).difference;

describe('money that came in under a number', () => {
  it('of what is due fills the month, and its allocation is ordered once', async () => {
    const { id } = await pay(MONTH_FEN, december);
    expect([await stateOf(id), await gathered(), await unallocated()]).toEqual([
      'gathered',
      [80_000, 0],
      0,
    ]);
    expect(await orders()).toEqual([december]);
    expect(await prove()).toBeNull();
  });

  it('one fen short gathers, and the missing fen fills it', async () => {
    await pay(MONTH_FEN - 1n, december);
    expect([await gathered(), await orders()]).toEqual([[79_999, 0], []]);
    await pay(1n, december);
    expect([await gathered(), await orders()]).toEqual([[80_000, 0], [december]]);
  });

  it('one fen too much fills it; the fen is unallocated', async () => {
    const { id } = await pay(MONTH_FEN + 1n, december);
    expect([await stateOf(id), await gathered(), await unallocated()]).toEqual([
      'gathered',
      [80_000, 0],
      1,
    ]);
    expect(await prove()).toBeNull();
  });

  it('a second time is unallocated whole', async () => {
    await pay(MONTH_FEN, december);
    const { id } = await pay(MONTH_FEN, december);
    expect([await stateOf(id), await gathered(), await unallocated()]).toEqual([
      'unallocated',
      [80_000, 0],
      80_000,
    ]);
  });

  it('of the notice fills its months oldest first', async () => {
    await pay(MONTH_FEN + 500n, notice);
    expect(await gathered()).toEqual([80_000, 500]);
    await pay(MONTH_FEN, notice);
    expect([await gathered(), await unallocated()]).toEqual([[80_000, 80_000], 500]);
    expect(await prove()).toBeNull();
  });

  it('of a later month waits there for the earlier one', async () => {
    await pay(MONTH_FEN, january);
    expect([await gathered(), await orders()]).toEqual([[0, 80_000], []]);
    await pay(MONTH_FEN, december);
    expect(await orders()).toEqual([december]);
  });

  it('of a month that is allocated, or deleted, is unallocated', async () => {
    await pay(MONTH_FEN, december);
    await assessments(database.dataSource).allocated(unitId, december);
    const late = await pay(MONTH_FEN, december);
    expect([await stateOf(late.id), await unallocated()]).toEqual(['unallocated', 80_000]);
    await assessments(database.dataSource).deleted(unitId, january);
    const deleted = await pay(MONTH_FEN, january);
    expect([await stateOf(deleted.id), await unallocated()]).toEqual(['unallocated', 160_000]);
  });

  it('paid by six at once never gathers beyond what is due', async () => {
    await Promise.all(Array.from({ length: 6 }, () => pay(50_000n, notice)));
    expect([await gathered(), await unallocated()]).toEqual([[80_000, 80_000], 140_000]);
    expect(await prove()).toBeNull();
  });

  it('that names both months in one remark is the unit’s, which says itself what it is for', async () => {
    const { id } = await pay(MONTH_FEN, `${december}，${january}`);
    expect([await stateOf(id), await gathered()]).toEqual(['unallocated', [0, 0]]);
  });
});
