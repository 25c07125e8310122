import { Client } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AssessmentsPage } from '#apps/api/assessments/assessment.dto';
import type { AutomaticAssessmentView } from '#apps/api/assessments/automatic-assessment.dto';
import { RoundSchedule } from '#apps/api/housekeeping/round-schedule';
import type { InitiatedDto } from '#apps/api/boxes/box.dto';
import { caseInStage, command, startCaseHall, until, type CaseHall } from '#test/e2e/case-hall';
import type { HallClient } from '#test/e2e/hall-client';
import { ROUND_SCHEDULE } from '#workflows/messages';

const DAY_MS = 24 * 3_600_000;
const SETTING = '/api/automatic-assessment';

let world: CaseHall;
let operator: HallClient;
let other: HallClient;

beforeAll(async () => {
  world = await startCaseHall();
  operator = await world.hall.operator();
  other = await world.hall.operator('01000000002');
  // Their pay day has come, whatever the day of the month is.
  await world.hall.dataSource.query('UPDATE unit SET pay_day = 1 WHERE id IN (1, 2)');
}, 90_000);
afterAll(() => world.stop());

const setting = async (client: HallClient) =>
  (await client.get<AutomaticAssessmentView>(SETTING)).body;
const assessed = async (client: HallClient) =>
  (await client.get<AssessmentsPage>('/api/assessments')).body.items;

/** The engine's schedule starts a round now, and the round has ended. */
async function goRound(): Promise<void> {
  const { schedule, workflow } = world.hall.app.get(Client);
  const handle = schedule.getHandle(ROUND_SCHEDULE);
  const before = (await handle.describe()).info.recentActions.length;
  await handle.trigger();
  const started = await until('the round', async () => {
    const { recentActions } = (await handle.describe()).info;
    return recentActions.length > before && recentActions.at(-1);
  });
  await workflow.getHandle(started.action.workflow.workflowId).result();
}

describe('automatic assessment by the unit’s consent', () => {
  it('is off until an operator turns it on, who stands there by name; every change is audited', async () => {
    expect(await setting(operator)).toMatchObject({ active: false, decidedBy: null, payDay: 1 });
    const answer = await operator.put<AutomaticAssessmentView>(SETTING, { active: true });
    expect(answer).toMatchObject({ status: 200, body: { active: true } });
    expect(answer.body.decidedBy).not.toBeNull();
    expect((await operator.put(SETTING, { active: 'yes' })).status).toBe(400);
    expect(await setting(other)).toMatchObject({ active: false });
    const acts: { act: string; subject: string }[] = await world.hall.dataSource.query(
      "SELECT act, subject FROM audit_entry WHERE act LIKE 'automatic-assessment-%'",
    );
    expect(acts).toEqual([{ act: 'automatic-assessment-on', subject: '01000000001' }]);
  });

  it('stands on the engine’s schedule with days to catch up, never two rounds at once', async () => {
    const rounds = world.hall.app.get(RoundSchedule);
    await rounds.ensure();
    await rounds.ensure();
    const { policies, spec } = await world.hall.app
      .get(Client)
      .schedule.getHandle(ROUND_SCHEDULE)
      .describe();
    expect(policies).toMatchObject({ overlap: 'SKIP', catchupWindow: 7 * DAY_MS });
    expect(spec.timezone).toBe('Asia/Shanghai');
  });

  it('assesses the due month of the unit that agreed, and of no other, like an operator does', async () => {
    await goRound();
    const [one] = await until('the assessment', async () => {
      const found = await assessed(operator);
      return found.length > 0 && found;
    });
    expect(one).toMatchObject({ month: '202611' });
    await caseInStage(operator, one?.businessNo ?? '', 'collecting');
    expect(await assessed(other)).toEqual([]);
    const messages = await operator.get<{ items: { text: { zh: string } }[] }>(
      '/api/boxes/messages',
    );
    expect(messages.body.items[0]?.text.zh).toContain(
      '已按贵单位的授权自动办理汇缴核定，汇缴年月2026-11',
    );
    const initiated = await operator.get<{ items: InitiatedDto[] }>('/api/boxes/initiated');
    expect(initiated.body.items[0]).toMatchObject({
      businessNo: one?.businessNo,
      initiatorKind: 'system',
      initiatorName: '',
    });
    const slip = await operator.get(`/api/assessments/${one?.businessNo ?? ''}/slip.pdf`);
    expect(slip.status).toBe(200);
  });

  it('comes to the same however often the round goes', async () => {
    await goRound();
    await goRound();
    const rows = await assessed(operator);
    expect(rows.map(({ month }) => month)).toEqual(['202611']);
    const [cases]: { count: string }[] = await world.hall.dataSource.query(
      "SELECT COUNT(*) AS count FROM submission WHERE unit_id = 1 AND business = 'remittance'",
    );
    expect(Number(cases?.count)).toBe(1);
  });

  it('leaves a month that the unit has taken back to it', async () => {
    const [one] = await assessed(operator);
    expect(await command(operator, one?.businessNo ?? '', 'delete')).toMatchObject({
      state: 'done',
    });
    await goRound();
    expect(await assessed(operator)).toEqual([]);
  });
});
