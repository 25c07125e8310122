import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  owedMonthsOf,
  owedTotalsOf,
  type OwedMark,
  type OwedMonth,
} from '#libs/persistence/assessments/dunning-queries';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { assessments } from '#test/builders/assessments.builder';
import { REGISTER_NOW, registerUnit } from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;
let months: ReturnType<typeof assessments>;
let assessed: number;
let behind: number;

beforeAll(async () => {
  database = await freshDatabase();
  months = assessments(database.dataSource);
  assessed = (await registerUnit(database.dataSource, 2)).unitId;
  behind = (await registerUnit(database.dataSource, 3)).unitId;
  await set(behind, "last_assessed_month = '202610', paid_through_month = '202610'");
  const paid = (await registerUnit(database.dataSource, 1)).unitId;
  await set(paid, "last_assessed_month = '202701', paid_through_month = '202701'");
  const deferred = (await registerUnit(database.dataSource, 1)).unitId;
  await set(deferred, "status = '03'");
  await months.paid(await months.assessed(assessed, '202612'), 60_000n);
});
afterAll(() => database.drop());

const set = (unitId: number, what: string) =>
  database.dataSource.query(`UPDATE unit SET ${what} WHERE id = ?`, [unitId]);

const owed = (through: string, page: { limit?: number; after?: OwedMark; words?: string } = {}) =>
  owedMonthsOf(database.dataSource.manager, {
    branches: ['01'],
    through,
    limit: 50,
    now: REGISTER_NOW,
    ...page,
  });

const shown = (rows: readonly OwedMonth[]) =>
  rows.map(({ unitId, month, businessNo, people, dueFen, openFen }) => ({
    unitId,
    month,
    isAssessed: businessNo !== null,
    people,
    dueFen,
    openFen,
  }));

describe('the dunning list', () => {
  it('has each month of a unit that is not paid: what is open of it, or what it would come to', async () => {
    expect(shown(await owed('202612'))).toEqual([
      {
        unitId: assessed,
        month: '202612',
        isAssessed: true,
        people: 2,
        dueFen: 160_000,
        openFen: 100_000,
      },
      ...['202611', '202612'].map((month) => ({
        unitId: behind,
        month,
        isAssessed: false,
        people: 3,
        dueFen: 240_000,
        openFen: 240_000,
      })),
    ]);
  });

  it('is added up as a whole: units, months, what is open of those assessed, and how many are not', async () => {
    const asked = { branches: ['01'], through: '202612', now: REGISTER_NOW };
    const { manager } = database.dataSource;
    expect(await owedTotalsOf(manager, asked)).toEqual({
      units: 2,
      months: 3,
      unassessed: 2,
      openFen: 100_000,
    });
    expect(await owedTotalsOf(manager, { ...asked, through: '202611' })).toEqual({
      units: 1,
      months: 1,
      unassessed: 1,
      openFen: 0,
    });
  });

  it('is of the units that the words name: by the beginning of the account, or a part of the name', async () => {
    const { manager } = database.dataSource;
    const { accountNo, name } = await manager.findOneByOrFail(UnitEntity, { id: behind });
    const unitsBy = async (words: string) =>
      (await owed('202612', { words })).map(({ unitId }) => unitId);
    expect(await unitsBy(accountNo)).toEqual([behind, behind]);
    expect(await unitsBy(name.slice(2))).toEqual([behind, behind]);
    expect(await unitsBy('0100')).toEqual([assessed, behind, behind]);
    expect(await unitsBy('百货')).toEqual([]);
    expect(await unitsBy('%')).toEqual([]);
  });

  it('ends with the month asked for', async () => {
    expect((await owed('202611')).map(({ month }) => month)).toEqual(['202611']);
    expect(await owed('202610')).toEqual([]);
  });

  it('goes on within a unit where the page before ended', async () => {
    const first = await owed('202612', { limit: 2 });
    const last = first.at(-1);
    expect(last).toMatchObject({ unitId: behind, month: '202611' });
    const after = { unitId: behind, month: '202611' };
    expect((await owed('202612', { limit: 2, after })).map(({ month }) => month)).toEqual([
      '202612',
    ]);
  });

  it('has the units of the branches asked for alone, or of all', async () => {
    const of = (branches: readonly string[] | null) =>
      owedMonthsOf(database.dataSource.manager, {
        branches,
        through: '202612',
        limit: 50,
        now: REGISTER_NOW,
      });
    expect(await of(['02'])).toEqual([]);
    expect(await of(null)).toHaveLength(3);
  });
});
