import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '#test/workflow/case-books';
import { CaseWorld, ONE_LEVEL, type Case } from '#test/workflow/case-world';

const { operator, first } = PEOPLE;
/** The engine suggests a new run at this many events here; in production at 4,096. */
const SUGGESTED_AT = 60;
const ROUNDS = 6;

describe('a case whose history grows long', () => {
  let world: CaseWorld;
  beforeAll(async () => {
    world = await CaseWorld.recording([
      '--dynamic-config-value',
      `limit.historyCount.suggestContinueAsNew=${String(SUGGESTED_AT)}`,
    ]);
  });
  afterAll(async () => {
    await world.end();
  });

  async function runs(one: Case): Promise<string[]> {
    const found: string[] = [];
    const query = `WorkflowId = '${one.handle.workflowId}'`;
    for await (const { status } of world.engine.client.workflow.list({ query }))
      found.push(status.name);
    return found.sort();
  }

  it('goes on in a new run where it stood, without anybody noticing', async () => {
    const one = await world.open(ONE_LEVEL);
    for (let round = 1; round <= ROUNDS; round += 1) {
      expect(await one.act('submit', operator)).toEqual({ state: 'done' });
      expect(await one.act('withdraw', operator)).toEqual({ state: 'done' });
    }
    expect(await one.act('submit', operator)).toEqual({ state: 'done' });
    expect(await one.state()).toMatchObject({
      stage: 'approval',
      round: ROUNDS + 1,
      seq: 2 * ROUNDS + 2,
    });
    const requestId = randomUUID();
    expect(await one.act('approve', first, { requestId })).toEqual({ state: 'done' });
    expect(await one.end()).toBe('completed');
    expect(one.kinds().filter((kind) => kind === 'approve' || kind === 'post')).toEqual([
      'approve',
      'post',
    ]);
    await world.pause(2_000);
    const ended = await runs(one);
    expect(ended).toContain('CONTINUED_AS_NEW');
    expect(ended.filter((status) => status === 'COMPLETED')).toHaveLength(1);
  });

  it('answers a command sent again to the next run by its first answer', async () => {
    const one = await world.open(ONE_LEVEL);
    const requestId = randomUUID();
    expect(await one.act('submit', operator, { requestId })).toEqual({ state: 'done' });
    for (let round = 1; round <= ROUNDS; round += 1) {
      await one.act('withdraw', operator);
      await one.act('submit', operator);
    }
    await one.act('withdraw', operator);
    const { seq } = await one.state();
    expect(await one.act('submit', operator, { requestId })).toEqual({ state: 'done' });
    expect(await one.state()).toMatchObject({ stage: 'withdrawn', seq });
    await one.act('discard', operator);
    expect(await one.end()).toBe('discarded');
  });
});
