import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { supplementaryContribution as supplement } from '#libs/businesses/supplementary-contribution/supplementary-contribution.business';
import { inTransaction } from '#libs/persistence/database/transaction';
import { requireTogetherWithinCap } from '#libs/persistence/assessments/supplement-store';
import { recheckRegister } from '#libs/persistence/registers/register-recheck';
import { assessedUnits, type AssessedUnits } from '#test/builders/assessed-units.builder';
import { assessments } from '#test/builders/assessments.builder';
import { REGISTER_NOW } from '#test/builders/register.builder';
import { free, full, supplements } from '#test/builders/supplements.builder';
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

describe('a register of months to make good', () => {
  it('has a row for each month of a range, by what the month’s terms made of it', async () => {
    const unit = await made.unitWithOneMissed();
    const businessNo = await made.draft(unit);
    const edited = await made.enter(businessNo, unit, full('202609-202610'));
    expect(edited).toMatchObject({ rowNo: 1, rows: 2 });
    expect(edited.head.totals).toMatchObject({ rows: 2, beforeFen: 0, afterFen: 160_000 });
    const id = String(units.idOf(unit, 0));
    expect(await made.rowsOf(businessNo)).toMatchObject([
      { key: `${id}/202609/01`, month: '202609' },
      { key: `${id}/202610/01`, month: '202610' },
    ]);
  });

  it('takes no month he has paid in, which terms of before the books tell, and nothing of a range then', async () => {
    const unit = await made.unitWithOneMissed();
    const businessNo = await made.draft(unit);
    await expect(made.enter(businessNo, unit, full('202608-202610'))).rejects.toMatchObject({
      code: 'SUPPLEMENT_MONTH_PAID',
      details: { month: '2026-08', paid: '800.00' },
    });
    expect(await made.rowsOf(businessNo)).toEqual([]);
  });

  it('has a month twice only for another kind', async () => {
    const unit = await made.unitWithOneMissed();
    const businessNo = await made.draft(unit);
    await made.enter(businessNo, unit, full('202609'));
    await expect(made.enter(businessNo, unit, full('202609'))).rejects.toMatchObject({
      code: 'ROW_ALREADY_THERE',
    });
    await expect(made.enter(businessNo, unit, free('202609', 100))).resolves.toMatchObject({
      rowNo: 2,
    });
  });

  it.each([
    ['up to the cap', 296_680, null],
    ['a fen beyond it', 296_682, 'SUPPLEMENTS_ABOVE_CAP'],
  ])('takes rows of one month together %s', async (_, fen, code) => {
    const unit = await made.unitWithOneMissed();
    const businessNo = await made.draft(unit);
    await made.enter(businessNo, unit, full('202609'));
    await made.enter(businessNo, unit, free('202609', fen));
    const check = inTransaction(database.dataSource, (manager) =>
      requireTogetherWithinCap(manager, businessNo),
    );
    if (code === null) await expect(check).resolves.toBeUndefined();
    else await expect(check).rejects.toMatchObject({ code });
  });

  it('decides its rows again when the unit has paid another month, or what was approved is no more', async () => {
    const unit = await made.unitWithOneMissed();
    const approved = await made.posted(unit, full('202609'));
    const businessNo = await made.draft(unit);
    await expect(made.enter(businessNo, unit, full('202609'))).rejects.toMatchObject({
      code: 'SUPPLEMENT_MONTH_PAID',
    });
    await made.enter(businessNo, unit, free('202609', 1_000));
    expect(await made.rowsOf(businessNo)).toMatchObject([{ paid: '80000', after: '81000' }]);
    await months.deleted(unit.unitId, approved);
    await inTransaction(database.dataSource, (manager) =>
      recheckRegister(manager, supplement, businessNo, REGISTER_NOW),
    );
    expect(await made.rowsOf(businessNo)).toMatchObject([{ paid: '0', after: '1000' }]);
  });
});
