import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inTransaction } from '#libs/persistence/database/transaction';
import { loadReferenceData } from '#libs/persistence/reference-data/load-reference-data';
import { instrumentById } from '#libs/persistence/settlement/instrument-queries';
import { bounceByCashier, clearByCashier } from '#libs/persistence/settlement/instrument-store';
import { assessedUnits, type AssessedUnits } from '#test/builders/assessed-units.builder';
import { assessments } from '#test/builders/assessments.builder';
import { bankReceipts, type BankReceipts } from '#test/builders/bank-receipts.builder';
import { CASHIER, payments, type NoticeOfMonths } from '#test/builders/payments.builder';
import { addBankAccount, receiptOfBank } from '#test/builders/receipt-of-bank.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';
import { outcome } from '#test/medium/outcome';

const MONTH_FEN = 80_000n;

let database: TestDatabase;
let units: AssessedUnits;
let bank: BankReceipts;
let pay: ReturnType<typeof payments>;
let notice: NoticeOfMonths;
let serials = 0;

beforeAll(async () => {
  database = await freshDatabase();
  await inTransaction(database.dataSource, loadReferenceData);
  for (const code of ['01', '02']) await addBankAccount(database.dataSource, code);
  units = assessedUnits(database.dataSource);
  bank = bankReceipts(database.dataSource);
  pay = payments(database.dataSource);
  await pay.cashier();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const { unitId } = await units.newUnit(1);
  await pay.operatorOf(unitId);
  notice = await pay.notice(unitId, ['202612']);
});
afterEach(async () => {
  expect(await units.wrong()).toEqual([]);
});

const paper = async (id: string) => instrumentById(database.dataSource.manager, id);
const numberOf = async (id: string) => (await paper(id))?.number ?? '';
const newSerial = () => `C${String((serials += 1)).padStart(6, '0')}`;
const clear = (id: string, serial = newSerial(), cashier = CASHIER) =>
  inTransaction(database.dataSource, (manager) =>
    clearByCashier(manager, id, cashier, { serial, bookedOn: '2026-11-28' }),
  );
const bounce = (id: string, reason = '印鉴不符') =>
  inTransaction(database.dataSource, (manager) => bounceByCashier(manager, id, CASHIER, reason));
const gathered = async () => {
  const [row] = await units.sql<{ fen: string }>(
    'SELECT gathered_fen AS fen FROM assessment WHERE notice_no = ?',
    [notice.noticeNo],
  );
  return Number(row?.fen);
};
const vouchers = async () => {
  const [row] = await units.sql<{ count: string }>('SELECT COUNT(*) AS count FROM voucher');
  return Number(row?.count);
};

describe('a paper that a cashier records', () => {
  it('books nothing, and tells the unit', async () => {
    const before = await vouchers();
    const id = await pay.recorded(notice, MONTH_FEN);
    expect(await paper(id)).toMatchObject({ state: 'recorded', recordedByName: '赵敏' });
    expect([await vouchers(), await gathered()]).toEqual([before, 0]);
    expect(await pay.told(notice.unitId)).toEqual(['instrumentRecorded']);
  });

  it('stands once under its number, until it has bounced', async () => {
    const id = await pay.recorded(notice, MONTH_FEN);
    const number = await numberOf(id);
    expect(await outcome(pay.recorded(notice, MONTH_FEN, { number }))).toBe('INSTRUMENT_THERE');
    await bounce(id);
    expect(await outcome(pay.recorded(notice, MONTH_FEN, { number }))).toBe('taken');
  });

  it.each([
    [{ way: 'transfer' }, 'WAY_NOT_OFFERED'],
    [{ way: 'no-such' }, 'WAY_NOT_OFFERED'],
    [{ noticeNo: '2026112400000018' }, 'NOTICE_NOT_FOUND'],
    [{ number: '12' }, 'INSTRUMENT_NUMBER_MALFORMED'],
    [{ fen: 0n }, 'INSTRUMENT_OF_NOTHING'],
  ])('with %j is refused', async (change, code) => {
    expect(await outcome(pay.recorded(notice, MONTH_FEN, change))).toBe(code);
  });

  it('for a notice that is paid is refused; so is an order to the bank beside it', async () => {
    await pay.recorded(notice, MONTH_FEN);
    expect(await outcome(pay.ordered(notice))).toBe('INSTRUMENT_OUTSTANDING');
    await assessments(database.dataSource).paid(notice.cases[0] ?? '', MONTH_FEN);
    expect(await outcome(pay.recorded(notice, MONTH_FEN))).toBe('NOTICE_NOTHING_OPEN');
  });

  it('recorded and an order to the bank at once: one of them stands', async () => {
    const both = await Promise.all([
      outcome(pay.recorded(notice, MONTH_FEN)),
      outcome(pay.ordered(notice)),
    ]);
    expect([
      ['taken', 'INSTRUMENT_OUTSTANDING'],
      ['DEBIT_PENDING', 'taken'],
    ]).toContainEqual(both);
  });
});

