import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addMonths } from '#libs/fund/month';
import { registerRows } from '#libs/persistence/registers/register-queries';
import { keptTotals } from '#libs/persistence/registers/register-totals';
import { postedBases } from '#test/builders/posted-bases.builder';
import { addToRegister } from '#test/builders/register-edit.builder';
import { REGISTER_MONTH as DUE, registerUnit } from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const LATER = addMonths(DUE, 1);

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await registerUnit(database.dataSource, 1);
  await database.dataSource.query(
    "INSERT INTO parameter (name, scope, value, valid_from, known_from) VALUES ('base-repeated-adjustment', '410303', '1', '2020-01-01', '2020-01-01')",
  );
});
afterAll(() => database.drop());

describe('a base for a month before a later one', () => {
  it('holds until that one, in the account, in its months and in the sums of the unit', async () => {
    const { kept, postBase, seenBy, wrong } = postedBases(database.dataSource);
    const unit = await registerUnit(database.dataSource, 2);
    await postBase(unit, 0, LATER, 600_000);
    await postBase(unit, 0, DUE, 550_000);
    expect(await kept(unit, 0)).toEqual({ base: 550_000, laterMonth: LATER });
    expect(await seenBy(unit, 0, DUE)).toMatchObject({ baseFen: 550_000, laterBaseMonth: LATER });
    expect(await seenBy(unit, 0, LATER)).toMatchObject({ baseFen: 600_000, laterBaseMonth: null });
    const marks = await database.dataSource.query(
      'SELECT last_base_month AS last FROM personal_account WHERE id = ?',
      [unit.accounts[0]?.id],
    );
    expect(marks).toEqual([{ last: LATER }]);
    expect(await wrong(unit)).toEqual([]);
  });

  it('is told of in its row, counted apart from what blocks', async () => {
    const { draftFor, postBase } = postedBases(database.dataSource);
    const unit = await registerUnit(database.dataSource, 2);
    await postBase(unit, 0, LATER, 600_000);
    const draft = await draftFor(unit, DUE);
    for (const { accountNo } of unit.accounts)
      await addToRegister(database.dataSource, draft, accountNo, 550_000);
    const { manager } = database.dataSource;
    expect(await keptTotals(manager, draft)).toMatchObject({ rows: 2, findings: 0, notes: 1 });
    const told = await registerRows(manager, { businessNo: draft, only: 'notes', limit: 9 });
    expect(told.map(({ accountNo, note, finding }) => [accountNo, note?.code, finding])).toEqual([
      [unit.accounts[0]?.accountNo, 'BASE_UNTIL_LATER', null],
    ]);
  });
});
