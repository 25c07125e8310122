import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inTransaction } from '#libs/persistence/database/transaction';
import { acceptByCashier, refuseByCashier } from '#libs/persistence/settlement/debit-by-cashier';
import { debitOrder } from '#libs/persistence/settlement/debit-queries';
import { handOver, lateDebits, takeRefusal } from '#libs/persistence/settlement/debit-store';
import { assessedUnits, type AssessedUnits } from '#test/builders/assessed-units.builder';
import { assessments } from '#test/builders/assessments.builder';
import { bankReceipts, type BankReceipts } from '#test/builders/bank-receipts.builder';
import { CASHIER, payments, type NoticeOfMonths } from '#test/builders/payments.builder';
import { addBankAccount, receiptOfBank } from '#test/builders/receipt-of-bank.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';
import { outcome } from '#test/medium/outcome';

/** Two months of one member, 800.00 each. */
const BOTH_FEN = 160_000n;

let database: TestDatabase;
let units: AssessedUnits;
let bank: BankReceipts;
let pay: ReturnType<typeof payments>;
let assessed: ReturnType<typeof assessments>;
let notice: NoticeOfMonths;

beforeAll(async () => {
  database = await freshDatabase();
  await addBankAccount(database.dataSource);
  units = assessedUnits(database.dataSource);
  bank = bankReceipts(database.dataSource);
  pay = payments(database.dataSource);
  assessed = assessments(database.dataSource);
  await pay.cashier();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const { unitId } = await units.newUnit(1);
  await pay.operatorOf(unitId);
  notice = await pay.notice(unitId, ['202612', '202701']);
});
afterEach(async () => {
  expect(await units.wrong()).toEqual([]);
});

const collected = (orderNo: string, fen = BOTH_FEN) =>
  bank.book(receiptOfBank({ fen, remark: orderNo, summary: '委托收款' }));
const refused = (orderNo: string, reason = '余额不足') =>
  inTransaction(database.dataSource, (manager) => takeRefusal(manager, orderNo, reason));
const stateOf = async (orderNo: string) =>
  (await debitOrder(database.dataSource.manager, orderNo))?.state;
const gathered = () => pay.gathered(notice);

describe('the bank’s yes', () => {
  it('is a receipt under the order’s number: it gathers, oldest month first, and the first is to be credited', async () => {
    const orderNo = await pay.ordered(notice);
    const { id } = await collected(orderNo);
    expect([await stateOf(orderNo), (await bank.stateOf(id))?.state]).toEqual([
      'accepted',
      'gathered',
    ]);
    expect(await gathered()).toEqual([80_000, 80_000]);
    expect(new Set(await assessed.ordered(notice.unitId))).toEqual(new Set([notice.cases[0]]));
    expect(await pay.told(notice.unitId)).toEqual(['debitAccepted']);
  });

  it('of a fen less leaves the notice open for the rest, of a fen more leaves it unallocated', async () => {
    const orderNo = await pay.ordered(notice);
    await collected(orderNo, BOTH_FEN - 1n);
    expect([await stateOf(orderNo), await gathered()]).toEqual(['accepted', [80_000, 79_999]]);
    const again = await pay.ordered(notice);
    await collected(again, 2n);
    expect([await gathered(), await bank.unallocated(notice.unitId)]).toEqual([
      [80_000, 80_000],
      1,
    ]);
  });

  it('told by six at once is booked once', async () => {
    const orderNo = await pay.ordered(notice);
    const receipt = receiptOfBank({ fen: BOTH_FEN, remark: orderNo });
    await Promise.all(Array.from({ length: 6 }, () => bank.book(receipt)));
    expect([await gathered(), await bank.unallocated(notice.unitId)]).toEqual([
      [80_000, 80_000],
      0,
    ]);
  });

  it('after a no, or a second time under another serial, is the unit’s unallocated money', async () => {
    const orderNo = await pay.ordered(notice);
    await refused(orderNo);
    await collected(orderNo);
    expect([await stateOf(orderNo), await gathered()]).toEqual(['refused', [0, 0]]);
    expect(await bank.unallocated(notice.unitId)).toBe(160_000);
    const other = await pay.ordered(notice);
    await collected(other);
    await collected(other);
    expect(await bank.unallocated(notice.unitId)).toBe(320_000);
  });
});

