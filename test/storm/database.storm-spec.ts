import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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
  stands,
  type CommandBody,
} from '#test/storm/storm-cases';
import { StormHall } from '#test/storm/storm-hall';
import { StormMariadb } from '#test/storm/storm-mariadb';

const UNIT = '01000000001';
const DOWN_MS = 12_000;

describe('the database killed during an approval', () => {
  let server: StormMariadb;
  let hall: StormHall;
  let operator: HallClient;
  let reviewer: HallClient;
  beforeAll(async () => {
    server = await StormMariadb.begin();
    hall = await StormHall.begin(server.url);
    await hall.startApi();
    operator = await hall.operator(UNIT);
    reviewer = await hall.staff('first-01-a');
  });
  afterAll(async () => {
    await server.start();
    await hall.end();
    await server.end();
  });

  it('for twelve seconds: the approval completes by itself, once, and its caller can ask', async () => {
    const first = await hall.startWorker();
    const businessNo = await addressDraft(operator, '中州中路一号');
    await done(act(operator, businessNo, 'submit'));
    const taskId = await claimed(reviewer, hall.dataSource, businessNo);
    await first.kill();
    const until = join(hall.folder, 'database-has-died');
    const worker = await hall.startWorker({ hold: { verb: 'approve', at: 'before', until } });
    const requestId = randomUUID();
    const unheard = reviewer.post<CommandBody>(
      `/api/submissions/${businessNo}/commands`,
      { verb: 'approve', taskId },
      { headers: { 'Idempotency-Key': requestId } },
    );
    await worker.says('held approve');
    await server.kill();
    writeFileSync(until, '');
    // No database, no answer: an honest failure or 'under way', never a false 'done' or 'refused'.
    const answer = await unheard;
    expect(answer.status === 202 || answer.status >= 500).toBe(true);
    await sleep(DOWN_MS - 6_000);
    await server.start();
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

  it('with a posting waiting and its poster unable to start: it is posted once when both are back', async () => {
    const [account = ''] = await accountsOf(hall.dataSource, UNIT, 1);
    const worker = await hall.startWorker({ queues: ['hall', 'hall-documents'] });
    const businessNo = await memberDraft(operator, account, '471555');
    await done(act(operator, businessNo, 'submit'));
    await server.kill();
    const poster = hall.startWorker({ queues: ['hall-posting'] }).catch(() => undefined);
    expect(await poster).toBeUndefined();
    await server.start();
    const next = await hall.startWorker({ queues: ['hall-posting'] });
    await stands(hall.dataSource, businessNo, 'completed');
    expect(await kindsOf(hall.dataSource, businessNo)).toEqual(['open', 'submit', 'post']);
    const postings: unknown[] = await hall.dataSource.query(
      'SELECT 1 FROM posting WHERE business_no = ?',
      [businessNo],
    );
    expect(postings).toHaveLength(1);
    await Promise.all([worker.kill(), next.kill()]);
  });

  it('and the hall works on afterwards as if nothing had been', async () => {
    const worker = await hall.startWorker();
    const [, account = ''] = await accountsOf(hall.dataSource, UNIT, 2);
    await server.kill();
    await server.start();
    const businessNo = await memberDraft(operator, account, '471556');
    await done(act(operator, businessNo, 'submit'));
    await stands(hall.dataSource, businessNo, 'completed');
    await worker.kill();
  });
});
