import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inTransaction } from '#libs/persistence/database/transaction';
import { proveBooks } from '#libs/persistence/ledger/proof';
import { decideProposal, proposeUnit } from '#libs/persistence/receipts/clearing-store';
import { bankReceipts, type BankReceipts } from '#test/builders/bank-receipts.builder';
import { addBankAccount, receiptOfBank } from '#test/builders/receipt-of-bank.builder';
import { registerUnit, type RegisterUnit } from '#test/builders/register.builder';
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
const book = () => bank.book(receiptOfBank());
const stateOf = (id: string) => bank.stateOf(id);
const unallocated = () => bank.unallocated(unitId);
const prove = async () => (await proveBooks(database.dataSource.manager)).difference;

describe('money in suspense', () => {
  const MAKER = { id: 11, person: 2_011 };
  const CHECKER = { id: 12, person: 2_012 };
  const clear = (
    id: string,
    checker = CHECKER,
    decision = { agreed: true, why: '同意' },
  ): Promise<void> =>
    inTransaction(database.dataSource, (manager) => decideProposal(manager, id, checker, decision));
  const claim = (id: string, maker = MAKER, unitAccountNo = unit.accountNo): Promise<void> =>
    inTransaction(database.dataSource, (manager) =>
      proposeUnit(manager, id, maker, { unitAccountNo, why: '付款人来电' }),
    );

  beforeAll(async () => {
    for (const [{ id, person }, name] of [
      [MAKER, 'maker'],
      [CHECKER, 'checker'],
      [{ id: 13, person: MAKER.person }, 'maker-again'],
    ] as const)
      await sql(
        `INSERT INTO staff (id, login_name, name, branch_code, person_no, password_hash, password_changed_at, totp_secret_sealed, active)
         VALUES (?, ?, ?, '01', ?, 'x', UTC_TIMESTAMP(3), 'x', 1)`,
        [id, name, name, person],
      );
  });

  it('becomes the unit’s when another person agrees, once', async () => {
    const { id } = await book();
    await claim(id);
    expect(await unallocated()).toBe(0);
    await clear(id);
    expect(await stateOf(id)).toEqual({ state: 'unallocated', matchKind: 'cashier', unitId });
    expect(await unallocated()).toBe(10_000);
    expect(await outcome(clear(id))).toBe('RECEIPT_NOT_PROPOSED');
    expect(await unallocated()).toBe(10_000);
    expect(await prove()).toBeNull();
  });

  it('stays there when the other person refuses, and can be claimed anew', async () => {
    const { id } = await book();
    await claim(id);
    await clear(id, CHECKER, { agreed: false, why: '不是该单位' });
    expect(await stateOf(id)).toEqual({ state: 'suspense', matchKind: null, unitId: null });
    expect(await unallocated()).toBe(0);
    await claim(id);
    await clear(id);
    expect(await unallocated()).toBe(10_000);
  });

  it('is not cleared by whoever claimed it, under whichever login', async () => {
    const { id } = await book();
    await claim(id);
    expect(await outcome(clear(id, MAKER))).toBe('CHECKER_IS_MAKER');
    expect(await outcome(clear(id, { id: 13, person: MAKER.person }))).toBe('CHECKER_IS_MAKER');
    expect(await stateOf(id)).toMatchObject({ state: 'proposed' });
  });

  it('is given to no unit by somebody who acts for it', async () => {
    await sql(
      `INSERT INTO unit_operator (unit_id, login_name, name, phone, person_no, password_hash, password_changed_at, active)
       VALUES (?, 'hat', 'hat', '13800000000', ?, 'x', UTC_TIMESTAMP(3), 1)`,
      [unitId, CHECKER.person],
    );
    const { id } = await book();
    await claim(id);
    expect(await outcome(clear(id))).toBe('RECEIPT_OF_OWN_UNIT');
    await sql('UPDATE unit_operator SET person_no = 9999 WHERE unit_id = ?', [unitId]);
    await clear(id);
    expect(await unallocated()).toBe(10_000);
  });

  it('is claimed once, and for a unit that is there', async () => {
    const { id } = await book();
    expect(await outcome(claim(id, MAKER, '999999999999'))).toBe('UNIT_UNKNOWN');
    const claims = await Promise.all([outcome(claim(id)), outcome(claim(id, CHECKER))]);
    expect(claims.sort()).toEqual(['RECEIPT_NOT_IN_SUSPENSE', 'taken']);
  });

  it('decided by two at once is posted once', async () => {
    const { id } = await book();
    await claim(id);
    const decided = await Promise.all(Array.from({ length: 4 }, () => outcome(clear(id))));
    expect(decided.filter((one) => one === 'taken')).toHaveLength(1);
    expect(await unallocated()).toBe(10_000);
    expect(await prove()).toBeNull();
  });
});
