import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { boundsOf, liftedTo } from '#libs/persistence/assessments/base-rule';
import {
  boundsRefusal,
  countFindings,
  DEMANDED,
  findingsOf,
} from '#libs/persistence/assessments/month-findings';
import { previewMonth } from '#libs/persistence/assessments/month-preview';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { assessedUnits, type AssessedUnits } from '#test/builders/assessed-units.builder';
import { assessments } from '#test/builders/assessments.builder';
import { REGISTER_NOW, registerUnit, type RegisterUnit } from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const MONTH = '202612';
const FLOOR = 221_000;
const CAP = 2_354_250;

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
  await units.sql("DELETE FROM parameter WHERE name = 'base-outside-bounds'");
  expect(await units.wrong()).toEqual([]);
});

const rule = (value: string) =>
  units.sql(
    "INSERT INTO parameter (name, scope, value, valid_from, known_from) VALUES ('base-outside-bounds', '410303', ?, '2026-01-01', '2026-01-01')",
    [value],
  );

const bounds = async ({ unitId }: RegisterUnit) => {
  const { manager } = database.dataSource;
  const unit = await manager.findOneByOrFail(UnitEntity, { id: unitId });
  return boundsOf(manager, unit, MONTH, REGISTER_NOW);
};

/** One person for each base, whose data are complete. */
async function withBases(...bases: number[]): Promise<RegisterUnit> {
  const unit = await registerUnit(database.dataSource, bases.length);
  for (const [at, fen] of bases.entries()) await units.setBase(unit, at, MONTH, fen);
  await units.sql(
    `UPDATE member m JOIN personal_account a ON a.member_id = m.id
        SET m.mobile_phone = '13800000000', m.marital_status = '10', m.education = '20', m.occupation = '17', m.title = '000',
            m.position = '999Y' WHERE a.unit_id = ?`,
    [unit.unitId],
  );
  await units.derived(unit);
  return unit;
}

const found = async (unit: RegisterUnit, page: { after?: string; limit: number }) =>
  findingsOf(
    database.dataSource.manager,
    { unitId: unit.unitId, month: MONTH },
    await bounds(unit),
    page,
  );

describe('what is found of a month before it is assessed', () => {
  it('names whose base is outside the bounds, which themselves are inside', async () => {
    const unit = await withBases(FLOOR - 1, FLOOR, CAP, CAP + 1);
    const of = { unitId: unit.unitId, month: MONTH };
    expect(await countFindings(database.dataSource.manager, of, await bounds(unit))).toEqual({
      outsideBounds: 2,
      dataLacking: 0,
    });
    const [below] = await found(unit, { limit: 1 });
    expect(below).toMatchObject({ accountNo: unit.accounts[0]?.accountNo, outside: 'below' });
    const rest = await found(unit, { limit: 10, after: String(below?.accountId) });
    expect(rest.map(({ accountNo, outside }) => [accountNo, outside])).toEqual([
      [unit.accounts[3]?.accountNo, 'above'],
    ]);
  });

  it('names what an enrolment demands and the former system left out', async () => {
    const unit = await withBases(500_000, 500_000);
    const memberOf = `(SELECT member_id FROM personal_account WHERE id = ?)`;
    await units.sql(
      `UPDATE member SET mobile_phone = '', position = '', education = '' WHERE id = ${memberOf}`,
      [units.idOf(unit, 1)],
    );
    const [one, ...others] = await found(unit, { limit: 10 });
    expect(others).toEqual([]);
    expect(one).toMatchObject({
      lacking: ['mobilePhone', 'education', 'position'],
      identityWrong: false,
      outside: null,
    });
    expect(DEMANDED).toHaveLength(6);
  });

  it.each([
    ['a check character that does not fit', (no: string) => no.slice(0, 17) + other(no)],
    ['fifteen digits', (no: string) => no.slice(0, 15)],
  ])('names an identity number with %s', async (_, wrong) => {
    const unit = await withBases(500_000, 500_000);
    const number = unit.accounts[0]?.idNumber ?? '';
    await units.sql('UPDATE member SET id_number = ? WHERE id_number = ?', [wrong(number), number]);
    const all = await found(unit, { limit: 10 });
    expect(all.map(({ accountNo, identityWrong }) => [accountNo, identityWrong])).toEqual([
      [unit.accounts[0]?.accountNo, true],
    ]);
  });
});

