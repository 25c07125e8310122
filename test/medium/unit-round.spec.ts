import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assessAutomatically } from '#activities/acts/assess-automatically';
import { mayBeReminded, remindUnit } from '#activities/acts/remind-unit';
import { createRoundActivities } from '#activities/round.activities';
import { cityDayOf, cityMoment } from '#libs/fund/city-time';
import { consentOf, decideConsent } from '#libs/persistence/assessments/consent-store';
import { inTransaction } from '#libs/persistence/database/transaction';
import { DebitOrderEntity } from '#libs/persistence/entities/settlement.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { assessments } from '#test/builders/assessments.builder';
import { registerDraft, registerUnit } from '#test/builders/register.builder';
import { unitOperators } from '#test/builders/unit-operators.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const MONTH = '202612';
/** Of the units of these tests: pay day 10, to be paid five days later. */
const PAY_DAY = cityMoment('2026-12-10', 0);
const BEFORE_PAY_DAY = new Date(PAY_DAY.getTime() - 1);
const DEADLINE = cityMoment('2026-12-15', 0);
const BEFORE_DEADLINE = new Date(DEADLINE.getTime() - 1);
const NEXT_DAY = cityMoment('2026-12-16', 0);

let database: TestDatabase;
let months: ReturnType<typeof assessments>;

beforeAll(async () => {
  database = await freshDatabase();
  months = assessments(database.dataSource);
});
afterAll(() => database.drop());

const unitWith = (id: number) => database.dataSource.manager.findOneByOrFail(UnitEntity, { id });

/** A unit whose December is next, with two operators. */
async function oneUnit(): Promise<number> {
  const { unitId } = await registerUnit(database.dataSource, 2);
  await unitOperators(database.dataSource, unitId, ['王芳', '李明']);
  return unitId;
}

const assess = async (unitId: number, now: Date) =>
  assessAutomatically(database.dataSource, await unitWith(unitId), now);

async function remind(unitId: number, now: Date): Promise<number> {
  const unit = await unitWith(unitId);
  if (!mayBeReminded(unit, cityDayOf(now))) return 0;
  return inTransaction(database.dataSource, (manager) =>
    remindUnit(manager, unit, { now, isBeingAssessed: false }),
  );
}

async function told(unitId: number): Promise<string[]> {
  const rows: { text: string }[] = await database.dataSource.query(
    `SELECT m.text FROM message m JOIN unit_operator o ON o.id = m.recipient_id AND m.recipient_kind = 'operator'
      WHERE o.unit_id = ? ORDER BY m.id`,
    [unitId],
  );
  return rows.map(({ text }) => text);
}

async function orders(unitId: number): Promise<{ month: string; actor: string }[]> {
  const rows: { body: string; actor: string }[] = await database.dataSource.query(
    "SELECT body, actor_kind AS actor FROM command WHERE verb = 'assess' AND JSON_VALUE(body, '$.unitId') = ? ORDER BY request_id",
    [unitId],
  );
  return rows.map(({ body, actor }) => {
    const { month } = JSON.parse(body) as { month: string };
    return { month, actor };
  });
}

describe('automatic assessment', () => {
  it('orders the next month from its pay day on, by the system, once a day however often it is gone through', async () => {
    const unitId = await oneUnit();
    expect(await assess(unitId, BEFORE_PAY_DAY)).toBe('not-due');
    expect(await orders(unitId)).toEqual([]);
    expect(await assess(unitId, PAY_DAY)).toBe('ordered');
    expect(await assess(unitId, PAY_DAY)).toBe('ordered');
    expect(await orders(unitId)).toEqual([{ month: MONTH, actor: 'system' }]);
    await months.assessed(unitId, MONTH);
    expect(await assess(unitId, NEXT_DAY)).toBe('not-due');
    expect(await orders(unitId)).toHaveLength(1);
  });

  it('is left alone where a case stands against it, and everybody of the unit is told once by which', async () => {
    const unitId = await oneUnit();
    const businessNo = await registerDraft(database.dataSource, unitId, { stage: 'approval' });
    expect(await assess(unitId, PAY_DAY)).toBe('skipped');
    expect(await assess(unitId, PAY_DAY)).toBe('skipped');
    const messages = await told(unitId);
    expect(messages).toHaveLength(2);
    expect(messages[0]).toContain(
      `尊敬的王芳，2026-12未能自动办理汇缴核定，原因：业务${businessNo}`,
    );
    expect(await orders(unitId)).toEqual([]);
    await database.dataSource.query(
      "UPDATE submission SET stage = 'completed' WHERE business_no = ?",
      [businessNo],
    );
    expect(await assess(unitId, NEXT_DAY)).toBe('ordered');
  });

  it('does not assess again what the unit has taken back', async () => {
    const unitId = await oneUnit();
    await months.deleted(unitId, await months.assessed(unitId, MONTH));
    expect(await assess(unitId, PAY_DAY)).toBe('not-due');
    expect(await told(unitId)).toEqual([]);
  });

  it('passes over a unit that does not remit', async () => {
    const unitId = await oneUnit();
    await database.dataSource.query("UPDATE unit SET status = '03' WHERE id = ?", [unitId]);
    expect(await assess(unitId, PAY_DAY)).toBe('not-due');
    expect(await remind(unitId, DEADLINE)).toBe(0);
  });
});

