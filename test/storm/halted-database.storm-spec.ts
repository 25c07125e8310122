import { randomUUID } from 'node:crypto';
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
  type DraftBody,
} from '#test/storm/storm-cases';
import { StormHall } from '#test/storm/storm-hall';
import { StormMariadb } from '#test/storm/storm-mariadb';
import type { StormProcess } from '#test/storm/storm-process';

const UNITS = 4;
/** What is promised (decision 0071): a connection is waited for five seconds, a statement twenty. */
const ANSWER_MS_MAX = 30_000;
/** Of the api, the worker and this test: ten, twenty and four. */
const CONNECTIONS_MAX = 34;
/** Commands are sent so long after each other, and the database halts amid them: some before, some within, some after their acts. */
const APART_MS = 30;
const READS = 30;

interface Timed {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly ms: number;
}

/** A command a page goes on sending under its key until it is answered. */
interface Given {
  readonly client: HallClient;
  readonly businessNo: string;
  readonly requestId: string;
  readonly body: object;
}

describe('a database that stands still, and goes on', () => {
  let server: StormMariadb;
  let hall: StormHall;
  let api: StormProcess;
  let worker: StormProcess;
  let units: string[];
  let operators: HallClient[];
  let reviewer: HallClient;
  const connections: number[] = [];
  const answers: Timed[] = [];

  beforeAll(async () => {
    server = await StormMariadb.begin();
    hall = await StormHall.begin(server.url);
    api = await hall.startApi();
    worker = await hall.startShippedWorker();
    units = await unitsOfReviewer();
    operators = [];
    for (const unit of units) operators.push(await hall.operator(unit));
    reviewer = await hall.staff('first-01-a');
  }, 120_000);

  afterAll(async () => {
    await hall.end();
    await server.end();
  });

  /** At work, with people, and with the branch the reviewer reviews for. */
  async function unitsOfReviewer(): Promise<string[]> {
    const rows: { accountNo: string }[] = await hall.dataSource.query(
      `SELECT u.account_no AS accountNo FROM unit u JOIN unit_operator o ON o.unit_id = u.id
        WHERE u.branch_code = '01' AND u.status = '01' AND u.paying_members > 1 AND o.login_name = 'operator1'
        ORDER BY u.id LIMIT ${String(UNITS)}`,
    );
    expect(rows).toHaveLength(UNITS);
    return rows.map(({ accountNo }) => accountNo);
  }

  async function timed(
    send: () => Promise<{ readonly status: number; readonly headers: Headers }>,
  ): Promise<Timed> {
    const begunAt = performance.now();
    const { status, headers } = await send();
    const ms = performance.now() - begunAt;
    return { status, retryAfter: headers.get('retry-after'), ms };
  }

  const give = ({ client, businessNo, requestId, body }: Given) =>
    client.post<CommandBody>(`/api/submissions/${businessNo}/commands`, body, {
      headers: { 'Idempotency-Key': requestId },
    });

  /** Two commands of each unit: it submits a change of a member's, and a change of its own waits for the reviewer's yes. */
  async function prepared(): Promise<Given[]> {
    const given: Given[] = [];
    for (const [at, client] of operators.entries()) {
      const businessNo = await addressDraft(client, `中州中路${String(at + 1)}号`);
      await done(act(client, businessNo, 'submit'));
      const taskId = await claimed(reviewer, hall.dataSource, businessNo);
      const approve = { verb: 'approve', taskId };
      given.push({ client: reviewer, businessNo, requestId: randomUUID(), body: approve });
      const [account = ''] = await accountsOf(hall.dataSource, units[at] ?? '', 1);
      const draft = await memberDraft(client, account, `47200${String(at)}`);
      const { body } = await client.get<DraftBody>(`/api/submissions/${draft}`);
      const submit = { verb: 'submit', draftVersion: body.draftVersion };
      given.push({ client, businessNo: draft, requestId: randomUUID(), body: submit });
    }
    return given;
  }

  /** What a page does: the same request again while the hall cannot answer, then its outcome. */
  async function insisted(given: Given): Promise<CommandBody['state']> {
    for (let tries = 0; tries < 30; tries += 1) {
      const { status } = await give(given);
      if (status < 500) return (await outcome(given.client, given.requestId)).body.state;
      await sleep(1_000);
    }
    return 'under-way';
  }

  async function halted(given: readonly Given[]): Promise<void> {
    const sent = given.map(async (one, at) => {
      await sleep(at * APART_MS);
      return timed(() => give(one));
    });
    await sleep((given.length / 2) * APART_MS);
    server.pause();
    const watch = setInterval(() => connections.push(server.connections()), 250);
    try {
      const reads = Array.from({ length: READS }, async (_, at) => {
        await sleep(at * 200);
        return timed(() => (operators[at % UNITS] ?? reviewer).get('/api/home'));
      });
      answers.push(...(await Promise.all([...sent, ...reads])));
    } finally {
      clearInterval(watch);
      server.resume();
    }
  }

  it('is answered for by 503 in bounded time, and every case that was under way ends once', async () => {
    const given = await prepared();
    await halted(given);
    expect(Math.max(...answers.map(({ ms }) => ms))).toBeLessThan(ANSWER_MS_MAX);
    // Those before the halt are done or under way; whoever came later hears that it stands, and when to come again.
    const refused = answers.filter(({ status }) => status >= 300);
    expect(refused.length).toBeGreaterThanOrEqual(READS);
    expect(new Set(refused.map(({ status }) => status))).toEqual(new Set([503]));
    expect(refused.filter(({ retryAfter }) => retryAfter === null)).toEqual([]);
    const states = await Promise.all(given.map(insisted));
    expect(states).toEqual(given.map(() => 'done'));
    for (const { businessNo, body } of given) {
      await stands(hall.dataSource, businessNo, 'completed');
      const decided = 'taskId' in body ? ['submit', 'approve'] : ['submit'];
      expect(await kindsOf(hall.dataSource, businessNo)).toEqual(['open', ...decided, 'post']);
    }
    const numbers = given.map(({ businessNo }) => businessNo);
    const posted: { changes: string; postings: string }[] = await hall.dataSource.query(
      `SELECT (SELECT COUNT(*) FROM posting WHERE business_no IN (?)) AS postings,
              (SELECT COUNT(*) FROM posted_change WHERE business_no IN (?)) AS changes`,
      [numbers, numbers],
    );
    expect(posted).toEqual([{ postings: String(given.length), changes: String(given.length) }]);
  }, 240_000);

  it('never has more connections than the programs may hold', () => {
    expect(connections.length).toBeGreaterThan(10);
    expect(Math.max(...connections)).toBeGreaterThan(0);
    expect(Math.max(...connections)).toBeLessThanOrEqual(CONNECTIONS_MAX);
  });

  it('finds api and worker as they were, at work again without a new start', async () => {
    expect([api.hasEnded(), worker.hasEnded()]).toEqual([false, false]);
    expect((await fetch(`${hall.url}/health/ready`)).status).toBe(200);
    const [operator] = operators;
    const [, account = ''] = await accountsOf(hall.dataSource, units[0] ?? '', 2);
    if (operator === undefined) throw new Error('no operator');
    const businessNo = await memberDraft(operator, account, '472999');
    await done(act(operator, businessNo, 'submit'));
    await stands(hall.dataSource, businessNo, 'completed');
    expect((await hall.lists('verify')).said).toMatch(/^0 differences$/m);
  });
});
