import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  routeInForce,
  routeOf,
  weightsForRoute,
} from '#libs/persistence/reference-data/route-store';
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

  it('passes by itself where its route says so, and by no route at all never', async () => {
    const { manager } = database.dataSource;
    const day = '2026-11-24';
    expect(await routeOf(manager, 'member-info-change', day)).toEqual({ levels: [] });
    expect(await routeInForce(manager, 'member-info-change', '2025-12-31')).toBeNull();
    await expect(routeOf(manager, 'member-info-change', '2025-12-31')).rejects.toMatchObject({
      code: 'ROUTE_MISSING',
    });
  });

  const weights = (effectiveMonth: string | null) =>
    weightsForRoute(
      database.dataSource.manager,
      { unitId: unit.unitId, business: 'base-adjustment', effectiveMonth },
      NOW_SUBMITTED,
    );
  const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 3_600_000);
  const part = (unitId: number, change: object) =>
    registerDraft(database.dataSource, unitId, {
      ...PART,
      stage: 'completed',
      finished_at: daysAgo(1),
      ...change,
    });

  it('weighs by itself, and with what was posted for the unit in the last thirty days', async () => {
    expect(await weights(REGISTER_MONTH)).toEqual([NOW_SUBMITTED, NOW_SUBMITTED]);
    await part(unit.unitId, {});
    await part(unit.unitId, { effective_month: '202701', finished_at: daysAgo(29) });
    await part(unit.unitId, { finished_at: daysAgo(31) });
    await part(unit.unitId, { stage: 'rejected' });
    await part(other.unitId, {});
    expect(await weights(REGISTER_MONTH)).toEqual([
      NOW_SUBMITTED,
      { people: 1_700, beforeFen: 290_00, afterFen: 315_00 },
    ]);
  });

  it('weighs by itself alone where the business has no month', async () => {
    expect(await weights(null)).toEqual([NOW_SUBMITTED]);
  });
});
