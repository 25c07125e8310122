import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addMonths } from '#libs/fund/month';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { wrongAccounts } from '#libs/persistence/terms/projection';
import { postRatios, ratioEffect } from '#libs/persistence/terms/unit-ratios';
import { inTransaction } from '#libs/persistence/database/transaction';
import { wrongTotals } from '#libs/persistence/accounts/unit-totals';
import {
  REGISTER_MONTH as DUE,
  registerUnit,
  type RegisterUnit,
} from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const LATER = addMonths(DUE, 1);
const TEN = { unitBp: 1_000, personalBp: 1_000, fiscalBp: 0 };
const BUSINESS_NO = '2026112400000099';

let database: TestDatabase;
let unit: RegisterUnit;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  database.dataSource.query(text, values);

/** Three people at 5,000.00: one with ratios of his own (5 %), one sealed. */
beforeEach(async () => {
  unit = await registerUnit(database.dataSource, 3);
  const [, own, sealed] = unit.accounts;
  await sql('INSERT INTO own_ratio_term VALUES (?, ?, 500, 500, 0, NULL)', [own?.id, '202001']);
  await sql(
    `UPDATE personal_account SET own_ratios = 1, unit_ratio_bp = 500, personal_ratio_bp = 500, unit_fen = 25000,
            personal_fen = 25000 WHERE id = ?`,
    [own?.id],
  );
  await sql("UPDATE status_term SET status = '02' WHERE account_id = ?", [sealed?.id]);
  await sql("UPDATE personal_account SET status = '02' WHERE id = ?", [sealed?.id]);
  await sql(
    'UPDATE unit SET paying_members = 2, sealed_members = 1, monthly_fen = 130000 WHERE id = ?',
    [unit.unitId],
  );
});

const post = (month: string) =>
  inTransaction(database.dataSource, async (manager) => {
    const found = await manager.findOneByOrFail(UnitEntity, { id: unit.unitId });
    await postRatios(manager, found, { month, ratios: TEN, businessNo: BUSINESS_NO });
  });
const amounts = async () =>
  (
    await sql<{ fen: string }>(
      'SELECT unit_fen + personal_fen AS fen FROM personal_account WHERE unit_id = ? ORDER BY id',
      [unit.unitId],
    )
  ).map(({ fen }) => Number(fen));

async function expectBooksRight() {
  const ofUnit = (rows: readonly { unitId: number }[]) =>
    rows.filter(({ unitId }) => unitId === unit.unitId);
  expect(ofUnit(await wrongAccounts(database.dataSource.manager, 100))).toEqual([]);
  expect(ofUnit(await wrongTotals(database.dataSource.manager))).toEqual([]);
}

describe('ratios of a unit', () => {
  it('come to a sum before they are posted: of those who pay, and who carries his own keeps his', async () => {
    const { manager } = database.dataSource;
    expect(await ratioEffect(manager, unit.unitId, DUE, TEN)).toEqual({
      people: 2,
      beforeFen: 80_000 + 50_000,
      afterFen: 100_000 + 50_000,
    });
  });

  it('of the month due move the unit, every account without its own, and the sums at once', async () => {
    await post(DUE);
    expect(await amounts()).toEqual([100_000, 50_000, 100_000]);
    const [kept] = await sql<{ fen: string; ratio: number }>(
      'SELECT monthly_fen AS fen, unit_ratio_bp AS ratio FROM unit WHERE id = ?',
      [unit.unitId],
    );
    expect(kept).toEqual({ fen: '150000', ratio: 1_000 });
    await expectBooksRight();
  });

  it('of a later month leave all that as it is, and count from their month on', async () => {
    await post(LATER);
    expect(await amounts()).toEqual([80_000, 50_000, 80_000]);
    const { manager } = database.dataSource;
    const none = { unitBp: 0, personalBp: 0, fiscalBp: 0 };
    expect(await ratioEffect(manager, unit.unitId, DUE, none)).toMatchObject({
      beforeFen: 130_000,
    });
    expect(await ratioEffect(manager, unit.unitId, LATER, none)).toMatchObject({
      beforeFen: 150_000,
    });
    await expectBooksRight();
  });

  it('posted again for one month replace each other', async () => {
    await post(LATER);
    await post(LATER);
    expect(
      await sql('SELECT from_month AS month FROM unit_term WHERE unit_id = ? ORDER BY from_month', [
        unit.unitId,
      ]),
    ).toEqual([{ month: '202001' }, { month: LATER }]);
  });
});
