import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inTransaction } from '#libs/persistence/database/transaction';
import { loadReferenceData } from '#libs/persistence/reference-data/load-reference-data';
import {
  decideList,
  listedLines,
  proposeList,
} from '#libs/persistence/settlement/treasury-list-store';
import { assessedUnits, type AssessedUnits } from '#test/builders/assessed-units.builder';
import { bankReceipts, type BankReceipts } from '#test/builders/bank-receipts.builder';
import { CASHIER, CHECKER, payments, type NoticeOfMonths } from '#test/builders/payments.builder';
import { addBankAccount, receiptOfBank } from '#test/builders/receipt-of-bank.builder';
import type { RegisterUnit } from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';
import { outcome } from '#test/medium/outcome';

/** Unit 4 %, personal 12 %, treasury 8 % of 5,000.00. */
const RATIOS = [400, 1_200, 800] as const;
const FISCAL_FEN = 40_000n;
const OWN_FEN = 80_000n;

let database: TestDatabase;
let units: AssessedUnits;
let bank: BankReceipts;
let pay: ReturnType<typeof payments>;
let one: RegisterUnit;
let other: RegisterUnit;
let notice: NoticeOfMonths;

beforeAll(async () => {
  database = await freshDatabase();
  await inTransaction(database.dataSource, loadReferenceData);
  await addBankAccount(database.dataSource);
  units = assessedUnits(database.dataSource);
  bank = bankReceipts(database.dataSource);
  pay = payments(database.dataSource);
  await pay.cashier();
  await pay.checker();
});
afterAll(() => database.drop());
beforeEach(async () => {
  one = await fiscalUnit();
  other = await fiscalUnit();
  notice = await pay.notice(one.unitId, ['202612', '202701']);
});
afterEach(async () => {
  expect(await units.wrong()).toEqual([]);
});

/** One member, part of whose contribution the treasury pays. */
async function fiscalUnit(): Promise<RegisterUnit> {
  const unit = await units.fiscalUnit(RATIOS);
  await pay.operatorOf(unit.unitId);
  return unit;
}

const paid = async (fen: bigint) =>
  (await bank.book(receiptOfBank({ fen, payerName: '河洛市财政局' }))).id;
const line = (unit: RegisterUnit, fen: bigint) => ({ unitAccountNo: unit.accountNo, fen });
const bring = (id: string, lines: readonly ReturnType<typeof line>[], maker = CASHIER) =>
  inTransaction(database.dataSource, (manager) =>
    proposeList(manager, id, maker, { lines, why: '11月清册' }),
  );
const decide = (id: string, agreed = true, checker = CHECKER) =>
  inTransaction(database.dataSource, (manager) =>
    decideList(manager, id, checker, { agreed, why: '核对无误' }),
  );
const stateOf = async (id: string) => (await bank.stateOf(id))?.state;
const gathered = async () => {
  const rows = await units.sql<{ own: string; fiscal: string }>(
    `SELECT gathered_fen AS own, gathered_fiscal_fen AS fiscal FROM assessment WHERE notice_no = ? ORDER BY month`,
    [notice.noticeNo],
  );
  return rows.map(({ own, fiscal }) => [Number(own), Number(fiscal)]);
};
const treasuryOf = async (unit: RegisterUnit) => {
  const [row] = await units.sql<{ fen: string }>(
    `SELECT COALESCE(SUM(IF(l.side = 'C', l.amount_fen, -l.amount_fen)), 0) AS fen
       FROM sub_account s JOIN voucher_line l ON l.sub_account_id = s.id
      WHERE s.account = '219' AND s.kind = 'treasury' AND s.unit_id = ?`,
    [unit.unitId],
  );
  return Number(row?.fen);
};

