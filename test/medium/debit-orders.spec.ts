import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inTransaction } from '#libs/persistence/database/transaction';
import { debitOrder, debitsToSend } from '#libs/persistence/settlement/debit-queries';
import { markSent, putOff, takeRefusal } from '#libs/persistence/settlement/debit-store';
import { payFromBalance } from '#libs/persistence/settlement/notice-store';
import { assessedUnits, type AssessedUnits } from '#test/builders/assessed-units.builder';
import { assessments } from '#test/builders/assessments.builder';
import { bankReceipts, type BankReceipts } from '#test/builders/bank-receipts.builder';
import { payments, type NoticeOfMonths } from '#test/builders/payments.builder';
import { addBankAccount, receiptOfBank } from '#test/builders/receipt-of-bank.builder';
import { REGISTER_NOW } from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';
import { outcome } from '#test/medium/outcome';

/** Two months of one member, 800.00 each. */
const BOTH_FEN = 160_000n;
const MONTH_FEN = 80_000n;

let database: TestDatabase;
let units: AssessedUnits;
let bank: BankReceipts;
let pay: ReturnType<typeof payments>;
let assessed: ReturnType<typeof assessments>;
let notice: NoticeOfMonths;
let keys = 0;

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

const fromBalance = (fen: bigint) =>
  inTransaction(database.dataSource, (manager) =>
    payFromBalance(manager, { ...notice, fen, now: REGISTER_NOW, key: String((keys += 1)) }),
  );
const refused = (orderNo: string, reason = '余额不足') =>
  inTransaction(database.dataSource, (manager) => takeRefusal(manager, orderNo, reason));
const stateOf = async (orderNo: string) =>
  (await debitOrder(database.dataSource.manager, orderNo))?.state;
const gathered = () => pay.gathered(notice);

describe('an order to the bank', () => {
  it('is over all that is open, and books nothing', async () => {
    await assessed.deposited(notice.unitId, 50_000n);
    await fromBalance(30_000n);
    const orderNo = await pay.ordered(notice);
    const order = await debitOrder(database.dataSource.manager, orderNo);
    expect([Number(order?.fen), order?.state]).toEqual([130_000, 'pending']);
    expect(await gathered()).toEqual([30_000, 0]);
  });

  it('is refused where nothing is open, and beside another', async () => {
    await pay.ordered(notice);
    expect(await outcome(pay.ordered(notice))).toBe('DEBIT_PENDING');
    const { unitId } = await units.newUnit(1);
    const paid = await pay.notice(unitId, ['202612']);
    await assessed.paid(paid.cases[0] ?? '', MONTH_FEN);
    expect(await outcome(pay.ordered(paid))).toBe('NOTICE_NOTHING_OPEN');
  });

  it('given by six at once is one order; the others are told its number', async () => {
    const given = await Promise.all(Array.from({ length: 6 }, () => outcome(pay.ordered(notice))));
    expect(given.sort()).toEqual([...Array<string>(5).fill('DEBIT_PENDING'), 'taken']);
  });

  it('keeps every other payment, release and deletion from its notice until it is answered', async () => {
    await assessed.deposited(notice.unitId, MONTH_FEN);
    const orderNo = await pay.ordered(notice);
    const [december = '', january = ''] = notice.cases;
    for (const work of [
      fromBalance(1n),
      assessed.fromBalance(notice.unitId, december, 1n),
      assessed.deleted(notice.unitId, january),
      pay.recorded(notice, 1n),
    ])
      await expect(work).rejects.toMatchObject({ code: 'DEBIT_PENDING', details: { orderNo } });
    await refused(orderNo);
    await fromBalance(MONTH_FEN);
    expect(await gathered()).toEqual([80_000, 0]);
    await assessed.deleted(notice.unitId, january);
  });

  it('lets money that comes meanwhile for the same number be unallocated, and the unit is told', async () => {
    await pay.ordered(notice);
    const { id } = await bank.book(receiptOfBank({ fen: 5n, remark: notice.noticeNo }));
    expect(await bank.stateOf(id)).toMatchObject({ state: 'unallocated' });
    expect([await gathered(), await bank.unallocated(notice.unitId)]).toEqual([[0, 0], 5]);
    expect(await pay.told(notice.unitId)).toEqual(['receiptUnderDebit']);
  });

  it('lets the treasury’s part come in beside it', async () => {
    await pay.ordered(notice);
    const [december = ''] = notice.cases;
    expect(await outcome(assessed.paid(december, 1n, 'treasury'))).toBe('GATHER_TOO_MUCH');
  });

  it('deleted against and ordered at once: one wins, the other gets an answer', async () => {
    const [, january = ''] = notice.cases;
    const [ordered, deleted] = await Promise.all([
      outcome(pay.ordered(notice)),
      outcome(assessed.deleted(notice.unitId, january)),
    ]);
    expect(ordered).toBe('taken');
    expect(['taken', 'DEBIT_PENDING']).toContain(deleted);
    const [order] = await units.sql<{ fen: string }>(
      'SELECT fen FROM debit_order WHERE notice_no = ?',
      [notice.noticeNo],
    );
    expect(Number(order?.fen)).toBe(deleted === 'taken' ? 80_000 : 160_000);
  });

  it('paid from the balance and ordered at once is never paid twice', async () => {
    await assessed.deposited(notice.unitId, BOTH_FEN);
    const [ordered, paid] = await Promise.all([
      outcome(pay.ordered(notice)),
      outcome(fromBalance(BOTH_FEN)),
    ]);
    const won = [
      ['taken', 'DEBIT_PENDING'],
      ['NOTICE_NOTHING_OPEN', 'taken'],
    ];
    expect(won).toContainEqual([ordered, paid]);
  });
});

describe('bringing an order to the bank', () => {
  const waiting = async () =>
    (await debitsToSend(database.dataSource.manager, 50)).map(({ orderNo }) => orderNo);

  it('is tried at once, later again where the bank cannot be reached, and no more once it has the order', async () => {
    const orderNo = await pay.ordered(notice);
    expect(await waiting()).toContain(orderNo);
    await putOff(database.dataSource.manager, orderNo);
    expect(await waiting()).not.toContain(orderNo);
    await units.sql('UPDATE debit_order SET send_after = UTC_TIMESTAMP(3) WHERE order_no = ?', [
      orderNo,
    ]);
    expect(await waiting()).toContain(orderNo);
    await markSent(database.dataSource.manager, orderNo);
    expect(await waiting()).not.toContain(orderNo);
    expect(await stateOf(orderNo)).toBe('pending');
  });

  it('ends with its answer, even one that comes before it was sent', async () => {
    const orderNo = await pay.ordered(notice);
    await refused(orderNo);
    await putOff(database.dataSource.manager, orderNo);
    expect(await waiting()).not.toContain(orderNo);
  });
});
