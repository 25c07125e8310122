import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RuleViolation } from '#libs/fund/rule-violation';
import { release } from '#libs/persistence/assessments/release-store';
import { decideProposal, proposeUnit } from '#libs/persistence/receipts/clearing-store';
import { carryOutReversal } from '#libs/persistence/settlement/carry-out-reversal';
import {
  askTakeBack,
  decideReversal,
  failReversal,
  reversalsOrdered,
} from '#libs/persistence/settlement/receipt-reversal-store';
import { takeBackSeen } from '#libs/persistence/settlement/take-back-queries';
import { assessments } from '#test/builders/assessments.builder';
import { CASHIER, CHECKER, type NoticeOfMonths } from '#test/builders/payments.builder';
import { REGISTER_NOW, type RegisterUnit } from '#test/builders/register.builder';
import { takeBacks, type TakeBacks } from '#test/builders/take-backs.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';
import { outcome } from '#test/medium/outcome';

const MONTH_FEN = 80_000n;
/** The same person as the maker, under another login. */
const MAKER_AGAIN = { id: 79, person: CASHIER.person };

let database: TestDatabase;
let units: TakeBacks['units'];
let bank: TakeBacks['bank'];
let pay: TakeBacks['pay'];
let tx: TakeBacks['tx'];
let came: TakeBacks['came'];
let unit: RegisterUnit;
let notice: NoticeOfMonths;
let serials = 0;

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
const ask = (id: string, serial = `RR${String((serials += 1))}`, maker = CASHIER) =>
  tx((manager) =>
    askTakeBack(manager, id, maker, { serial, bookedOn: '2026-11-28', reason: '退汇' }),
  );
const decide = (id: string, agreed = true, checker = CHECKER) =>
  tx((manager) => decideReversal(manager, id, checker, { agreed, why: '核对无误' }));
const orders = () => reversalsOrdered(database.dataSource.manager, 10);
const carryOut = async () => {
  for (const id of await orders()) await tx((manager) => carryOutReversal(manager, id));
};
const seen = async (id: string) => {
  const { isDone, units: of, refusal } = await takeBackSeen(database.dataSource.manager, id);
  const months = of.flatMap((one) =>
    one.months.map(
      ({ month, isReversed, takenFen, openFen }) =>
        `${month}${isReversed ? ' reversed' : ''} ${String(takenFen)} ${String(openFen)}`,
    ),
  );
  return { isDone, months, uncovered: of.map(({ uncoveredFen }) => Number(uncoveredFen)), refusal };
};
const gathered = () => pay.gathered(notice);