describe('a payment of the treasury', () => {
  it('is split along its list: fiscal parts, oldest month first; the rest stays the treasury’s', async () => {
    const id = await paid(130_000n);
    await bring(id, [line(one, 100_000n), line(other, 30_000n)]);
    expect([await stateOf(id), await gathered()]).toEqual([
      'listed',
      [
        [0, 0],
        [0, 0],
      ],
    ]);
    await decide(id);
    expect([await stateOf(id), await gathered()]).toEqual([
      'split',
      [
        [0, 40_000],
        [0, 40_000],
      ],
    ]);
    expect([await treasuryOf(one), await treasuryOf(other)]).toEqual([20_000, 30_000]);
    expect(await pay.told(one.unitId)).toEqual(['treasuryPaid']);
    const lines = await listedLines(database.dataSource.manager, id);
    expect(lines.map(({ restFen }) => Number(restFen))).toEqual([20_000, 30_000]);
    expect(await bank.unallocated(one.unitId)).toBe(0);
  });

  it('pays the unit’s own part too where the notice is paid by fiscal payroll', async () => {
    await units.sql("UPDATE payment_notice SET way = 'fiscal-payroll' WHERE notice_no = ?", [
      notice.noticeNo,
    ]);
    const id = await paid(FISCAL_FEN + OWN_FEN + 1n);
    await bring(id, [line(one, FISCAL_FEN + OWN_FEN + 1n)]);
    await decide(id);
    expect(await gathered()).toEqual([
      [80_000, 40_000],
      [0, 1],
    ]);
    const [order] = await units.sql<{ count: string }>(
      "SELECT COUNT(*) AS count FROM command WHERE business_no = ? AND verb = 'allocate'",
      [notice.cases[0]],
    );
    expect(Number(order?.count)).toBeGreaterThan(0);
  });

  it('covers with the unit’s own part first what the bank took back of the unit, and gathers with the rest', async () => {
    await units.sql("UPDATE payment_notice SET way = 'fiscal-payroll' WHERE notice_no = ?", [
      notice.noticeNo,
    ]);
    const back = (await bank.book(receiptOfBank({ fen: 500n, remark: one.accountNo }))).id;
    await pay.paidOut(one.unitId, 500n);
    await pay.takenBack(back);
    const id = await paid(FISCAL_FEN + 501n);
    await bring(id, [line(one, FISCAL_FEN + 501n)]);
    await decide(id);
    expect(await gathered()).toEqual([
      [1, 40_000],
      [0, 0],
    ]);
    expect(await pay.told(one.unitId)).toContain('uncoveredPaid');
  });

  it('covers nothing of the unit’s with fiscal parts', async () => {
    const back = (await bank.book(receiptOfBank({ fen: 500n, remark: one.accountNo }))).id;
    await pay.paidOut(one.unitId, 500n);
    await pay.takenBack(back);
    const id = await paid(FISCAL_FEN);
    await bring(id, [line(one, FISCAL_FEN)]);
    await decide(id);
    expect((await gathered())[0]).toEqual([0, 40_000]);
    expect(await pay.told(one.unitId)).not.toContain('uncoveredPaid');
  });

  it('comes to its list to the fen, and to units that are there', async () => {
    const id = await paid(100n);
    expect(await outcome(bring(id, [line(one, 99n)]))).toBe('LIST_SUM_DIFFERS');
    const stranger = { unitAccountNo: '99999999999', fen: 50n };
    await expect(bring(id, [line(one, 50n), stranger])).rejects.toMatchObject({
      code: 'LIST_UNIT_UNKNOWN',
      details: { line: 2 },
    });
    expect(await stateOf(id)).toBe('suspense');
  });

  it('is checked by another person, who acts for none of the units', async () => {
    const id = await paid(100n);
    const own = { id: CASHIER.id, person: 50_000 + other.unitId };
    const lines = [line(one, 60n), line(other, 40n)];
    expect(await outcome(bring(id, lines, own))).toBe('RECEIPT_OF_OWN_UNIT');
    await bring(id, lines);
    expect(await outcome(decide(id, true, CASHIER))).toBe('CHECKER_IS_MAKER');
    const ofUnit = { id: CHECKER.id, person: 50_000 + one.unitId };
    expect(await outcome(decide(id, true, ofUnit))).toBe('RECEIPT_OF_OWN_UNIT');
    expect(await stateOf(id)).toBe('listed');
  });

  it('stays in suspense when the second person refuses, and takes another list', async () => {
    const id = await paid(100n);
    await bring(id, [line(one, 100n)]);
    expect(await outcome(bring(id, [line(other, 100n)]))).toBe('RECEIPT_NOT_IN_SUSPENSE');
    await decide(id, false);
    expect([await stateOf(id), await treasuryOf(one)]).toEqual(['suspense', 0]);
    await bring(id, [line(other, 100n)]);
    await decide(id);
    expect([await treasuryOf(one), await treasuryOf(other)]).toEqual([0, 100]);
  });

  it('decided by six at once is split once', async () => {
    const id = await paid(100n);
    await bring(id, [line(one, 60n), line(other, 40n)]);
    const decided = await Promise.all(Array.from({ length: 6 }, () => outcome(decide(id))));
    expect(decided.sort()).toEqual([...Array<string>(5).fill('RECEIPT_NOT_PROPOSED'), 'taken']);
    expect((await gathered())[0]).toEqual([0, 60]);
  });

  it('without a list is nothing to decide', async () => {
    expect(await outcome(decide(await paid(100n)))).toBe('RECEIPT_NOT_PROPOSED');
  });
});
