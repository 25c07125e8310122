import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { remindOfLapse } from '#activities/acts/remind-unit';
import { supplementsToLapse } from '#libs/persistence/assessments/units-in-round';
import { inTransaction } from '#libs/persistence/database/transaction';
import { assessments } from '#test/builders/assessments.builder';
import { REGISTER_NOW, type RegisterUnit } from '#test/builders/register.builder';
import { full, supplements } from '#test/builders/supplements.builder';
import { unitOperators } from '#test/builders/unit-operators.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

/** Approved on 24 November, it lapses after 24 December. */
const EIGHT_DAYS_BEFORE = '2026-12-16';
const A_WEEK_BEFORE = '2026-12-17';

let database: TestDatabase;
let made: ReturnType<typeof supplements>;
let months: ReturnType<typeof assessments>;

beforeAll(async () => {
  database = await freshDatabase();
  made = supplements(database.dataSource);
  months = assessments(database.dataSource);
});
afterAll(() => database.drop());

const toLapse = ({ unitId }: RegisterUnit, day: string) =>
  supplementsToLapse(database.dataSource.manager, [unitId], day);

async function remind(unit: RegisterUnit): Promise<number> {
  const soon = await toLapse(unit, A_WEEK_BEFORE);
  return inTransaction(database.dataSource, (manager) =>
    remindOfLapse(manager, soon, REGISTER_NOW),
  );
}

async function told({ unitId }: RegisterUnit): Promise<string[]> {
  const rows: { text: string }[] = await database.dataSource.query(
    `SELECT m.text FROM message m JOIN unit_operator o ON o.id = m.recipient_id AND m.recipient_kind = 'operator'
      WHERE o.unit_id = ? ORDER BY m.id`,
    [unitId],
  );
  return rows.map(({ text }) => text);
}

describe('what is approved to be made good and not paid', () => {
  it('is said once to everybody of the unit a week before it lapses, with its months and what is open', async () => {
    const unit = await made.unitWithOneMissed();
    await unitOperators(database.dataSource, unit.unitId, ['王芳', '李明']);
    const businessNo = await made.posted(unit, full('202609-202610'));
    // As its submit sets it: the earliest of its rows.
    await database.dataSource.query(
      "UPDATE submission SET effective_month = '202609' WHERE business_no = ?",
      [businessNo],
    );
    expect(await toLapse(unit, EIGHT_DAYS_BEFORE)).toEqual([]);
    expect(await remind(unit)).toBe(1);
    expect(await remind(unit)).toBe(0);
    const messages = await told(unit);
    expect(messages).toHaveLength(2);
    expect(messages[0]).toBe(
      `尊敬的王芳，2026-09—2026-10补缴款尚有1,600.00元未缴，缴款截止日为2026-12-24，逾期未缴清的补缴自动结束，请尽快缴款，业务流水号${businessNo}。`,
    );
  });

  it('is said with what is still open, and no more once it is full', async () => {
    const unit = await made.unitWithOneMissed();
    const businessNo = await made.posted(unit, full('202609'));
    await months.paid(businessNo, 79_999n);
    expect(await toLapse(unit, A_WEEK_BEFORE)).toMatchObject([{ businessNo, openFen: 1 }]);
    await months.paid(businessNo, 1n);
    expect(await toLapse(unit, A_WEEK_BEFORE)).toEqual([]);
  });

  it('is not said of what was deleted', async () => {
    const unit = await made.unitWithOneMissed();
    const businessNo = await made.posted(unit, full('202609'));
    await months.deleted(unit.unitId, businessNo);
    expect(await toLapse(unit, A_WEEK_BEFORE)).toEqual([]);
  });
});