describe('the bank’s no', () => {
  it('frees the notice, says why, and is the same however often it is told', async () => {
    const orderNo = await pay.ordered(notice);
    expect([await refused(orderNo), await refused(orderNo)]).toEqual(['taken', 'known']);
    const order = await debitOrder(database.dataSource.manager, orderNo);
    expect([order?.state, order?.reason]).toEqual(['refused', '余额不足']);
    expect(await pay.told(notice.unitId)).toEqual(['debitRefused']);
    expect(await outcome(pay.ordered(notice))).toBe('taken');
  });

  it('of what is collected already, or of an order that is none, is refused', async () => {
    const orderNo = await pay.ordered(notice);
    await collected(orderNo);
    expect(await outcome(refused(orderNo))).toBe('DEBIT_ACCEPTED');
    expect(await outcome(refused(notice.noticeNo))).toBe('DEBIT_NOT_FOUND');
  });

  it('and its yes at once: one of them is the answer, and nothing is lost', async () => {
    const orderNo = await pay.ordered(notice);
    const [no] = await Promise.all([outcome(refused(orderNo)), collected(orderNo)]);
    const [december = 0, january = 0] = await gathered();
    const unallocated = await bank.unallocated(notice.unitId);
    expect(december + january + unallocated).toBe(160_000);
    expect([await stateOf(orderNo), unallocated]).toEqual(
      no === 'taken' ? ['refused', 160_000] : ['accepted', 0],
    );
  });
});

describe('the bank’s silence', () => {
  const late = () => lateDebits(database.dataSource.manager, 50);
  const given = (orderNo: string) =>
    inTransaction(database.dataSource, (manager) => handOver(manager, orderNo));
  const entry = { serial: 'LATE1', bookedOn: '2026-11-28' };
  const byCashier = (orderNo: string, cashier = CASHIER) =>
    inTransaction(database.dataSource, (manager) =>
      acceptByCashier(manager, orderNo, cashier, entry),
    );
  const noByCashier = (orderNo: string) =>
    inTransaction(database.dataSource, (manager) =>
      refuseByCashier(manager, orderNo, CASHIER, '银行未扣'),
    );

  it('within its time is nobody’s to answer', async () => {
    const orderNo = await pay.ordered(notice, 1);
    expect(await late()).not.toContain(orderNo);
    expect(await outcome(byCashier(orderNo))).toBe('DEBIT_NOT_LATE');
    expect(await outcome(noByCashier(orderNo))).toBe('DEBIT_NOT_LATE');
    expect(await stateOf(orderNo)).toBe('pending');
  });

  it('beyond it goes to the cashier and is told once; it is never a no by itself', async () => {
    const orderNo = await pay.ordered(notice, -1);
    expect(await late()).toContain(orderNo);
    await given(orderNo);
    await given(orderNo);
    expect(await late()).not.toContain(orderNo);
    expect(await pay.told(notice.unitId)).toEqual(['debitSilent']);
    expect(await stateOf(orderNo)).toBe('pending');
    expect(await outcome(pay.ordered(notice))).toBe('DEBIT_PENDING');
  });

  it('is ended by the cashier’s word: by the entry that collected, or as not collected', async () => {
    const orderNo = await pay.ordered(notice, -1);
    await byCashier(orderNo);
    expect([await stateOf(orderNo), await gathered()]).toEqual(['accepted', [80_000, 80_000]]);
    expect(await outcome(noByCashier(orderNo))).toBe('DEBIT_ANSWERED');
    const { unitId } = await units.newUnit(1);
    notice = await pay.notice(unitId, ['202612']);
    const other = await pay.ordered(notice, -1);
    await noByCashier(other);
    expect(await stateOf(other)).toBe('refused');
  });

  it('is not ended by who acts for the unit', async () => {
    const orderNo = await pay.ordered(notice, -1);
    const own = { id: CASHIER.id, person: 50_000 + notice.unitId };
    expect(await outcome(byCashier(orderNo, own))).toBe('RECEIPT_OF_OWN_UNIT');
  });
});
