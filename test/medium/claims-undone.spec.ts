import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RuleViolation } from '#libs/fund/rule-violation';
import { decideProposal, proposeUnit } from '#libs/persistence/receipts/clearing-store';
import { carryOutReversal } from '#libs/persistence/settlement/carry-out-reversal';
import {
  askClaimReversal,
  decideReversal,
  failReversal,
  reversalsOrdered,
} from '#libs/persistence/settlement/receipt-reversal-store';
import { assessments } from '#test/builders/assessments.builder';
import { CASHIER, CHECKER, type NoticeOfMonths } from '#test/builders/payments.builder';
import type { RegisterUnit } from '#test/builders/register.builder';
import { takeBacks, type TakeBacks } from '#test/builders/take-backs.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';
import { outcome } from '#test/medium/outcome';

let database: TestDatabase;
let units: TakeBacks['units'];
let bank: TakeBacks['bank'];
let pay: TakeBacks['pay'];
let tx: TakeBacks['tx'];
let came: TakeBacks['came'];
let unit: RegisterUnit;
let notice: NoticeOfMonths;

beforeAll(async () => {
  database = await freshDatabase();
  ({ units, bank, pay, tx, came } = await takeBacks(database.dataSource));
});
afterAll(() => database.drop());
beforeEach(async () => {
  unit = await units.newUnit(1);
  await pay.operatorOf(unit.unitId);
  notice = await pay.notice(unit.unitId, ['202612', '202701']);
});
afterEach(async () => {
  expect(await units.wrong()).toEqual([]);
});

const stateOf = async (id: string) => (await bank.stateOf(id))?.state;
const decide = (id: string, agreed = true, checker = CHECKER) =>
  tx((manager) => decideReversal(manager, id, checker, { agreed, why: '核对无误' }));
const orders = () => reversalsOrdered(database.dataSource.manager, 10);
const carryOut = async () => {
  for (const id of await orders()) await tx((manager) => carryOutReversal(manager, id));
};

describe('a claim that was a mistake', () => {
  const claimed = async (of: RegisterUnit, fen = 500n, receipt?: string) => {
    const id = receipt ?? (await came(fen));
    await tx((manager) =>
      proposeUnit(manager, id, CASHIER, { unitAccountNo: of.accountNo, why: '来电' }),
    );
    await tx((manager) => decideProposal(manager, id, CHECKER, { agreed: true, why: '同意' }));
    return id;
  };
  const undo = (id: string) =>
    tx((manager) => askClaimReversal(manager, id, CASHIER, '付款人来函更正'));

  it('is reversed by two people, is nobody’s again, and can be claimed for the right unit', async () => {
    const other = await units.newUnit(1);
    const id = await claimed(unit);
    await undo(id);
    expect([await stateOf(id), await bank.unallocated(unit.unitId)]).toEqual(['undo-asked', 500]);
    expect(await outcome(decide(id, true, CASHIER))).toBe('CHECKER_IS_MAKER');
    await decide(id);
    await carryOut();
    expect(await bank.stateOf(id)).toEqual({ state: 'suspense', matchKind: null, unitId: null });
    expect(await bank.unallocated(unit.unitId)).toBe(0);
    expect(await pay.told(unit.unitId)).toContain('claimReversed');
    await claimed(other, 500n, id);
    expect([await stateOf(id), await bank.unallocated(other.unitId)]).toEqual(['unallocated', 500]);
    await pay.takenBack(id);
    expect(await bank.unallocated(other.unitId)).toBe(0);
  });

  it('is undone twice: each claim of the same money is a voucher of its own', async () => {
    const id = await claimed(unit);
    for (const round of [1, 2]) {
      await undo(id);
      await decide(id);
      await carryOut();
      await claimed(unit, 500n, id);
      expect([round, await bank.unallocated(unit.unitId)]).toEqual([round, 500]);
    }
  });

  it('is not undone once any of it is spent, to the fen', async () => {
    const id = await claimed(unit);
    await assessments(database.dataSource).fromBalance(unit.unitId, notice.cases[0] ?? '', 1n);
    expect(await outcome(undo(id))).toBe('CLAIM_SPENT');
    await came(1n, unit.accountNo);
    expect(await outcome(undo(id))).toBe('taken');
    await pay.paidOut(unit.unitId, 1n);
    await decide(id);
    expect(await outcome(carryOut())).toBe('CLAIM_SPENT');
    const [order = ''] = await orders();
    await tx((manager) => failReversal(manager, order, new RuleViolation('CLAIM_SPENT')));
  });

  it('that covered what the bank took back is not undone', async () => {
    const back = await came(500n, unit.accountNo);
    await pay.paidOut(unit.unitId, 500n);
    await pay.takenBack(back);
    const id = await claimed(unit, 600n);
    await came(500n, unit.accountNo);
    expect(await outcome(undo(id))).toBe('CLAIM_SPENT');
  });

  it('is only of what cashiers have claimed', async () => {
    const id = await came(500n, unit.accountNo);
    expect(await outcome(undo(id))).toBe('CLAIM_NOT_NOW');
    expect(await outcome(undo(await came(500n)))).toBe('CLAIM_NOT_NOW');
  });
});
