import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sha256 } from '#libs/access/session-token';
import { hint } from '#libs/persistence/live/live-hints';
import { buildCase } from '#test/builders/case.builder';
import { Hall, UNIT_ONE, UNIT_TWO } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';
import { LiveStream } from '#test/e2e/live-stream';

let hall: Hall;
const streams: LiveStream[] = [];

beforeAll(async () => {
  hall = await Hall.start();
});
afterAll(async () => {
  for (const stream of streams) stream.close();
  await hall.stop();
});

async function listen(client: HallClient, cases: readonly string[] = []): Promise<LiveStream> {
  const stream = await LiveStream.open(client, cases);
  streams.push(stream);
  await stream.heard('hello');
  return stream;
}

const tell = (channel: string) => hint(hall.dataSource.manager, channel, 'case');
const caseOf = async (unitId: number, branchCode = '01') =>
  (await buildCase(hall.dataSource, { unitId, branchCode, submittedAt: new Date() })).businessNo;

describe('The event stream', () => {
  it('tells the reader of a case of that case, and of no other of his branch', async () => {
    const [mine, other] = [await caseOf(1), await caseOf(1)];
    const stream = await listen(await hall.staff('first-01-a'), [mine]);
    await tell(`case/${other}`);
    await tell(`case/${mine}`);
    await stream.heard(mine);
    expect(stream.said).not.toContain(other);
  });

  it('tells nobody of a case he may not read, though he names it', async () => {
    const [mine, foreign] = [await caseOf(1), await caseOf(2, '02')];
    const operator = await listen(await hall.operator(UNIT_ONE), [mine, foreign]);
    const reviewer = await listen(await hall.staff('first-01-b'), [mine, foreign]);
    await tell(`case/${foreign}`);
    await tell(`case/${mine}`);
    for (const stream of [operator, reviewer]) {
      await stream.heard(mine);
      expect(stream.said).not.toContain(foreign);
    }
  });

  it('tells a new stream again what was hinted a moment before it opened', async () => {
    const businessNo = await caseOf(1);
    const first = await listen(await hall.operator(UNIT_ONE), [businessNo]);
    await tell(`case/${businessNo}`);
    await first.heard(businessNo);
    const second = await listen(await hall.operator(UNIT_ONE), [businessNo]);
    await second.heard(businessNo);
  });

  it('tells of its own within seconds while seven hundred hints a second pass by', async () => {
    const businessNo = await caseOf(1);
    const stream = await listen(await hall.operator(UNIT_ONE), [businessNo]);
    for (let hundred = 0; hundred < 60; hundred += 1) await strangers(100);
    await tell(`case/${businessNo}`);
    await stream.heard(businessNo, 3);
  });

  it('tells of an act that ended after a later one', async () => {
    const [early, late] = [await caseOf(1), await caseOf(1)];
    const stream = await listen(await hall.operator(UNIT_ONE), [early, late]);
    await hall.dataSource.transaction(async (manager) => {
      await hint(manager, `case/${early}`, 'case');
      await tell(`case/${late}`);
      await stream.heard(late);
      expect(stream.said).not.toContain(early);
    });
    await stream.heard(early);
  });

  it.each(['4', '2026112400000018,x', Array(21).fill('2026112400000018').join()])(
    'refuses %p as cases',
    async (cases) => {
      const client = await hall.operator(UNIT_TWO);
      expect((await client.get(`/api/live?cases=${cases}`)).status).toBe(400);
    },
  );
});

describe('The event stream ends with its session', () => {
  it('when its person signs out, and tells nothing afterwards', async () => {
    const businessNo = await caseOf(2, '02');
    const client = await hall.operator(UNIT_TWO);
    const stream = await listen(client, [businessNo]);
    expect((await client.post('/api/auth/sign-out')).status).toBe(204);
    await stream.heard('ended');
    await tell(`case/${businessNo}`);
    await stream.isOver();
    expect(stream.said).not.toContain(businessNo);
  });

  it('when it is ended from another computer, while that one’s goes on', async () => {
    const [here, there] = [await hall.operator(UNIT_TWO), await hall.operator(UNIT_TWO)];
    const [kept, ended] = [await listen(here), await listen(there)];
    expect((await here.delete('/api/auth/sessions')).status).toBe(204);
    await ended.heard('ended');
    const { id } = (await here.get<{ id: number }>('/api/auth/me')).body;
    await tell(`operator/${String(id)}`);
    await kept.heard('"topic":"case"');
    expect(kept.said).not.toContain('ended');
  });

  it('when nobody has sat there for half an hour', async () => {
    const client = await hall.operator(UNIT_TWO);
    const stream = await listen(client);
    await hall.dataSource.query(
      'UPDATE session SET last_seen_at = UTC_TIMESTAMP(3) - INTERVAL 30 MINUTE WHERE token_hash = ?',
      [sha256(client.cookie('hall_session') ?? '')],
    );
    await stream.heard('ended');
  });
});

/** Hints of acts elsewhere in the city. */
async function strangers(count: number): Promise<void> {
  const rows = Array(count).fill("('unit/999999', 'todo', UTC_TIMESTAMP(3))").join();
  await hall.dataSource.query(`INSERT INTO live_hint (channel, topic, at) VALUES ${rows}`);
}
