import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openAssessments } from '#libs/persistence/assessments/assessment-queries';
import { proveBooks } from '#libs/persistence/ledger/proof';
import { assessedUnits, type AssessedUnits } from '#test/builders/assessed-units.builder';
import { assessments } from '#test/builders/assessments.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;
let units: AssessedUnits;
let months: ReturnType<typeof assessments>;

beforeAll(async () => {
  database = await freshDatabase();
  units = assessedUnits(database.dataSource);
  months = assessments(database.dataSource);
});
afterAll(() => database.drop());
afterEach(async () => {
  expect(await units.wrong()).toEqual([]);
});

describe('deleting an assessment', () => {
  it('gives back what was gathered to the unallocated balance, newest month first', async () => {
    const unit = await units.newUnit(1);
    const first = await months.assessed(unit.unitId, '202612');
    const second = await months.assessed(unit.unitId, '202701');
    await months.paid(second, 30_000n);
    await expect(months.deleted(unit.unitId, first)).rejects.toMatchObject({
      code: 'ASSESSMENT_NEWEST_FIRST',
      details: { month: '2027-01', businessNo: second },
    });
    await months.deleted(unit.unitId, second);
    const [balance] = await units.sql<{ fen: string }>(
      'SELECT unallocated_fen AS fen FROM unit WHERE id = ?',
      [unit.unitId],
    );
    expect(balance?.fen).toBe('30000');
    await months.deleted(unit.unitId, first);
    expect(await units.marksOf(unit)).toMatchObject({ assessed: null });
    expect(await openAssessments(database.dataSource.manager, unit)).toEqual([]);
  });

  it('is refused once it is full and its turn has come, not while it waits full', async () => {
    const unit = await units.newUnit(1);
    const first = await months.assessed(unit.unitId, '202612');
    const second = await months.assessed(unit.unitId, '202701');
    await months.paid(second, 80_000n);
    await months.deleted(unit.unitId, second);
    await months.paid(first, 80_000n);
    await expect(months.deleted(unit.unitId, first)).rejects.toMatchObject({
      code: 'ASSESSMENT_ALLOCATING',
    });
    await months.allocated(unit.unitId, first);
    await expect(months.deleted(unit.unitId, first)).rejects.toMatchObject({
      code: 'ASSESSMENT_ALLOCATED',
    });
  });

  it('leaves its month to be assessed again, and its own record as it was', async () => {
    const unit = await units.newUnit(2);
    const first = await months.assessed(unit.unitId, '202612');
    await months.deleted(unit.unitId, first);
    const again = await months.assessed(unit.unitId, '202612');
    expect(await units.recordOf(again)).toEqual(await units.recordOf(first));
    await expect(months.deleted(unit.unitId, first)).rejects.toMatchObject({
      code: 'ASSESSMENT_DELETED',
    });
  });
});

describe('the proof of what is assessed', () => {
  it.each([
    ['assessment-is-its-lines', 'assessment', 'unit_fen'],
    ['assessment-is-its-lines', 'assessment_line', 'personal_fen'],
    ['assessment-is-its-lines', 'assessment', 'increase_fen'],
    ['gathered-in-books', 'assessment', 'gathered_fen'],
  ])('finds by %s one fen in %s.%s', async (check, table, column) => {
    const unit = await units.newUnit(2);
    const first = await months.assessed(unit.unitId, '202612');
    await months.paid(first, 1_000n);
    const change = (sign: string) =>
      units.sql(
        `UPDATE ${table} SET ${column} = ${column} ${sign} 1 WHERE business_no = ? LIMIT 1`,
        [first],
      );
    await change('+');
    const { difference } = await proveBooks(database.dataSource.manager);
    await change('-');
    expect(difference).toMatchObject({ check, of: first });
  });

  it('finds a term that was changed under an assessment, and a mark that does not follow it', async () => {
    const unit = await units.newUnit(1);
    const first = await months.assessed(unit.unitId, '202612');
    const prove = async () => (await proveBooks(database.dataSource.manager)).difference;
    const base = (by: number) =>
      units.sql('UPDATE base_term SET base_fen = base_fen + ? WHERE account_id = ?', [
        by,
        units.idOf(unit, 0),
      ]);
    await base(100_000);
    expect(await prove()).toMatchObject({ check: 'snapshot-is-its-terms', of: first });
    await base(-100_000);
    const mark = (month: string) =>
      units.sql('UPDATE unit SET last_assessed_month = ? WHERE id = ?', [month, unit.unitId]);
    await mark('202701');
    expect(await prove()).toMatchObject({ check: 'months-without-gap' });
    await mark('202612');
  });

  it('finds a member who was assessed and not credited', async () => {
    const unit = await units.newUnit(2);
    const first = await months.assessed(unit.unitId, '202612');
    await months.paid(first, 160_000n);
    await months.allocated(unit.unitId, first);
    const swap = (by: number) =>
      units.sql(
        'UPDATE assessment_line SET unit_fen = unit_fen + IF(account_id = ?, ?, ?) WHERE business_no = ?',
        [units.idOf(unit, 0), by, -by, first],
      );
    await swap(1);
    const { difference } = await proveBooks(database.dataSource.manager);
    await swap(-1);
    expect(difference).toMatchObject({ check: 'members-credited', of: first });
  });
});
