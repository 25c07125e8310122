import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { assessedUnits, type AssessedUnits } from '#test/builders/assessed-units.builder';
import { assessments } from '#test/builders/assessments.builder';
import { waitingForMoney } from '#libs/persistence/assessments/assessment-queries';
import { openOf } from '#libs/persistence/assessments/gather-store';
import { registerUnit } from '#test/builders/register.builder';
import { full, supplements } from '#test/builders/supplements.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;
let units: AssessedUnits;
let months: ReturnType<typeof assessments>;
let made: ReturnType<typeof supplements>;

beforeAll(async () => {
  database = await freshDatabase();
  units = assessedUnits(database.dataSource);
  months = assessments(database.dataSource);
  made = supplements(database.dataSource);
});
afterAll(() => database.drop());
/** Whatever a test did, books, terms and projections agree. */
afterEach(async () => {
  expect(await units.wrong()).toEqual([]);
});

describe('what is approved to be made good', () => {
  it('is a sum due with a line for each member and month, under a notice of its own', async () => {
    const unit = await made.unitWithOneMissed();
    const businessNo = await made.posted(unit, full('202609-202610'));
    const [due] = await units.sql<Record<string, unknown>>(
      `SELECT a.kind, a.month, a.people, a.unit_fen + a.personal_fen AS fen, n.sum_fen AS notice, n.deadline
         FROM assessment a JOIN payment_notice n ON n.notice_no = a.notice_no WHERE a.business_no = ?`,
      [businessNo],
    );
    expect(due).toMatchObject({
      kind: '02',
      month: '202610',
      people: 1,
      fen: '160000',
      notice: '160000',
      deadline: '2026-12-24',
    });
    expect(await made.accountOf(unit, 0)).toEqual({ balance: '0', paid: '202610' });
  });

  it('is credited once its money is there, member by member and month by month, and no mark of the unit moves', async () => {
    const unit = await made.unitWithOneMissed();
    const marks = await units.marksOf(unit);
    const businessNo = await made.posted(unit, full('202609-202610'));
    expect(await months.paid(businessNo, 159_999n)).toMatchObject({ allocating: null });
    await expect(months.allocated(unit.unitId, businessNo)).rejects.toMatchObject({
      code: 'ASSESSMENT_NOT_FULL',
    });
    expect(await months.paid(businessNo, 1n)).toMatchObject({ allocating: businessNo });
    expect(await months.allocated(unit.unitId, businessNo)).toBe(1);
    expect(await made.accountOf(unit, 0)).toEqual({ balance: '160000', paid: '202610' });
    expect(await units.marksOf(unit)).toEqual(marks);
    const lines = await units.sql<{ month: string; kind: string; fen: string }>(
      `SELECT m.month, m.kind, m.unit_fen + m.personal_fen AS fen FROM member_line m JOIN voucher v ON v.id = m.voucher_id
        WHERE v.business_no = ? AND v.kind = 'allocation' ORDER BY m.month`,
      [businessNo],
    );
    expect(lines).toEqual([
      { month: '202609', kind: '02', fen: '80000' },
      { month: '202610', kind: '02', fen: '80000' },
    ]);
    const [flow] = await units.sql<{ type: string; fen: string; people: number }>(
      'SELECT type, amount_fen AS fen, headcount AS people FROM unit_flow WHERE business_no = ?',
      [businessNo],
    );
    expect(flow).toEqual({ type: '02', fen: '160000', people: 1 });
  });

  it('waits for no month of the unit, and no month waits for it', async () => {
    const unit = await made.unitWithOneMissed();
    const supplementary = await made.posted(unit, full('202609'));
    const december = await months.assessed(unit.unitId, '202612');
    const [record] = await units.sql<{ people: number; fen: string }>(
      'SELECT supplementary_people AS people, supplementary_fen AS fen FROM assessment WHERE business_no = ?',
      [december],
    );
    expect(record).toEqual({ people: 1, fen: '80000' });
    await months.paid(december, 160_000n);
    expect(await months.allocated(unit.unitId, december)).toBe(2);
    expect(await months.paid(supplementary, 80_000n)).toMatchObject({ allocating: supplementary });
    expect(await months.allocated(unit.unitId, supplementary)).toBe(1);
    expect((await units.marksOf(unit))?.paid).toBe('202612');
    expect(await made.accountOf(unit, 0)).toEqual({ balance: '160000', paid: '202612' });
  });

  it('can be deleted while it is not full, with its money back, and is gone then; full, it is being credited', async () => {
    const unit = await made.unitWithOneMissed();
    const businessNo = await made.posted(unit, full('202609'));
    await months.paid(businessNo, 79_999n);
    await months.deleted(unit.unitId, businessNo);
    const [balance] = await units.sql<{ fen: string }>(
      'SELECT unallocated_fen AS fen FROM unit WHERE id = ?',
      [unit.unitId],
    );
    expect(balance?.fen).toBe('79999');
    const again = await made.posted(unit, full('202609'));
    await months.paid(again, 80_000n);
    await expect(months.deleted(unit.unitId, again)).rejects.toMatchObject({
      code: 'ASSESSMENT_ALLOCATING',
    });
    await months.allocated(unit.unitId, again);
  });

  it('is credited where the account is when the money comes', async () => {
    const unit = await made.unitWithOneMissed();
    const other = await registerUnit(database.dataSource, 1);
    const businessNo = await made.posted(unit, full('202609'));
    await units.sql(
      'INSERT INTO status_term (account_id, from_month, unit_id, status) VALUES (?, ?, ?, ?)',
      [units.idOf(unit, 0), '202612', other.unitId, '02'],
    );
    await units.sql('UPDATE personal_account SET unit_id = ? WHERE id = ?', [
      other.unitId,
      units.idOf(unit, 0),
    ]);
    await units.derived(unit);
    await units.derived(other);
    await months.paid(businessNo, 80_000n);
    await months.allocated(unit.unitId, businessNo);
    const [held] = await units.sql<{ fen: string }>(
      'SELECT balance_fen AS fen FROM unit WHERE id = ?',
      [other.unitId],
    );
    expect(held?.fen).toBe('80000');
  });
});

