import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { weightWithParts } from '#libs/persistence/route-store';
import {
  REGISTER_MONTH,
  registerDraft,
  registerUnit,
  type RegisterUnit,
} from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const PART = { people: 600, before_fen: 100_00, after_fen: 110_00 };
const NOW_SUBMITTED = { people: 500, beforeFen: 90_00, afterFen: 95_00 };

describe('a register that is submitted in parts', () => {
  let database: TestDatabase;
  let unit: RegisterUnit;
  let other: RegisterUnit;
  beforeAll(async () => {
    database = await freshDatabase();
    unit = await registerUnit(database.dataSource, 1);
    other = await registerUnit(database.dataSource, 1);
  });
  afterAll(async () => {
    await database.drop();
  });

  const weight = (effectiveMonth: string | null) =>
    weightWithParts(
      database.dataSource.manager,
      { unitId: unit.unitId, business: 'base-adjustment', effectiveMonth },
      NOW_SUBMITTED,
    );
  const part = (unitId: number, change: object) =>
    registerDraft(database.dataSource, unitId, { ...PART, stage: 'completed', ...change });

  it('weighs for its route what was posted for the same month before, and nothing else', async () => {
    expect(await weight(REGISTER_MONTH)).toEqual(NOW_SUBMITTED);
    await part(unit.unitId, {});
    await part(unit.unitId, { effective_month: '202701' });
    await part(unit.unitId, { stage: 'rejected' });
    await part(other.unitId, {});
    expect(await weight(REGISTER_MONTH)).toEqual({
      people: 1_100,
      beforeFen: 190_00,
      afterFen: 205_00,
    });
  });

  it('is weighed by itself where the business has no month', async () => {
    expect(await weight(null)).toEqual(NOW_SUBMITTED);
  });
});
