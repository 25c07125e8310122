import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { release } from '#libs/persistence/assessments/release-store';
import { receiptOfBank } from '#test/builders/receipt-of-bank.builder';
import { REGISTER_NOW, type RegisterUnit } from '#test/builders/register.builder';
import { takeBacks, type TakeBacks } from '#test/builders/take-backs.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';
import { outcome } from '#test/medium/outcome';

const MONTH_FEN = 80_000n;

let database: TestDatabase;
let units: TakeBacks['units'];
let bank: TakeBacks['bank'];
let pay: TakeBacks['pay'];
let months: TakeBacks['months'];
let take: TakeBacks['take'];
let tx: TakeBacks['tx'];
let unit: RegisterUnit;
let december: string;

beforeAll(async () => {
  database = await freshDatabase();
  ({ units, bank, pay, months, take, tx } = await takeBacks(database.dataSource));
});
afterAll(() => database.drop());
beforeEach(async () => {
  unit = await units.newUnit(1);
  await pay.operatorOf(unit.unitId);
  december = await months.assessed(unit.unitId, '202612');
});
afterEach(async () => {
  expect(await units.wrong()).toEqual([]);
});

const came = async (fen: bigint, remark = unit.accountNo) =>
  (await bank.book(receiptOfBank({ fen, remark }))).id;
const paidOut = (fen: bigint) => pay.paidOut(unit.unitId, fen);
const standing = async () => {
  const [row] = await units.sql<{ uncovered: string; unallocated: string; gathered: string }>(
    `SELECT u.uncovered_fen AS uncovered, u.unallocated_fen AS unallocated, a.gathered_fen AS gathered
       FROM unit u JOIN assessment a ON a.unit_id = u.id WHERE u.id = ?`,
    [unit.unitId],
  );
  return [row?.uncovered, row?.unallocated, row?.gathered].map(Number);
};

describe('what the bank takes back and nothing of the unit covers', () => {
  it('stands against the unit to the fen, as a debit of 219 against the bank', async () => {
    const id = await came(1_000n);
    await paidOut(400n);
    await take(id);
    expect(await standing()).toEqual([400, 0, 0]);
    const lines = await units.sql<{ at: string; fen: string }>(
      `SELECT CONCAT(s.account, '/', s.kind) AS at, SUM(IF(l.side = 'D', 1, -1) * l.amount_fen) AS fen
         FROM voucher v JOIN voucher_line l ON l.voucher_id = v.id JOIN sub_account s ON s.id = l.sub_account_id
        WHERE v.posting_key LIKE CONCAT('take-back/', ?, '%') GROUP BY s.account, s.kind ORDER BY at`,
      [id],
    );
    expect(lines).toEqual([
      { at: '101/bank', fen: '-1000' },
      { at: '219/unallocated', fen: '600' },
      { at: '219/uncovered', fen: '400' },
    ]);
    expect(await pay.told(unit.unitId)).toEqual(
      expect.arrayContaining(['leftUncovered', 'takenBack']),
    );
  });

  it('is nothing where the balance is just enough', async () => {
    const id = await came(1_000n);
    await came(400n);
    await paidOut(400n);
    await take(id);
    expect(await standing()).toEqual([0, 0, 0]);
    expect(await pay.told(unit.unitId)).not.toContain('leftUncovered');
  });

  it('comes after every allocation: members are credited with nothing of it any more', async () => {
    const id = await came(MONTH_FEN + 400n, december);
    await months.allocated(unit.unitId, december);
    await paidOut(400n);
    await take(id);
    expect(await standing()).toEqual([400, 0, 0]);
    expect((await units.marksOf(unit))?.paid).toBeNull();
  });

  it('is covered first by whatever comes in; then money gathers again', async () => {
    const id = await came(1_000n);
    await paidOut(1_000n);
    await take(id);
    await came(999n, december);
    expect(await standing()).toEqual([1, 0, 0]);
    await came(501n, december);
    expect(await standing()).toEqual([0, 0, 500]);
    expect(await pay.told(unit.unitId)).toContain('uncoveredPaid');
    await came(MONTH_FEN - 500n, december);
    expect(await months.allocated(unit.unitId, december)).toBe(1);
  });

  it('keeps the unit’s full months from being credited until it is covered', async () => {
    const id = await came(1_000n);
    await paidOut(1_000n);
    await take(id);
    expect(await months.paid(december, MONTH_FEN)).toMatchObject({ allocating: null });
    expect(await outcome(months.allocated(unit.unitId, december))).toBe('UNIT_UNCOVERED');
    expect(await outcome(months.fromBalance(unit.unitId, december, 1n))).not.toBe('taken');
    await came(1_000n);
    expect(await months.ordered(unit.unitId)).toEqual([december]);
    expect(await months.allocated(unit.unitId, december)).toBe(1);
  });

  it.each([
    [
      'is released',
      () =>
        tx((manager) =>
          release(manager, december, { unitId: unit.unitId, now: REGISTER_NOW, because: 'test' }),
        ),
    ],
    ['loses its month, which is deleted', () => months.deleted(unit.unitId, december)],
  ])('is covered first by what had gathered and %s', async (_, freed) => {
    const id = await came(1_000n);
    await paidOut(1_000n);
    await take(id);
    await months.paid(december, 1_500n);
    await freed();
    expect(await standing()).toEqual([0, 500, 0]);
    expect(await pay.told(unit.unitId)).toContain('uncoveredPaid');
  });

  it('is covered in part only by what is released, where that is less', async () => {
    const id = await came(1_000n);
    await paidOut(1_000n);
    await take(id);
    await months.paid(december, 999n);
    await months.deleted(unit.unitId, december);
    expect(await standing()).toEqual([1, 0, 0]);
  });

  it('is more again when what covered it is taken back as well', async () => {
    const id = await came(1_000n);
    await paidOut(1_000n);
    await take(id);
    const second = await came(700n);
    expect(await standing()).toEqual([300, 0, 0]);
    await take(second);
    expect(await standing()).toEqual([1_000, 0, 0]);
  });
});
