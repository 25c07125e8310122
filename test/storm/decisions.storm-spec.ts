import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { anyPort } from '#apps/local/ports';
import type { HallClient } from '#test/e2e/hall-client';
import {
  accountsOf,
  act,
  addressDraft,
  claimed,
  done,
  kindsOf,
  memberDraft,
  outcome,
  putRoute,
  stands,
  type CommandBody,
} from '#test/storm/storm-cases';
import { StormHall } from '#test/storm/storm-hall';
import type { StormProcess } from '#test/storm/storm-process';

const UNIT = '01000000001';
const RACES = 10;
const APPROVED_ONCE = ['open', 'submit', 'approve', 'post'];

/** The loser of a race is told in words of business what the winner did. */
function expectWhoAndWhen(lost: CommandBody | undefined): void {
  const { code, details = {} } = lost?.refusal ?? { code: 'none' };
  expect(code).toBe('DECIDED_BY');
  expect(details['name']).toMatch(/\p{Script=Han}{2}/u);
  expect(details['at']).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
}

describe('a decision on failing machines', () => {
  let hall: StormHall;
  let operator: HallClient;
  let reviewer: HallClient;
  let api: StormProcess;
  let worker: StormProcess;
  let addresses = 0;
  beforeAll(async () => {
    hall = await StormHall.begin();
    api = await hall.startApi();
    operator = await hall.operator(UNIT);
    reviewer = await hall.staff('first-01-a');
  });
  beforeEach(async () => {
    worker = await hall.startWorker();
  });
  afterAll(async () => {
    await hall.end();
  });

  /** A case waiting for the reviewer's decision, claimed by him. */
  async function waiting(): Promise<{ businessNo: string; taskId: string }> {
    const businessNo = await addressDraft(operator, `中州中路${String((addresses += 1))}号`);
    await done(act(operator, businessNo, 'submit'));
    return { businessNo, taskId: await claimed(reviewer, hall.dataSource, businessNo) };
  }

  it('is taken once when the worker dies after its commit and before the engine knows', async () => {
    const { businessNo, taskId } = await waiting();
    await worker.kill();
    const dying = await hall.startWorker({ killAfter: 'approve' });
    const requestId = randomUUID();
    const approving = act(reviewer, businessNo, 'approve', { taskId, opinion: '同意', requestId });
    expect(await dying.ended).toBe('SIGKILL');
    worker = await hall.startWorker();
    expect((await approving).body.state).toBe('done');
    await stands(hall.dataSource, businessNo, 'completed');
    expect(await kindsOf(hall.dataSource, businessNo)).toEqual(APPROVED_ONCE);
    const entries: unknown[] = await hall.dataSource.query(
      "SELECT act FROM done_entry WHERE business_no = ? AND act = 'approve'",
      [businessNo],
    );
    expect(entries).toHaveLength(1);
    await worker.kill();
  });

  it('is taken once when the api dies while it is under way, and its caller can ask the next api', async () => {
    const { businessNo, taskId } = await waiting();
    await worker.kill();
    const until = join(hall.folder, 'api-has-died');
    worker = await hall.startWorker({ hold: { verb: 'approve', at: 'before', until } });
    const requestId = randomUUID();
    const unheard = act(reviewer, businessNo, 'approve', { taskId, requestId }).catch(
      () => 'unheard',
    );
    await worker.says('held approve');
    await api.kill();
    expect(await unheard).toBe('unheard');
    api = await hall.startApi();
    writeFileSync(until, '');
    expect((await outcome(reviewer, requestId)).body.state).toBe('done');
    await stands(hall.dataSource, businessNo, 'completed');
    expect(await kindsOf(hall.dataSource, businessNo)).toEqual(APPROVED_ONCE);
    await worker.kill();
  });

  it('answers 202 when it takes longer than a caller waits, and is taken all the same', async () => {
    const { businessNo, taskId } = await waiting();
    await worker.kill();
    const requestId = randomUUID();
    const answer = await reviewer.post<CommandBody>(
      `/api/submissions/${businessNo}/commands`,
      { verb: 'approve', taskId },
      { headers: { 'Idempotency-Key': requestId } },
    );
    expect(answer.status).toBe(202);
    expect(answer.headers.get('location')).toBe(`/api/commands/${answer.body.requestId}`);
    expect(answer.body.state).toBe('under-way');
    worker = await hall.startWorker();
    expect((await outcome(reviewer, requestId)).body.state).toBe('done');
    await stands(hall.dataSource, businessNo, 'completed');
    await worker.kill();
  });

  it('given again under the same id is the same answer, and with another body it is refused', async () => {
    const { businessNo, taskId } = await waiting();
    const requestId = randomUUID();
    const first = await act(reviewer, businessNo, 'approve', {
      taskId,
      opinion: '同意',
      requestId,
    });
    const again = await act(reviewer, businessNo, 'approve', {
      taskId,
      opinion: '同意',
      requestId,
    });
    expect([first.body.state, again.body.state]).toEqual(['done', 'done']);
    const other = await act(reviewer, businessNo, 'approve', {
      taskId,
      opinion: '材料齐全',
      requestId,
    });
    expect(other).toMatchObject({ status: 422, body: { code: 'REQUEST_ID_REUSED' } });
    const otherVerb = await act(reviewer, businessNo, 'reject', {
      taskId,
      opinion: '同意',
      requestId,
    });
    expect(otherVerb).toMatchObject({ status: 422, body: { code: 'REQUEST_ID_REUSED' } });
    await stands(hall.dataSource, businessNo, 'completed');
    expect(await kindsOf(hall.dataSource, businessNo)).toEqual(APPROVED_ONCE);
    await worker.kill();
  });

  it('and a withdrawal in the same instant: one wins, the other is told who did what, when', async () => {
    await putRoute(hall.dataSource, 'member-info-change', ['first-reviewer']);
    const accounts = await accountsOf(hall.dataSource, UNIT, RACES);
    for (const [at, account] of accounts.entries()) {
      const businessNo = await memberDraft(operator, account, String(471200 + at));
      await done(act(operator, businessNo, 'submit'));
      const taskId = await claimed(reviewer, hall.dataSource, businessNo);
      const approve = () => act(reviewer, businessNo, 'approve', { taskId });
      const withdraw = () => act(operator, businessNo, 'withdraw');
      const both = at % 2 === 0 ? [approve(), withdraw()] : [withdraw(), approve()];
      const answers = (await Promise.all(both)).map((one) => one.body);
      expect(answers.map((one) => one.state).sort()).toEqual(['done', 'refused']);
      expectWhoAndWhen(answers.find((one) => one.state === 'refused'));
      const kinds = await kindsOf(hall.dataSource, businessNo);
      expect(kinds.filter((kind) => kind === 'approve' || kind === 'withdraw')).toHaveLength(1);
      if (!kinds.includes('approve')) await done(act(operator, businessNo, 'discard'));
    }
    await worker.kill();
  });

  it('is claimed once when two reviewers reach for it over two api processes', async () => {
    const port = await anyPort();
    const second = await hall.startApi(port);
    const colleague = await hall.staff('first-01-b', `http://127.0.0.1:${String(port)}`);
    for (let race = 0; race < RACES; race += 1) {
      const businessNo = await addressDraft(operator, `凯旋路${String((addresses += 1))}号`);
      await done(act(operator, businessNo, 'submit'));
      const [task]: { id: string }[] = await hall.dataSource.query(
        "SELECT id FROM task WHERE business_no = ? AND state = 'open'",
        [businessNo],
      );
      const claims = await Promise.all(
        [reviewer, colleague].map((one) => one.post(`/api/tasks/${String(task?.id)}/claim`)),
      );
      expect(claims.map((one) => one.status).sort()).toEqual([200, 422]);
      const lost = claims.find((one) => one.status === 422);
      expect(lost?.body.code).toBe('CLAIMED_BY_ANOTHER');
      await done(act(operator, businessNo, 'withdraw'));
      await done(act(operator, businessNo, 'discard'));
    }
    await second.kill();
    await worker.kill();
  });
});
