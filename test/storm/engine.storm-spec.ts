import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
} from '#test/storm/storm-cases';
import { StormHall } from '#test/storm/storm-hall';
import type { StormProcess } from '#test/storm/storm-process';

const UNIT = '01000000001';

describe('the engine killed during an approval', () => {
  let hall: StormHall;
  let operator: HallClient;
  let reviewer: HallClient;
  let api: StormProcess;
  beforeAll(async () => {
    hall = await StormHall.begin();
    api = await hall.startApi();
    operator = await hall.operator(UNIT);
    reviewer = await hall.staff('first-01-a');
  });
  afterAll(async () => {
    await hall.end();
  });

  it('after the commit, with nobody left who called: the case goes on by itself', async () => {
    const first = await hall.startWorker();
    const businessNo = await addressDraft(operator, '中州中路一号');
    await done(act(operator, businessNo, 'submit'));
    const taskId = await claimed(reviewer, hall.dataSource, businessNo);
    await first.kill();
    const until = join(hall.folder, 'never');
    const held = await hall.startWorker({ hold: { verb: 'approve', at: 'after', until } });
    const unheard = act(reviewer, businessNo, 'approve', { taskId }).catch(() => 'unheard');
    await held.says('held approve');
    await Promise.all([hall.killEngine(), api.kill(), held.kill()]);
    await unheard;
    expect(await kindsOf(hall.dataSource, businessNo)).toEqual(['open', 'submit', 'approve']);
    await hall.startEngine();
    const worker = await hall.startWorker();
    await stands(hall.dataSource, businessNo, 'completed');
    expect(await kindsOf(hall.dataSource, businessNo)).toEqual([
      'open',
      'submit',
      'approve',
      'post',
    ]);
    await worker.kill();
    api = await hall.startApi();
  });

  it('before it took the command, with nobody left who called: the sweeper sends it', async () => {
    const worker = await hall.startWorker();
    const businessNo = await addressDraft(operator, '中州中路二号');
    await done(act(operator, businessNo, 'submit'));
    const taskId = await claimed(reviewer, hall.dataSource, businessNo);
    await hall.killEngine();
    const requestId = randomUUID();
    const unheard = act(reviewer, businessNo, 'approve', { taskId, requestId }).catch(
      () => 'unheard',
    );
    await approvalIsThere(businessNo);
    await api.kill();
    await unheard;
    await hall.startEngine();
    api = await hall.startApi();
    await stands(hall.dataSource, businessNo, 'completed');
    expect((await outcome(reviewer, requestId)).body.state).toBe('done');
    expect(await kindsOf(hall.dataSource, businessNo)).toEqual([
      'open',
      'submit',
      'approve',
      'post',
    ]);
    await worker.kill();
  });

  async function approvalIsThere(businessNo: string): Promise<void> {
    for (;;) {
      const rows: unknown[] = await hall.dataSource.query(
        "SELECT 1 FROM command WHERE business_no = ? AND verb = 'approve'",
        [businessNo],
      );
      if (rows.length > 0) return;
    }
  }
});

describe('the engine’s store set back to an older copy', () => {
  let hall: StormHall;
  let operator: HallClient;
  let first: HallClient;
  let second: HallClient;
  beforeAll(async () => {
    hall = await StormHall.begin();
    await hall.startApi();
    operator = await hall.operator(UNIT);
    first = await hall.staff('first-01-a');
    second = await hall.staff('second-01-a');
    await putRoute(hall.dataSource, 'member-info-change', ['first-reviewer', 'second-reviewer']);
  });
  afterAll(async () => {
    await hall.end();
  });

  it('holds up no case: each goes on from its row with the next act', async () => {
    let worker = await hall.startWorker();
    const accounts = await accountsOf(hall.dataSource, UNIT, 4);
    const [one = '', two = '', three = '', four = ''] = accounts;
    // As they stood when the copy was taken.
    const decidedOnce = await submitted(one);
    const withdrawn = await submitted(two);
    const finished = await submitted(three);
    const draft = await memberDraft(operator, four, '471404');
    await worker.kill();
    await hall.copyStore();
    worker = await hall.startWorker();
    // What happened since.
    await approve(first, decidedOnce);
    await done(act(operator, withdrawn, 'withdraw'));
    await approve(first, finished);
    await approve(second, finished);
    await stands(hall.dataSource, finished, 'completed');
    await done(act(operator, draft, 'submit'));
    const unheardOf = await addressDraft(operator, '开元大道九号');
    await done(act(operator, unheardOf, 'submit'));
    await worker.kill();
    await hall.restoreStore();
    worker = await hall.startWorker();
    // And on they go.
    await approve(second, decidedOnce);
    await done(act(operator, withdrawn, 'submit'));
    await approve(first, draft);
    await approve(first, unheardOf);
    const late = await act(operator, finished, 'withdraw');
    expect(late.body.refusal?.code).toBe('DECIDED_BY');
    for (const businessNo of [decidedOnce, unheardOf])
      await stands(hall.dataSource, businessNo, 'completed');
    expect(await kindsOf(hall.dataSource, decidedOnce)).toEqual([
      'open',
      'submit',
      'approve',
      'approve',
      'post',
    ]);
    expect(await kindsOf(hall.dataSource, withdrawn)).toEqual([
      'open',
      'submit',
      'withdraw',
      'submit',
    ]);
    expect(await kindsOf(hall.dataSource, finished)).toEqual([
      'open',
      'submit',
      'approve',
      'approve',
      'post',
    ]);
    expect(await kindsOf(hall.dataSource, draft)).toEqual(['open', 'submit', 'approve']);
    expect(await kindsOf(hall.dataSource, unheardOf)).toEqual([
      'open',
      'submit',
      'approve',
      'post',
    ]);
    await worker.kill();
  });

  async function submitted(account: string): Promise<string> {
    const businessNo = await memberDraft(operator, account, '471400');
    await done(act(operator, businessNo, 'submit'));
    return businessNo;
  }

  async function approve(client: HallClient, businessNo: string): Promise<void> {
    const taskId = await claimed(client, hall.dataSource, businessNo);
    await done(act(client, businessNo, 'approve', { taskId }));
  }
});
