import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openAssessments } from '#libs/persistence/assessments/assessment-queries';
import { previewMonth } from '#libs/persistence/assessments/month-preview';
import { assessedUnits, type AssessedUnits } from '#test/builders/assessed-units.builder';
import { assessments } from '#test/builders/assessments.builder';
import { registerUnit, type RegisterUnit } from '#test/builders/register.builder';
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

/** A, B, C, D of the first month; E comes, D goes, A rises and C falls in the second (domain 4). */
async function fivePeople(): Promise<RegisterUnit> {
  const unit = await units.newUnit(5);
  await units.sql('DELETE FROM status_term WHERE account_id = ?', [units.idOf(unit, 4)]);
  await units.sql('DELETE FROM base_term WHERE account_id = ?', [units.idOf(unit, 4)]);
  const bases = [600_000, 500_000, 437_500, 312_500];
  for (const [at, fen] of bases.entries()) await units.setBase(unit, at, '202612', fen);
  await units.setBase(unit, 4, '202701', 400_000);
  await units.setStatus(unit, 4, '202701', '01');
  await units.setStatus(unit, 3, '202701', '02');
  await units.setBase(unit, 0, '202701', 650_000);
  await units.setBase(unit, 2, '202701', 412_500);
  await units.derived(unit);
  return unit;
}

describe('assessing a month', () => {
  it('records the first month with nothing before it, and the next by who came, left and changed', async () => {
    const unit = await fivePeople();
    const first = await months.assessed(unit.unitId, '202612');
    expect(await units.recordOf(first)).toEqual({
      last: [0, 0],
      increase: [4, 296_000],
      decrease: [0, 0],
      now: [4, 296_000],
    });
    const expected = await previewMonth(database.dataSource.manager, {
      unitId: unit.unitId,
      month: '202701',
    });
    const second = await months.assessed(unit.unitId, '202701');
    expect(await units.recordOf(second)).toEqual({
      last: [4, 296_000],
      increase: [1, 72_000],
      decrease: [1, 54_000],
      now: [4, 314_000],
    });
    expect(expected).toMatchObject({
      last: { people: 4, fen: 296_000 },
      increase: { people: 1, fen: 72_000 },
      decrease: { people: 1, fen: 54_000 },
      now: { people: 4, fen: 314_000 },
    });
    const changes = await units.sql<{ kind: string }>(
      'SELECT change_kind AS kind FROM assessment_line WHERE business_no = ? ORDER BY account_id',
      [second],
    );
    expect(changes.map(({ kind }) => kind)).toEqual(['rose', '', 'fell', 'left', 'came']);
  });

  it('moves what is kept of unit and accounts to the month after it, and deleting moves it back', async () => {
    const unit = await fivePeople();
    const kept = () =>
      units.sql<{ base: string; status: string }>(
        'SELECT base_fen AS base, status FROM personal_account WHERE unit_id = ? ORDER BY id',
        [unit.unitId],
      );
    const before = await kept();
    const first = await months.assessed(unit.unitId, '202612');
    expect((await kept()).map(({ status }) => status)).toEqual(['01', '01', '01', '02', '01']);
    await months.deleted(unit.unitId, first);
    expect(await kept()).toEqual(before);
    expect(await units.marksOf(unit)).toMatchObject({ assessed: null });
  });

  it('compares a unit’s first month here with what its terms say of the one before', async () => {
    const unit = await registerUnit(database.dataSource, 3);
    const businessNo = await months.assessed(unit.unitId, '202612');
    expect(await units.recordOf(businessNo)).toEqual({
      last: [3, 240_000],
      increase: [0, 0],
      decrease: [0, 0],
      now: [3, 240_000],
    });
  });

  it('takes months in their order only, each of them once', async () => {
    const unit = await units.newUnit(1);
    await expect(months.assessed(unit.unitId, '202701')).rejects.toMatchObject({
      code: 'ASSESS_IN_ORDER',
      details: { next: '2026-12' },
    });
    await months.assessed(unit.unitId, '202612');
    await expect(months.assessed(unit.unitId, '202612')).rejects.toMatchObject({
      code: 'ASSESS_IN_ORDER',
    });
  });

  it('closes a month of nobody at once: nothing is due and both marks move', async () => {
    const unit = await units.newUnit(1);
    await units.sql("UPDATE status_term SET status = '02' WHERE account_id = ?", [
      units.idOf(unit, 0),
    ]);
    await units.derived(unit);
    const businessNo = await months.assessed(unit.unitId, '202612');
    expect(await openAssessments(database.dataSource.manager, { businessNo })).toMatchObject([
      { dueFen: 0n, state: 'allocated' },
    ]);
    expect(await units.marksOf(unit)).toMatchObject({ assessed: '202612', paid: '202612' });
  });

  it('lets a month of nobody wait for the unpaid month before it', async () => {
    const unit = await units.newUnit(1);
    await units.setStatus(unit, 0, '202701', '02');
    await units.derived(unit);
    const first = await months.assessed(unit.unitId, '202612');
    const empty = await months.assessed(unit.unitId, '202701');
    expect(await units.marksOf(unit)).toMatchObject({ assessed: '202701', paid: null });
    await months.paid(first, 80_000n);
    await months.allocated(unit.unitId, first);
    expect(await months.ordered(unit.unitId)).toEqual([first, empty]);
    expect(await months.allocated(unit.unitId, empty)).toBe(0);
    expect(await units.marksOf(unit)).toMatchObject({ assessed: '202701', paid: '202701' });
  });
});
