import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '#test/workflow/case-books';
import { Case, CaseWorld, NO_LEVEL, ONE_LEVEL, TWO_LEVELS } from '#test/workflow/case-world';

const { operator, first, second } = PEOPLE;
const DONE = { state: 'done' };
const DAY_MS = 24 * 3_600_000;

describe('a workflow and its row', () => {
  let world: CaseWorld;
  beforeAll(async () => {
    world = await CaseWorld.begin();
  });
  afterAll(async () => {
    await world.end();
  });

  it('agree after an activity failed twice: the act is written once', async () => {
    const one = await world.open(ONE_LEVEL);
    world.books.actMeets.push(new Error('database away'), new Error('database away'));
    expect(await one.act('submit', operator)).toEqual(DONE);
    expect(one.kinds()).toEqual(['open', 'submit']);
    await one.act('reject', first);
    await one.end();
  });

  it('agree after the answer of a written act was lost: it is not written again', async () => {
    const one = await world.open(ONE_LEVEL);
    await one.act('submit', operator);
    world.books.losesNextAnswer = true;
    expect(await one.act('approve', first, { taskKey: '1.0' })).toEqual(DONE);
    expect(await one.end()).toBe('completed');
    expect(one.kinds()).toEqual(['open', 'submit', 'approve', 'post']);
  });

  it('agree again when the row was ahead: missed events are taken over, then it is decided anew', async () => {
    const one = await world.open(TWO_LEVELS);
    await one.act('submit', operator);
    await world.books.writeAhead(one.businessNo, 'approve', first);
    expect(await one.act('reject', second)).toEqual(DONE);
    expect(one.kinds()).toEqual(['open', 'submit', 'approve', 'reject']);
    expect(await one.end()).toBe('rejected');
  });

  it('agree again when the row was ahead and the act no longer fits: it is refused by what happened', async () => {
    const one = await world.open(ONE_LEVEL);
    await one.act('submit', operator);
    await world.books.writeAhead(one.businessNo, 'withdraw', operator);
    expect(await one.act('approve', first, { taskKey: '1.0' })).toMatchObject({
      refusal: { code: 'NOT_IN_THIS_STAGE' },
    });
    expect(await one.state()).toMatchObject({ stage: 'withdrawn', seq: 3 });
    await one.act('discard', operator);
    await one.end();
  });

  it('agree again when the validator is behind and the sender knows the row: it does not stand in the way', async () => {
    const one = await world.open(TWO_LEVELS);
    await one.act('submit', operator);
    await world.books.writeAhead(one.businessNo, 'approve', first);
    const given = { taskKey: '1.1', requestId: randomUUID() };
    expect(await one.act('reject', second, given)).toMatchObject({
      refusal: { code: 'TASK_ALREADY_DECIDED' },
    });
    expect(await one.act('reject', second, { ...given, seq: 3 })).toEqual(DONE);
    expect(await one.end()).toBe('rejected');
    expect(one.kinds()).toEqual(['open', 'submit', 'approve', 'reject']);
  });

  it('agree again when a deadline finds the row ahead: the deadline of the old stage is forgotten', async () => {
    const one = await world.open(TWO_LEVELS);
    await one.act('submit', operator);
    world.books.dueAfterMs = 5 * DAY_MS;
    await world.books.writeAhead(one.businessNo, 'approve', first);
    world.books.dueAfterMs = 3 * DAY_MS;
    await world.engine.sleep(3 * DAY_MS + 1_000);
    expect(one.kinds()).toEqual(['open', 'submit', 'approve']);
    expect(await one.state()).toMatchObject({ stage: 'approval', level: 1, reminded: false });
    await one.act('reject', second);
    await one.end();
  });

  it('agree again when the case is woken, with nobody acting', async () => {
    const one = await world.open(TWO_LEVELS);
    await one.act('submit', operator);
    await world.books.writeAhead(one.businessNo, 'approve', first);
    expect(await one.wake()).toBe(3);
    expect(await one.state()).toMatchObject({ stage: 'approval', level: 1, seq: 3 });
    expect(await one.wake()).toBe(3);
    await one.act('reject', second);
    await one.end();
  });

  it('agree on how long the case has rested: a healed stage has no more time than it had left', async () => {
    const one = await world.open(ONE_LEVEL);
    await one.act('submit', operator);
    await world.books.writeAhead(one.businessNo, 'return', first);
    await world.engine.sleep(20 * DAY_MS);
    expect(await one.wake()).toBe(3);
    await world.engine.sleep(10 * DAY_MS - 3_600_000);
    expect(await one.state()).toMatchObject({ stage: 'returned' });
    await world.engine.sleep(2 * 3_600_000);
    expect(await one.end()).toBe('expired');
  });

  it('agree when the row was already posted: the missed posting is taken over', async () => {
    const one = await world.open(ONE_LEVEL);
    await one.act('submit', operator);
    const { posted } = world.books;
    await world.books.writeAhead(one.businessNo, 'approve', first);
    await world.books.writeAhead(one.businessNo, 'post', { kind: 'system', id: 0, person: 0 });
    expect(await one.act('approve', second, { taskKey: '1.0' })).toMatchObject({
      state: 'refused',
      refusal: { code: 'CASE_FINISHED' },
    });
    expect(await one.end()).toBe('completed');
    expect(world.books.posted).toBe(posted);
  });

  it('are brought together by the first act after the engine lost the case', async () => {
    const lost = new Case(world, '2026112499999999');
    world.books.plan = TWO_LEVELS;
    await world.books.writeAhead(lost.businessNo, 'open', operator);
    await world.books.writeAhead(lost.businessNo, 'submit', operator);
    expect(await lost.start('approve', first, { taskKey: '1.0' })).toEqual(DONE);
    expect(await lost.state()).toMatchObject({ stage: 'approval', level: 1, seq: 3 });
    expect(await lost.act('approve', second)).toEqual(DONE);
    expect(await lost.end()).toBe('completed');
    expect(lost.kinds()).toEqual(['open', 'submit', 'approve', 'approve', 'post']);
  });

  it('are brought together by an old command sent again, which changes nothing', async () => {
    const one = await world.open(ONE_LEVEL);
    const requestId = randomUUID();
    await one.act('submit', operator, { requestId });
    await one.handle.terminate('the store was lost');
    const again = new Case(world, one.businessNo);
    expect(await again.start('submit', operator, { requestId })).toEqual(DONE);
    expect(await again.state()).toMatchObject({ stage: 'approval', seq: 2 });
    expect(again.kinds()).toEqual(['open', 'submit']);
    await again.act('reject', first);
    await again.end();
  });
});

