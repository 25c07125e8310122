import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { BankReceipt } from '#libs/fund/settlement/receipt';
import { proveBooks } from '#libs/persistence/ledger/proof';
import { bankReceipts, type BankReceipts } from '#test/builders/bank-receipts.builder';
import { addBankAccount, receiptOfBank } from '#test/builders/receipt-of-bank.builder';
import { registerDraft, registerUnit, type RegisterUnit } from '#test/builders/register.builder';
import { businessNoOf } from '#libs/persistence/cases/business-number';
import { freshDatabase, type TestDatabase } from '#test/medium/database';
import { outcome } from '#test/medium/outcome';

let database: TestDatabase;
let bank: BankReceipts;
let unitId: number;
let unit: RegisterUnit;

beforeAll(async () => {
  database = await freshDatabase();
  await addBankAccount(database.dataSource);
  bank = bankReceipts(database.dataSource);
});
afterAll(() => database.drop());
beforeEach(async () => {
  unit = await registerUnit(database.dataSource, 1);
  ({ unitId } = unit);
});

const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  database.dataSource.query(text, values);
const book = (receipt: BankReceipt) => bank.book(receipt);
const stateOf = (id: string) => bank.stateOf(id);
const unallocated = () => bank.unallocated(unitId);
const sums = async () => {
  const rows = await sql<{ at: string; fen: string }>(
    `SELECT CONCAT(s.account, '/', s.kind) AS at, SUM(IF(l.side = 'D', l.amount_fen, -l.amount_fen)) AS fen
       FROM voucher_line l JOIN sub_account s ON s.id = l.sub_account_id GROUP BY s.account, s.kind`,
  );
  return Object.fromEntries(rows.map(({ at, fen }) => [at, Number(fen)]));
};
const prove = async () => (await proveBooks(database.dataSource.manager)).difference;

describe('money that came in', () => {
  it('is the unit’s by the account number in the remark, and raises what it has unallocated', async () => {
    const { id } = await book(receiptOfBank({ remark: `缴存 ${unit.accountNo}` }));
    expect(await stateOf(id)).toEqual({ state: 'unallocated', matchKind: 'remark', unitId });
    expect(await unallocated()).toBe(10_000);
    expect(await prove()).toBeNull();
  });

  it('is the unit’s by the number of a case of its, in groups and full-width digits', async () => {
    const business_no = businessNoOf('20261124', 100 + unitId);
    await registerDraft(database.dataSource, unitId, { business_no });
    const wide = business_no.replace(/\d/g, (digit) =>
      String.fromCharCode(digit.charCodeAt(0) + 0xfee0),
    );
    for (const summary of [wide, business_no.replace(/(\d{4})(?=\d)/g, '$1 ')]) {
      const { id } = await book(receiptOfBank({ summary }));
      expect(await stateOf(id)).toEqual({ state: 'unallocated', matchKind: 'summary', unitId });
    }
  });

  it('is the unit’s by the payer’s name, however wide it is written, and nobody’s by a part of it', async () => {
    const { id } = await book(receiptOfBank({ payerName: ` ${unit.name} ` }));
    expect(await stateOf(id)).toMatchObject({ state: 'unallocated', matchKind: 'payer', unitId });
    const part = await book(receiptOfBank({ payerName: unit.name.slice(0, -2) }));
    expect(await stateOf(part.id)).toMatchObject({ state: 'suspense', unitId: null });
  });

  it('is in suspense where nobody is known: Dr 101, Cr 219', async () => {
    const before = await sums();
    await book(receiptOfBank({ fen: 777n }));
    const after = await sums();
    expect((after['101/bank'] ?? 0) - (before['101/bank'] ?? 0)).toBe(777);
    expect((after['219/suspense'] ?? 0) - (before['219/suspense'] ?? 0)).toBe(-777);
    expect(await prove()).toBeNull();
  });

  it('twice the same on one day is two receipts, and one number told twice is one', async () => {
    const one = receiptOfBank({ remark: unit.accountNo });
    const other = receiptOfBank({ remark: unit.accountNo });
    expect([(await book(one)).booked, (await book(other)).booked]).toEqual([true, true]);
    expect((await book(one)).booked).toBe(false);
    expect(await unallocated()).toBe(20_000);
  });

  it('told by eight at once under one number is booked once', async () => {
    for (const receipt of [receiptOfBank({ remark: unit.accountNo }), receiptOfBank()]) {
      const told = await Promise.all(Array.from({ length: 8 }, () => book(receipt)));
      expect(told.filter(({ booked }) => booked)).toHaveLength(1);
      expect(new Set(told.map(({ id }) => id)).size).toBe(1);
    }
    expect(await unallocated()).toBe(10_000);
    expect(await prove()).toBeNull();
  });

  it('under a number that another amount has is refused, and nothing is booked', async () => {
    const receipt = receiptOfBank({ remark: unit.accountNo });
    await book(receipt);
    const before = await sums();
    expect(await outcome(book({ ...receipt, fen: 10_001n }))).toBe('RECEIPT_SERIAL_TAKEN');
    expect(await sums()).toEqual(before);
  });

  it.each([
    ['nothing', 0n, 'RECEIPT_OF_NOTHING'],
    ['less than nothing', -1n, 'RECEIPT_NEGATIVE'],
    ['one fen beyond the books', 9_007_199_254_740_992n, 'RECEIPT_TOO_LARGE'],
  ])('of %s is refused', async (_, fen, code) => {
    const before = await sums();
    expect(await outcome(book(receiptOfBank({ fen })))).toBe(code);
    expect(await sums()).toEqual(before);
  });

  it('on an account that is not the centre’s is refused', async () => {
    expect(await outcome(book(receiptOfBank({ bankAccount: 'no-such' })))).toBe(
      'BANK_ACCOUNT_UNKNOWN',
    );
  });

  it('tells every operator of the unit, once', async () => {
    await sql(
      `INSERT INTO unit_operator (unit_id, login_name, name, phone, person_no, password_hash, password_changed_at, active)
       VALUES (?, 'told', '王芳', '13800000000', 4711, 'x', UTC_TIMESTAMP(3), 1)`,
      [unitId],
    );
    const receipt = receiptOfBank({ remark: unit.accountNo, payerName: '某公司' });
    await book(receipt);
    await book(receipt);
    const told = await sql<{ text: string }>(
      `SELECT m.text FROM message m JOIN unit_operator o ON o.id = m.recipient_id AND m.recipient_kind = 'operator'
        WHERE o.unit_id = ? AND m.business = 'bank-receipt'`,
      [unitId],
    );
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('100.00元');
  });
});