describe('a take-back that one cashier asks for', () => {
  it('moves nothing until another agrees, and is carried out once', async () => {
    const id = await came(MONTH_FEN, notice.noticeNo);
    await ask(id);
    expect([await stateOf(id), await gathered()]).toEqual(['back-asked', [80_000, 0]]);
    expect(await outcome(ask(id))).toBe('TAKE_BACK_NOT_NOW');
    await decide(id);
    expect([await stateOf(id), await gathered()]).toEqual(['back-ordered', [80_000, 0]]);
    const [order = ''] = await orders();
    await Promise.all([1, 2, 3].map(() => tx((manager) => carryOutReversal(manager, order))));
    expect([await stateOf(id), await gathered(), await orders()]).toEqual([
      'taken-back',
      [0, 0],
      [],
    ]);
    expect(await outcome(decide(id))).toBe('RECEIPT_NOT_PROPOSED');
  });

  it('is not agreed to by whoever asked, under whichever login, nor by who acts for the unit', async () => {
    await units.sql(
      `INSERT IGNORE INTO staff (id, login_name, name, branch_code, person_no, password_hash, password_changed_at, totp_secret_sealed, active)
       VALUES (?, 'again', '赵敏', '01', ?, 'x', UTC_TIMESTAMP(3), 'x', 1)`,
      [MAKER_AGAIN.id, MAKER_AGAIN.person],
    );
    const id = await came(500n, unit.accountNo);
    await ask(id);
    expect(await outcome(decide(id, true, CASHIER))).toBe('CHECKER_IS_MAKER');
    expect(await outcome(decide(id, true, MAKER_AGAIN))).toBe('CHECKER_IS_MAKER');
    const ofUnit = { id: CHECKER.id, person: 50_000 + unit.unitId };
    expect(await outcome(decide(id, true, ofUnit))).toBe('RECEIPT_OF_OWN_UNIT');
    expect(await stateOf(id)).toBe('back-asked');
  });

  it('refused leaves the receipt as it was, and can be asked for again', async () => {
    const id = await came(500n, unit.accountNo);
    await ask(id);
    await decide(id, false);
    expect(await stateOf(id)).toBe('unallocated');
    await ask(id);
    await decide(id);
    await carryOut();
    expect(await stateOf(id)).toBe('taken-back');
  });

  it('keeps a claim of the same money from being made or decided meanwhile', async () => {
    const id = await came(500n);
    const claim = () =>
      tx((manager) =>
        proposeUnit(manager, id, CASHIER, { unitAccountNo: unit.accountNo, why: '来电' }),
      );
    await claim();
    await ask(id);
    const agree = tx((manager) =>
      decideProposal(manager, id, CHECKER, { agreed: true, why: '同意' }),
    );
    expect(await outcome(agree)).toBe('RECEIPT_NOT_PROPOSED');
    await decide(id, false);
    expect(await stateOf(id)).toBe('proposed');
  });

  it('names an entry of the bank that nothing else was booked by', async () => {
    const first = await came(500n, unit.accountNo);
    await ask(first, 'RRSAME');
    await decide(first);
    await carryOut();
    const second = await came(500n, unit.accountNo);
    expect(await outcome(ask(second, 'RRSAME'))).toBe('ENTRY_OF_ANOTHER');
    expect(await outcome(ask(second, 'a serial'))).toBe('RECEIPT_SERIAL_MALFORMED');
    const third = await came(501n, unit.accountNo);
    expect(await outcome(ask(third, 'RRSAME'))).toBe('RECEIPT_SERIAL_TAKEN');
  });

  it('that the books refuse ends with the reason, and the receipt stands as it did', async () => {
    const first = await came(500n, unit.accountNo);
    const id = await came(500n, notice.noticeNo);
    for (const one of [first, id]) {
      await ask(one, 'RRBOTH');
      await decide(one);
    }
    const [done = '', order = ''] = await orders();
    await tx((manager) => carryOutReversal(manager, done));
    const refused = tx((manager) => carryOutReversal(manager, order));
    expect(await outcome(refused)).toBe('ENTRY_OF_ANOTHER');
    await tx((manager) => failReversal(manager, order, new RuleViolation('ENTRY_OF_ANOTHER')));
    expect([await stateOf(id), await orders()]).toEqual(['gathered', []]);
    await ask(id);
  });
});

describe('what a cashier sees before a take-back, and after it', () => {
  it('are the months that come to be owed again, with what each lacks then, and what nothing covers', async () => {
    const id = await came(2n * MONTH_FEN, notice.noticeNo);
    await assessments(database.dataSource).allocated(unit.unitId, notice.cases[0] ?? '');
    await tx((manager) =>
      release(manager, notice.cases[1] ?? '', {
        unitId: unit.unitId,
        now: REGISTER_NOW,
        because: 'test',
      }),
    );
    await pay.paidOut(unit.unitId, MONTH_FEN);
    await came(300n, notice.noticeNo);
    const before = {
      isDone: false,
      months: ['202612 reversed 80000 80000', '202701 300 80000'],
      uncovered: [79_700],
      refusal: null,
    };
    expect(await seen(id)).toEqual(before);
    await ask(id);
    expect(await seen(id)).toEqual(before);
    await decide(id);
    await carryOut();
    expect(await seen(id)).toEqual({ ...before, isDone: true });
  });

  it('is no month where the money lies unallocated', async () => {
    const id = await came(500n, unit.accountNo);
    expect(await seen(id)).toMatchObject({ months: [], uncovered: [0] });
  });
});
