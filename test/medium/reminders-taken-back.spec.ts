import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { remindOfLapse, remindUnit } from '#activities/acts/remind-unit';
import { cityMoment } from '#libs/fund/city-time';
import { supplementsToLapse } from '#libs/persistence/assessments/units-in-round';
import { inTransaction } from '#libs/persistence/database/transaction';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { registerUnit } from '#test/builders/register.builder';
import { full, supplements } from '#test/builders/supplements.builder';
import { unitOperators } from '#test/builders/unit-operators.builder';
import { takeBacks, type TakeBacks } from '#test/builders/take-backs.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const SUPPLEMENT_FEN = 80_000n;
const MONTH_FEN = 160_000n;
/** Pay day 10, to be paid five days later. */
const DEADLINE = cityMoment('2026-12-15', 0);

let database: TestDatabase;
let months: TakeBacks['months'];
let came: TakeBacks['came'];
let take: TakeBacks['take'];
let tx: TakeBacks['tx'];
let made: ReturnType<typeof supplements>;

beforeAll(async () => {
  database = await freshDatabase();
  ({ months, came, take, tx } = await takeBacks(database.dataSource));
  made = supplements(database.dataSource);
});
afterAll(() => database.drop());

async function deadlineOf(noticeNo: string): Promise<string> {
  const [row] = await database.dataSource.query<{ deadline: string }[]>(
    'SELECT CAST(deadline AS CHAR) AS deadline FROM payment_notice WHERE notice_no = ?',
    [noticeNo],
  );
  return row?.deadline ?? '';
}

async function remindOfSupplements(unitId: number, day: string): Promise<number> {
  const { manager } = database.dataSource;
  const soon = await supplementsToLapse(manager, [unitId], day);
  return inTransaction(database.dataSource, (tx) => remindOfLapse(tx, soon, cityMoment(day, 0)));
}

async function remindOfMonths(unitId: number): Promise<number> {
  const unit = await database.dataSource.manager.findOneByOrFail(UnitEntity, { id: unitId });
  return tx((manager) => remindUnit(manager, unit, { now: DEADLINE, isBeingAssessed: false }));
}

async function told(unitId: number, textKey: string): Promise<number> {
  const [row] = await database.dataSource.query<{ count: string }[]>(
    `SELECT COUNT(*) AS count FROM message m JOIN unit_operator o ON o.id = m.recipient_id AND m.recipient_kind = 'operator'
      WHERE o.unit_id = ? AND m.text_key = ?`,
    [unitId, textKey],
  );
  return Number(row?.count);
}

describe('what was reminded of, paid, and taken back by the bank', () => {
  it('is said once more before it lapses for the second time', async () => {
    const unit = await made.unitWithOneMissed();
    const { unitId, accountNo } = unit;
    await unitOperators(database.dataSource, unitId, ['王芳', '李明']);
    const businessNo = await made.posted(unit, full('202609'));
    expect(await remindOfSupplements(unitId, await deadlineOf(businessNo))).toBe(1);
    const id = await came(SUPPLEMENT_FEN, accountNo);
    await months.fromBalance(unitId, businessNo, SUPPLEMENT_FEN);
    await months.allocated(unitId, businessNo);
    await take(id);
    const renewed = await deadlineOf(businessNo);
    expect(await remindOfSupplements(unitId, renewed)).toBe(1);
    expect(await remindOfSupplements(unitId, renewed)).toBe(0);
    expect(await told(unitId, 'due-to-make-good')).toBe(4);
  });

  it('is said once more of a month whose deadline has passed', async () => {
    const { unitId } = await registerUnit(database.dataSource, 2);
    await unitOperators(database.dataSource, unitId, ['王芳', '李明']);
    const december = await months.assessed(unitId, '202612');
    expect(await remindOfMonths(unitId)).toBe(1);
    const id = await came(MONTH_FEN, december);
    await months.allocated(unitId, december);
    await take(id);
    expect(await remindOfMonths(unitId)).toBe(1);
    expect(await remindOfMonths(unitId)).toBe(0);
    expect(await told(unitId, 'due-to-pay')).toBe(4);
  });
});
