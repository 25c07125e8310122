import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { rowIn, withRow, type Line } from '#libs/fund/account-lines';
import { monthlyContribution } from '#libs/fund/contribution';
import type { Fen } from '#libs/fund/money';
import { addMonths } from '#libs/fund/month';
import { ROUNDING_RULES, roundedProduct } from '#libs/fund/rounding';
import { previewRegister } from '#libs/persistence/registers/register-preview';
import { deriveAccounts, wrongAccounts } from '#libs/persistence/terms/projection';
import { roundedProductSql } from '#libs/persistence/terms/rounding-sql';
import { inTransaction } from '#libs/persistence/database/transaction';
import { deriveTotals } from '#libs/persistence/accounts/unit-totals';
import { postedBases } from '#test/builders/posted-bases.builder';
import {
  REGISTER_MONTH as DUE,
  REGISTER_NOW as now,
  registerUnit,
  type RegisterUnit,
} from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const LATER = addMonths(DUE, 1);
const RATIOS = { unitBp: 800, personalBp: 800, fiscalBp: 0 };

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  database.dataSource.query(text, values);

/** Adjustments again within a fund year are allowed in this file's branch: the months matter here, not the once a year. */
beforeAll(async () => {
  await registerUnit(database.dataSource, 1);
  await sql(
    "INSERT INTO parameter (name, scope, value, valid_from, known_from) VALUES ('base-repeated-adjustment', '410303', '1', '2020-01-01', '2020-01-01')",
  );
});

const books = () => postedBases(database.dataSource);
const draftFor = (unit: RegisterUnit, month: string) => books().draftFor(unit, month);
const postBase = (unit: RegisterUnit, at: number, month: string, baseFen: number) =>
  books().postBase(unit, at, month, baseFen);
const kept = (unit: RegisterUnit, at: number) => books().kept(unit, at);
const seenBy = (unit: RegisterUnit, at: number, month: string) => books().seenBy(unit, at, month);

async function expectBooksRight(unit: RegisterUnit) {
  expect(await books().wrong(unit)).toEqual([]);
}

describe('a base approved for a later month', () => {
  it('leaves the month due as it was, in the account, in the sums of the unit and in the next preview', async () => {
    const unit = await registerUnit(database.dataSource, 2);
    await postBase(unit, 0, LATER, 600_000);
    expect(await kept(unit, 0)).toEqual({ base: 500_000, laterMonth: LATER });
    const next = await draftFor(unit, DUE);
    const { nextMonth } = await inTransaction(database.dataSource, (m) =>
      previewRegister(m, baseAdjustment, next, now),
    );
    expect(nextMonth).toEqual({ month: DUE, headcount: 2, totalFen: 2 * 80_000 });
    await expectBooksRight(unit);
  });

  it('stands in a draft of its month and of later ones as what there was before', async () => {
    const unit = await registerUnit(database.dataSource, 1);
    await postBase(unit, 0, LATER, 600_000);
    expect(await seenBy(unit, 0, DUE)).toMatchObject({ baseFen: 500_000, unitFen: 40_000 });
    expect(await seenBy(unit, 0, LATER)).toMatchObject({ baseFen: 600_000, unitFen: 48_000 });
    expect(await seenBy(unit, 0, addMonths(LATER, 1))).toMatchObject({ baseFen: 600_000 });
  });

  it('of the month due moves the account and the sums at once', async () => {
    const unit = await registerUnit(database.dataSource, 2);
    await postBase(unit, 0, DUE, 600_000);
    expect(await kept(unit, 0)).toEqual({ base: 600_000, laterMonth: null });
    await expectBooksRight(unit);
  });

  it('replaces an earlier one of the same month; the history keeps both', async () => {
    const unit = await registerUnit(database.dataSource, 1);
    const first = await postBase(unit, 0, LATER, 600_000);
    const second = await postBase(unit, 0, LATER, 650_000);
    const rows = await sql(
      'SELECT from_month AS month, base_fen AS base, business_no AS businessNo FROM base_term WHERE account_id = ? AND from_month = ?',
      [unit.accounts[0]?.id, LATER],
    );
    expect(rows).toEqual([{ month: LATER, base: '650000', businessNo: second }]);
    const history = await sql<{ businessNo: string; before: string; after: string }>(
      'SELECT business_no AS businessNo, `before`, `after` FROM posted_change WHERE subject_id = ? ORDER BY id',
      [unit.accounts[0]?.id],
    );
    expect(history).toEqual([
      { businessNo: first, before: '500000', after: '600000' },
      { businessNo: second, before: '600000', after: '650000' },
    ]);
  });
});

describe('the ratios of a unit from a later month on', () => {
  it('count in drafts of that month and leave the month before alone, save for those with their own', async () => {
    const unit = await registerUnit(database.dataSource, 2);
    await sql(
      `INSERT INTO unit_term (unit_id, from_month, unit_ratio_bp, personal_ratio_bp, fiscal_ratio_bp, rounding, status)
       VALUES (?, ?, 1000, 1000, 0, 'half-up-fen', '01')`,
      [unit.unitId, LATER],
    );
    await sql('INSERT INTO own_ratio_term VALUES (?, ?, 500, 500, 0, NULL)', [
      unit.accounts[1]?.id,
      DUE,
    ]);
    await inTransaction(database.dataSource, (m) => deriveAccounts(m, unit.unitId));
    expect(await seenBy(unit, 0, DUE)).toMatchObject({ unitRatioBp: 800, unitFen: 40_000 });
    expect(await seenBy(unit, 0, LATER)).toMatchObject({ unitRatioBp: 1_000, unitFen: 50_000 });
    expect(await seenBy(unit, 1, LATER)).toMatchObject({ unitRatioBp: 500, unitFen: 25_000 });
  });
});