describe('a case with a very long history', () => {
  let world: CaseWorld;
  beforeAll(async () => {
    world = await CaseWorld.begin();
  });
  afterAll(async () => {
    await world.end();
  });

  it('goes on where it stood when it is continued as new, deadline included', async () => {
    const one = await world.open(ONE_LEVEL);
    await one.act('submit', operator);
    const state = await one.state();
    await one.handle.terminate('continued below with what continue-as-new passes on');
    const { events } = world.books.row(one.businessNo);
    const enteredAtMs = await world.engine.currentTimeMs();
    const next = new Case(world, one.businessNo);
    const outcome = await next.start('approve', first, { taskKey: '1.0' }, { state, enteredAtMs });
    expect(outcome).toEqual(DONE);
    expect(events.map((event) => event.seq)).toEqual([1, 2, 3, 4].slice(0, events.length));
    expect(await next.end()).toBe('completed');
  });

  it('keeps a resumed draft to its thirty days, counted from when it became one', async () => {
    const one = await world.open(NO_LEVEL);
    const state = await one.state();
    const enteredAtMs = await world.engine.currentTimeMs();
    await one.handle.terminate('continued below with what continue-as-new passes on');
    await world.engine.sleep(20 * DAY_MS);
    const next = new Case(world, one.businessNo);
    await next.resume({ state, enteredAtMs });
    await world.engine.sleep(10 * DAY_MS - 60_000);
    expect(await next.state()).toMatchObject({ stage: 'draft' });
    await world.engine.sleep(2 * 60_000);
    expect(await next.end()).toBe('expired');
  });
});