describe('the treasury’s part of what is made good', () => {
  it('comes along its list, after that of the months that wait', async () => {
    const unit = await made.unitWithOneMissed();
    const ratios = 'unit_ratio_bp = 400, personal_ratio_bp = 1200, fiscal_ratio_bp = 800';
    await units.sql(`UPDATE unit_term SET ${ratios} WHERE unit_id = ?`, [unit.unitId]);
    await units.sql(`UPDATE unit SET ${ratios} WHERE id = ?`, [unit.unitId]);
    await units.derived(unit);
    const businessNo = await made.posted(unit, full('202609'));
    const december = await months.assessed(unit.unitId, '202612');
    const waiting = await waitingForMoney(database.dataSource.manager, unit.unitId);
    expect(waiting.map((one) => [one.businessNo, openOf(one, 'treasury')])).toEqual([
      [december, 80_000n],
      [businessNo, 40_000n],
    ]);
    await months.paid(businessNo, 80_000n);
    expect(await months.paid(businessNo, 40_000n, 'treasury')).toMatchObject({
      allocating: businessNo,
    });
    expect(await months.allocated(unit.unitId, businessNo)).toBe(1);
  });
});

describe('the proof of the books', () => {
  it.each([
    ['assessment-is-its-lines', 'assessment', 'unit_fen', 'business_no'],
    ['assessment-is-its-lines', 'assessment_line', 'personal_fen', 'business_no'],
    ['supplement-is-its-register', 'register_row', 'unit_after_fen', 'business_no'],
  ])('finds by %s one fen in %s.%s of what is made good', async (check, table, column, key) => {
    const unit = await made.unitWithOneMissed();
    const businessNo = await made.posted(unit, full('202609'));
    const change = (sign: string) =>
      units.sql(`UPDATE ${table} SET ${column} = ${column} ${sign} 1 WHERE ${key} = ?`, [
        businessNo,
      ]);
    await change('+');
    expect(await units.wrong()).toMatchObject([{ check }]);
    await change('-');
  });
});