describe('an account before its first month', () => {
  it('is outside every month: it neither pays nor rests, and is normal from its first month on', async () => {
    const unit = await registerUnit(database.dataSource, 2);
    const newcomer = unit.accounts[1]?.id;
    for (const table of ['base_term', 'status_term'])
      await sql(`UPDATE ${table} SET from_month = ? WHERE account_id = ?`, [LATER, newcomer]);
    await inTransaction(database.dataSource, async (m) => {
      await deriveAccounts(m, unit.unitId);
      await deriveTotals(m, unit.unitId);
    });
    expect(await kept(unit, 1)).toEqual({ base: 0, laterMonth: LATER });
    expect(await seenBy(unit, 1, DUE)).toMatchObject({ status: '', baseFen: 0, unitFen: 0 });
    expect(await seenBy(unit, 1, LATER)).toMatchObject({ status: '01', unitFen: 40_000 });
    expect(
      await sql(
        'SELECT paying_members AS paying, sealed_members AS sealed, monthly_fen AS fen FROM unit WHERE id = ?',
        [unit.unitId],
      ),
    ).toEqual([{ paying: 1, sealed: 0, fen: '80000' }]);
    await expectBooksRight(unit);
  });
});

describe('what is kept of accounts beside their terms', () => {
  it('is found where it was changed past them, and put right', async () => {
    const unit = await registerUnit(database.dataSource, 2);
    await postBase(unit, 0, LATER, 600_000);
    await sql('UPDATE personal_account SET base_fen = 1, later_month = NULL WHERE id = ?', [
      unit.accounts[0]?.id,
    ]);
    const wrong = await wrongAccounts(database.dataSource.manager, 100);
    expect(wrong.filter(({ unitId }) => unitId === unit.unitId)).toEqual([
      {
        unitId: unit.unitId,
        accountNo: unit.accounts[0]?.accountNo,
        detail: 'base_fen later_month',
      },
    ]);
    await inTransaction(database.dataSource, (m) => deriveAccounts(m, unit.unitId));
    expect(await kept(unit, 0)).toEqual({ base: 500_000, laterMonth: LATER });
    await expectBooksRight(unit);
  });
});

describe('amounts computed in the database', () => {
  it('are those of the fund for every rounding, on both sides of each boundary', async () => {
    const bases = [1, 99, 100_005, 200_010, 500_505, 600_001, 1_000_050, 2_354_250, 3_445_200];
    const ratios = [0, 1, 400, 499, 500, 800, 1_199, 1_200];
    const cases = ROUNDING_RULES.flatMap((rule) =>
      bases.flatMap((base) => ratios.map((ratio) => [base, ratio, rule] as const)),
    );
    const rows = cases.map(
      ([base, ratio, rule]) =>
        `SELECT ${String(base)} AS b, ${String(ratio)} AS r, '${rule}' AS rule`,
    );
    const found = await sql<{ fen: string }>(
      `SELECT ${roundedProductSql('c.b', 'c.r', 'c.rule')} AS fen FROM (${rows.join(' UNION ALL ')}) c`,
    );
    expect(found.map(({ fen }) => Number(fen))).toEqual(
      cases.map(([base, ratio, rule]) => roundedProduct(base, ratio, rule)),
    );
  });
});

describe('any sequence of posted bases', () => {
  const MONTHS = 3;
  const act = fc.record({
    at: fc.nat(1),
    month: fc.nat(MONTHS - 1).map((ahead) => addMonths(DUE, ahead)),
    baseFen: fc.integer({ min: 2_300, max: 20_000 }).map((yuan) => yuan * 100),
  });

  /** Not the base that holds already. */
  const isAccepted = (line: Line<Fen>, month: string, baseFen: Fen) =>
    rowIn(line, month)?.value !== baseFen;

  const expectMonths = async (unit: RegisterUnit, at: number, line: Line<Fen>) => {
    expect((await kept(unit, at)).base).toBe(rowIn(line, DUE)?.value);
    for (let ahead = 0; ahead < MONTHS; ahead += 1) {
      const month = addMonths(DUE, ahead);
      const baseFen = rowIn(line, month)?.value ?? 0;
      expect(await seenBy(unit, at, month)).toMatchObject({
        baseFen,
        ...monthlyContribution(baseFen, RATIOS, 'half-up-fen'),
      });
    }
  };

  it('gives, month by month, the state of a plain line of months', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 6 }), async (acts) => {
        const unit = await registerUnit(database.dataSource, 2);
        const lines: Line<Fen>[] = [0, 1].map(() => [{ fromMonth: '202001', value: 500_000 }]);
        for (const { at, month, baseFen } of acts) {
          const line = lines[at] ?? [];
          if (!isAccepted(line, month, baseFen)) continue;
          await postBase(unit, at, month, baseFen);
          lines[at] = withRow(line, { fromMonth: month, value: baseFen });
        }
        for (const [at, line] of lines.entries()) await expectMonths(unit, at, line);
        await expectBooksRight(unit);
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