describe('a paper clears', () => {
  it('by the bank’s entry that names its number: booked, gathered, told', async () => {
    const id = await pay.recorded(notice, MONTH_FEN);
    const remark = `支票${await numberOf(id)}托收`;
    const booked = await bank.book(receiptOfBank({ fen: MONTH_FEN, remark }));
    expect(await paper(id)).toMatchObject({ state: 'cleared', endedByName: null });
    expect([await gathered(), await bank.stateOf(booked.id)]).toEqual([
      80_000,
      { state: 'gathered', matchKind: 'instrument', unitId: notice.unitId },
    ]);
    expect(await pay.told(notice.unitId)).toEqual(['instrumentRecorded', 'instrumentCleared']);
  });

  it.each([
    ['another amount', { fen: MONTH_FEN - 1n }],
    ['another account', { bankAccount: '02' }],
  ])('not by an entry of %s', async (_, change) => {
    const id = await pay.recorded(notice, MONTH_FEN);
    const remark = await numberOf(id);
    await bank.book(receiptOfBank({ fen: MONTH_FEN, remark, ...change }));
    expect([(await paper(id))?.state, await gathered()]).toEqual(['recorded', 0]);
  });

  it('by the cashier’s word with the bank’s serial, once', async () => {
    const id = await pay.recorded(notice, MONTH_FEN);
    await clear(id, 'WORD1');
    expect(await paper(id)).toMatchObject({
      state: 'cleared',
      serial: 'WORD1',
      endedByName: '赵敏',
    });
    expect(await gathered()).toBe(80_000);
    expect(await outcome(clear(id))).toBe('INSTRUMENT_ENDED');
  });

  it('said by six cashiers at once is booked once', async () => {
    const id = await pay.recorded(notice, MONTH_FEN);
    const said = await Promise.all(Array.from({ length: 6 }, () => outcome(clear(id))));
    expect(said.sort()).toEqual([...Array<string>(5).fill('INSTRUMENT_ENDED'), 'taken']);
    expect(await gathered()).toBe(80_000);
  });

  it('by an entry that the bank told before and that said nothing of it: out of the unallocated balance', async () => {
    const [unit] = await units.sql<{ name: string }>('SELECT name FROM unit WHERE id = ?', [
      notice.unitId,
    ]);
    const receipt = receiptOfBank({ fen: MONTH_FEN, payerName: unit?.name ?? '' });
    await bank.book(receipt);
    const id = await pay.recorded(notice, MONTH_FEN);
    await clear(id, receipt.serial);
    expect([await gathered(), await bank.unallocated(notice.unitId)]).toEqual([80_000, 0]);
    const other = await pay.recorded(await secondNotice(), MONTH_FEN);
    expect(await outcome(clear(other, receipt.serial))).toBe('ENTRY_OF_ANOTHER');
  });

  it('never by money in suspense that nobody has checked, nor by another amount', async () => {
    const receipt = receiptOfBank({ fen: MONTH_FEN });
    await bank.book(receipt);
    const id = await pay.recorded(notice, MONTH_FEN);
    expect(await outcome(clear(id, receipt.serial))).toBe('ENTRY_IN_SUSPENSE');
    const less = receiptOfBank({ fen: MONTH_FEN - 1n });
    await bank.book(less);
    expect(await outcome(clear(id, less.serial))).toBe('RECEIPT_SERIAL_TAKEN');
    expect((await paper(id))?.state).toBe('recorded');
  });

  it('over more than is open leaves the rest unallocated', async () => {
    const id = await pay.recorded(notice, MONTH_FEN + 1n);
    await clear(id);
    expect([await gathered(), await bank.unallocated(notice.unitId)]).toEqual([80_000, 1]);
  });

  it('not by the hand of who acts for the unit', async () => {
    const id = await pay.recorded(notice, MONTH_FEN);
    const own = { id: CASHIER.id, person: 50_000 + notice.unitId };
    expect(await outcome(clear(id, newSerial(), own))).toBe('RECEIPT_OF_OWN_UNIT');
  });
});

describe('a paper that bounces', () => {
  it('leaves no trace in the books, and tells the unit why', async () => {
    const before = await vouchers();
    const id = await pay.recorded(notice, MONTH_FEN);
    await bounce(id);
    expect(await paper(id)).toMatchObject({ state: 'bounced', reason: '印鉴不符' });
    expect([await vouchers(), await gathered()]).toEqual([before, 0]);
    const [message] = await units.sql<{ text: string }>(
      "SELECT text FROM message WHERE business_no = ? AND text_key = 'instrumentBounced'",
      [notice.noticeNo],
    );
    expect(message?.text).toContain('印鉴不符');
  });

  it('cannot clear any more, and what has cleared cannot bounce', async () => {
    const bounced = await pay.recorded(notice, MONTH_FEN);
    await bounce(bounced);
    expect(await outcome(clear(bounced))).toBe('INSTRUMENT_ENDED');
    const cleared = await pay.recorded(notice, MONTH_FEN);
    await clear(cleared);
    expect(await outcome(bounce(cleared))).toBe('INSTRUMENT_ENDED');
  });

  it('said at once with its clearing: one of them holds', async () => {
    const id = await pay.recorded(notice, MONTH_FEN);
    const both = await Promise.all([outcome(clear(id)), outcome(bounce(id))]);
    expect(both.sort()).toEqual(['INSTRUMENT_ENDED', 'taken']);
    expect(await gathered()).toBe((await paper(id))?.state === 'cleared' ? 80_000 : 0);
  });
});

async function secondNotice(): Promise<NoticeOfMonths> {
  return pay.notice(notice.unitId, ['202701']);
}