describe('the consent of a unit', () => {
  it('is its operators’ to give and to take back; the last word counts, with who said it', async () => {
    const unitId = await oneUnit();
    const { manager } = database.dataSource;
    const [first = 0, second = 0] = await manager
      .query<{ id: number }[]>('SELECT id FROM unit_operator WHERE unit_id = ? ORDER BY id', [
        unitId,
      ])
      .then((rows) => rows.map(({ id }) => id));
    const decide = (operatorId: number, active: boolean, now: Date) =>
      decideConsent(manager, { unitId, operatorId, active, now });
    expect(await consentOf(manager, unitId)).toMatchObject({ active: false, decidedBy: null });
    expect(await decide(first, false, PAY_DAY)).toBe(false);
    expect(await decide(first, true, PAY_DAY)).toBe(true);
    expect(await decide(second, true, NEXT_DAY)).toBe(false);
    expect(await consentOf(manager, unitId)).toEqual({
      active: true,
      decidedBy: '王芳',
      decidedAt: PAY_DAY,
    });
    expect(await decide(second, false, NEXT_DAY)).toBe(true);
    expect(await consentOf(manager, unitId)).toMatchObject({ active: false, decidedBy: '李明' });
  });

  it('is asked for by the round: without it nothing is ordered', async () => {
    const [with_, without] = [await oneUnit(), await oneUnit()];
    const { manager } = database.dataSource;
    // Their pay day has come by the database's clock, whenever that is.
    await database.dataSource.query(
      `UPDATE unit SET last_assessed_month = DATE_FORMAT(UTC_TIMESTAMP() - INTERVAL 2 MONTH, '%Y%m'),
              paid_through_month = DATE_FORMAT(UTC_TIMESTAMP() - INTERVAL 2 MONTH, '%Y%m') WHERE id IN (?)`,
      [[with_, without]],
    );
    await decideConsent(manager, { unitId: with_, operatorId: 1, active: true, now: PAY_DAY });
    const { goThroughUnits } = createRoundActivities({ dataSource: database.dataSource });
    const done = await goThroughUnits({ after: with_ - 1 });
    expect(done).toMatchObject({ next: null, failed: 0 });
    expect(await orders(with_)).toHaveLength(1);
    expect(await orders(without)).toEqual([]);
  });
});

describe('reminders at the deadline', () => {
  it('are sent once for a month that is not assessed, on the day and not before', async () => {
    const unitId = await oneUnit();
    expect(await remind(unitId, BEFORE_DEADLINE)).toBe(0);
    expect(await remind(unitId, DEADLINE)).toBe(1);
    expect(await remind(unitId, NEXT_DAY)).toBe(0);
    const messages = await told(unitId);
    expect(messages).toHaveLength(2);
    expect(messages[1]).toBe(
      '尊敬的李明，2026-12汇缴尚未核定，缴款截止日为2026-12-15，请尽快办理汇缴核定并缴款。',
    );
  });

  it('are sent for each month whose deadline has come, however many are not assessed', async () => {
    const unitId = await oneUnit();
    await database.dataSource.query(
      "UPDATE unit SET last_assessed_month = '202609', paid_through_month = '202609' WHERE id = ?",
      [unitId],
    );
    expect(await remind(unitId, BEFORE_DEADLINE)).toBe(2);
    expect(await remind(unitId, DEADLINE)).toBe(1);
  });

  it('are sent once for a notice that waits for money, with what is open of it', async () => {
    const unitId = await oneUnit();
    const businessNo = await months.assessed(unitId, MONTH);
    await months.paid(businessNo, 60_000n);
    expect(await remind(unitId, BEFORE_DEADLINE)).toBe(0);
    expect(await remind(unitId, DEADLINE)).toBe(1);
    expect(await remind(unitId, NEXT_DAY)).toBe(0);
    const [message] = await told(unitId);
    expect(message).toContain('2026-12汇缴款尚有1,000.00元未缴，缴款截止日为2026-12-15');
  });

  it('wait while the bank is to answer an order for the notice', async () => {
    const unitId = await oneUnit();
    const noticeNo = await months.assessed(unitId, MONTH);
    const { manager } = database.dataSource;
    await manager.insert(DebitOrderEntity, {
      orderNo: noticeNo,
      noticeNo,
      unitId,
      bankAccount: '01',
      fen: 160_000,
      agreementNo: '',
      payerName: '',
      payerAccount: '',
      payerBank: '',
      state: 'pending',
      standing: 1,
      orderedBy: 1,
      orderedAt: PAY_DAY,
      answerBy: NEXT_DAY,
    });
    expect(await remind(unitId, DEADLINE)).toBe(0);
    await manager.update(DebitOrderEntity, { orderNo: noticeNo }, { standing: null });
    expect(await remind(unitId, DEADLINE)).toBe(1);
  });

  it('are not sent for a notice whose money is there', async () => {
    const unitId = await oneUnit();
    await months.paid(await months.assessed(unitId, MONTH), 160_000n);
    expect(await remind(unitId, NEXT_DAY)).toBe(0);
  });
});