describe('a base outside the bounds at assessment', () => {
  it('is held where no parameter says otherwise', async () => {
    const unit = await withBases(FLOOR - 1);
    const kept = await bounds(unit);
    expect(kept.rule).toBe('hold');
    const of = { unitId: unit.unitId, month: MONTH };
    expect(await boundsRefusal(database.dataSource.manager, of, kept)).toBeNull();
    const businessNo = await months.assessed(unit.unitId, MONTH);
    expect(await baseOf(businessNo)).toBe(FLOOR - 1);
  });

  it('blocks where the parameter says so, and only then', async () => {
    await rule('block');
    const { manager } = database.dataSource;
    const outside = await withBases(FLOOR - 1, CAP + 1, FLOOR);
    expect(
      await boundsRefusal(manager, { unitId: outside.unitId, month: MONTH }, await bounds(outside)),
    ).toEqual({ code: 'ASSESS_BASE_OUTSIDE', details: { month: '2026-12', count: 2 } });
    const inside = await withBases(FLOOR, CAP);
    const of = { unitId: inside.unitId, month: MONTH };
    expect(await boundsRefusal(manager, of, await bounds(inside))).toBeNull();
  });

  it('is lifted to the floor from that month on, above the cap it stays; deleting restores what stood there', async () => {
    await rule('lift');
    const unit = await withBases(FLOOR - 1, CAP + 1, FLOOR);
    // The first one's base is older than the month: no row of the month to come back to.
    await units.sql('UPDATE base_term SET from_month = ? WHERE account_id = ? AND from_month = ?', [
      '202611',
      units.idOf(unit, 0),
      MONTH,
    ]);
    await units.setBase(unit, 2, MONTH, FLOOR - 100);
    await units.derived(unit);
    const before = await terms(unit);
    const of = { unitId: unit.unitId, month: MONTH };
    const expected = await previewMonth(database.dataSource.manager, {
      ...of,
      ...liftedTo(await bounds(unit)),
    });
    const businessNo = await months.assessed(unit.unitId, MONTH);
    const record = await units.recordOf(businessNo);
    expect(record.now).toEqual([expected.now.people, expected.now.fen]);
    const lines = await units.sql<{ base: string; cause: string | null }>(
      'SELECT base_fen AS base, cause_no AS cause FROM assessment_line WHERE business_no = ? ORDER BY account_id',
      [businessNo],
    );
    expect(lines.map(({ base }) => Number(base))).toEqual([FLOOR, CAP + 1, FLOOR]);
    expect(await keptBases(unit)).toEqual([FLOOR, CAP + 1, FLOOR]);
    await months.deleted(unit.unitId, businessNo);
    expect(await terms(unit)).toEqual(before);
    expect(await keptBases(unit)).toEqual([FLOOR - 1, CAP + 1, FLOOR - 100]);
    expect(
      await units.sql('SELECT 1 FROM lifted_base WHERE business_no = ?', [businessNo]),
    ).toEqual([]);
  });
});

function other(number: string): string {
  return number.endsWith('1') ? '2' : '1';
}

async function baseOf(businessNo: string): Promise<number> {
  const [line] = await units.sql<{ base: string }>(
    'SELECT base_fen AS base FROM assessment_line WHERE business_no = ?',
    [businessNo],
  );
  return Number(line?.base);
}

function terms({ unitId }: RegisterUnit) {
  return units.sql(
    `SELECT b.account_id, b.from_month, b.base_fen, b.business_no FROM base_term b JOIN personal_account a ON a.id = b.account_id
      WHERE a.unit_id = ? ORDER BY b.account_id, b.from_month`,
    [unitId],
  );
}

async function keptBases({ unitId }: RegisterUnit): Promise<number[]> {
  const rows = await units.sql<{ base: string }>(
    'SELECT base_fen AS base FROM personal_account WHERE unit_id = ? ORDER BY id',
    [unitId],
  );
  return rows.map(({ base }) => Number(base));
}
