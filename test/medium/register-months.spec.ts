import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { addMonths } from '#libs/fund/month';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import {
  monthRefusal,
  registerCase,
  contextOfCase,
} from '#libs/persistence/registers/register-case';
import { monthsOffered } from '#libs/persistence/registers/register-months';
import { REGISTER_NOW as now, registerDraft, registerUnit } from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;
let unitId: number;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  ({ unitId } = await registerUnit(database.dataSource, 1));
});

async function marks(change: Partial<UnitEntity>): Promise<void> {
  await database.dataSource.manager.update(UnitEntity, { id: unitId }, change);
}

async function offered(chosen?: string) {
  const { manager } = database.dataSource;
  const unit = await manager.findOneByOrFail(UnitEntity, { id: unitId });
  return monthsOffered(manager, baseAdjustment, unit, {
    now,
    ...(chosen === undefined ? {} : { chosen }),
  });
}

/** What the rule says of a register of this unit and month. */
async function refused(month: string): Promise<string | null> {
  const { manager } = database.dataSource;
  const businessNo = await registerDraft(database.dataSource, unitId, { effective_month: month });
  const found = await registerCase(manager, businessNo);
  const context = await contextOfCase(manager, baseAdjustment, found, now);
  return monthRefusal(baseAdjustment, context)?.code ?? null;
}

describe('the months offered for a register', () => {
  it.each([
    ['all paid', { lastAssessedMonth: '202610', paidThroughMonth: '202610' }, '202611', '202702'],
    [
      'assessed, unpaid',
      { lastAssessedMonth: '202611', paidThroughMonth: '202609' },
      '202612',
      '202702',
    ],
    [
      'behind for months',
      { lastAssessedMonth: '202607', paidThroughMonth: '202607' },
      '202608',
      '202702',
    ],
    [
      'deferred',
      { lastAssessedMonth: '202611', paidThroughMonth: '202608', deferredFromMonth: '202610' },
      '202612',
      '202702',
    ],
  ])('are those the rule takes and no others: %s', async (_, change, first, last) => {
    await marks(change);
    const { months, refusal } = await offered();
    expect(refusal).toBeNull();
    expect([months[0], months.at(-1)]).toEqual([first, last]);
    for (const month of months) expect(await refused(month)).toBeNull();
    expect(await refused(addMonths(first, -1))).not.toBeNull();
    expect(await refused(addMonths(last, 1))).not.toBeNull();
  });

  it('say what stands against the month a draft has, once it has been assessed', async () => {
    await marks({ lastAssessedMonth: '202612', paidThroughMonth: '202610' });
    const { months, refusal } = await offered('202612');
    expect(months[0]).toBe('202701');
    expect(refusal).toMatchObject({
      code: 'DELETE_ASSESSMENTS_FIRST',
      details: { open: '2027-01' },
    });
  });

  it('begin with the first month of a unit that begins next month', async () => {
    await marks({ firstMonth: '202612', lastAssessedMonth: null, paidThroughMonth: null });
    await database.dataSource.query('UPDATE unit_term SET from_month = ? WHERE unit_id = ?', [
      '202612',
      unitId,
    ]);
    expect(await offered()).toEqual({ months: ['202612', '202701', '202702'], refusal: null });
  });

  it('are none, and why, where everything that is known is assessed', async () => {
    await marks({ lastAssessedMonth: '202702', paidThroughMonth: '202702' });
    expect(await offered()).toMatchObject({ months: [], refusal: { code: 'MONTH_TOO_FAR_AHEAD' } });
  });
});
