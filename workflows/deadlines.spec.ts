import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '#test/workflow/case-books';
import { SYSTEM_ACTOR } from '#libs/case/actor';
import type { Plan } from '#libs/case/plan';
import { CaseWorld, NO_LEVEL, ONE_LEVEL, TWO_LEVELS } from '#test/workflow/case-world';

const { operator, first, second } = PEOPLE;
const HOLDER_FIRST: Plan = {
  levels: [
    { role: 'holder', dueDays: 10 },
    { role: 'first-reviewer', dueDays: 3 },
  ],
  papers: [],
};
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

describe('a case that nobody touches', () => {
  let world: CaseWorld;
  beforeAll(async () => {
    world = await CaseWorld.begin();
  });
  afterAll(async () => {
    await world.end();
  });

  it('expires as a draft after thirty days, and not a moment before', async () => {
    const one = await world.open(NO_LEVEL);
    await world.engine.sleep(30 * DAY_MS - MINUTE_MS);
    expect(await one.state()).toMatchObject({ stage: 'draft' });
    await world.engine.sleep(2 * MINUTE_MS);
    expect(await one.end()).toBe('expired');
    expect(one.kinds()).toEqual(['open', 'expire']);
  });

  it('expires ten days after its papers were asked for, and not a moment before', async () => {
    const one = await world.open({ ...NO_LEVEL, papers: ['licence'] });
    await world.engine.sleep(20 * DAY_MS);
    await one.act('submit', operator);
    await world.engine.sleep(10 * DAY_MS - MINUTE_MS);
    expect(await one.state()).toMatchObject({ stage: 'scanning' });
    await world.engine.sleep(2 * MINUTE_MS);
    expect(await one.end()).toBe('expired');
  });

  it('expires thirty days after it was returned', async () => {
    const one = await world.open(ONE_LEVEL);
    await one.act('submit', operator);
    await one.act('return', first);
    await world.engine.sleep(30 * DAY_MS - MINUTE_MS);
    expect(await one.state()).toMatchObject({ stage: 'returned' });
    expect(await one.end()).toBe('expired');
  });

  it('is reminded of once when its task is due, and goes back to the operator sixty days later', async () => {
    const one = await world.open(ONE_LEVEL);
    await one.act('submit', operator);
    await world.engine.sleep(3 * DAY_MS - MINUTE_MS);
    expect(one.kinds()).toEqual(['open', 'submit']);
    await world.engine.sleep(2 * MINUTE_MS);
    expect(one.kinds()).toEqual(['open', 'submit', 'remind']);
    await world.engine.sleep(60 * DAY_MS - 3 * MINUTE_MS);
    expect(await one.state()).toMatchObject({ stage: 'approval', reminded: true });
    expect(one.kinds()).toEqual(['open', 'submit', 'remind']);
    await world.engine.sleep(3 * MINUTE_MS);
    expect(await one.state()).toMatchObject({ stage: 'returned', dueAt: null });
    expect(await one.end()).toBe('expired');
    expect(one.kinds()).toEqual(['open', 'submit', 'remind', 'lapse-approval', 'expire']);
  });

  it('waits ten days for the unit that holds an account, not a moment less, and is then the centre’s', async () => {
    world.books.dueAfterMs = 10 * DAY_MS;
    const one = await world.open(HOLDER_FIRST);
    await one.act('submit', operator);
    await world.engine.sleep(10 * DAY_MS - MINUTE_MS);
    expect(one.kinds()).toEqual(['open', 'submit']);
    expect(await one.state()).toMatchObject({ stage: 'approval', level: 0 });
    await world.engine.sleep(2 * MINUTE_MS);
    expect(one.kinds()).toEqual(['open', 'submit', 'pass-on']);
    expect(await one.state()).toMatchObject({ stage: 'approval', level: 1, reminded: false });
    world.books.dueAfterMs = 3 * DAY_MS;
    await one.act('reject', first);
    await one.end();
  });

  it('that the unit has answered in time is never passed on', async () => {
    world.books.dueAfterMs = 10 * DAY_MS;
    const one = await world.open(HOLDER_FIRST);
    await one.act('submit', operator);
    await world.engine.sleep(9 * DAY_MS);
    expect(await one.act('settle', SYSTEM_ACTOR)).toEqual({ state: 'done' });
    expect(await one.end()).toBe('completed');
    expect(one.kinds()).toEqual(['open', 'submit', 'settle', 'post']);
    world.books.dueAfterMs = 3 * DAY_MS;
  });

  it('gives the second level its own time, whatever the first one took', async () => {
    const one = await world.open(TWO_LEVELS);
    await one.act('submit', operator);
    await world.engine.sleep(3 * DAY_MS - MINUTE_MS);
    await one.act('approve', first);
    await world.engine.sleep(3 * DAY_MS - MINUTE_MS);
    expect(one.kinds()).not.toContain('remind');
    await world.engine.sleep(2 * MINUTE_MS);
    expect(one.kinds()).toEqual(['open', 'submit', 'approve', 'remind']);
    await one.act('reject', second);
    await one.end();
  });

  it('counts thirty days anew when an operator takes the papers back into the form', async () => {
    const one = await world.open({ ...NO_LEVEL, papers: ['licence'] });
    await one.act('submit', operator);
    await world.engine.sleep(9 * DAY_MS);
    await one.act('reopen', operator);
    await world.engine.sleep(30 * DAY_MS - MINUTE_MS);
    expect(await one.state()).toMatchObject({ stage: 'draft' });
    expect(await one.end()).toBe('expired');
  });
});

describe('a draft that somebody works on', () => {
  let world: CaseWorld;
  beforeAll(async () => {
    world = await CaseWorld.begin();
  });
  afterAll(async () => {
    await world.end();
  });

  it('rests thirty days from its last edit, and not a moment less', async () => {
    const one = await world.open(NO_LEVEL);
    await world.engine.sleep(20 * DAY_MS);
    const editedAt = new Date(await world.engine.currentTimeMs()).toISOString();
    world.books.refuseNext('expire', { code: 'STILL_EDITED', details: { editedAt } });
    await world.engine.sleep(30 * DAY_MS - MINUTE_MS);
    expect(await one.state()).toMatchObject({ stage: 'draft' });
    await world.engine.sleep(2 * MINUTE_MS);
    expect(await one.end()).toBe('expired');
    expect(one.kinds()).toEqual(['open', 'expire']);
  });

  it('whose expiry was refused for another reason is asked again within the hour, not without pause', async () => {
    const one = await world.open(NO_LEVEL);
    world.books.refuseNext('expire', { code: 'NOT_NOW' });
    const { actCalls } = world.books;
    await world.engine.sleep(30 * DAY_MS + 30 * MINUTE_MS);
    expect(await one.state()).toMatchObject({ stage: 'draft' });
    expect(world.books.actCalls).toBe(actCalls + 1);
    expect(await one.end()).toBe('expired');
    expect(world.books.actCalls).toBe(actCalls + 2);
  });

  it('is nobody’s when its opening was refused: the workflow ends after a day, the case can be opened later', async () => {
    world.books.refuseNext('open', { code: 'BUSINESS_NOT_OPEN' });
    const one = await world.open(NO_LEVEL);
    await expect(one.end()).rejects.toThrow();
    expect(await one.start('open', operator)).toEqual({ state: 'done' });
    await one.act('discard', operator);
    expect(await one.end()).toBe('discarded');
  });
});

describe('a deadline that falls while somebody acts', () => {
  let world: CaseWorld;
  beforeAll(async () => {
    world = await CaseWorld.begin();
  });
  afterAll(async () => {
    await world.end();
  });

  it('neither reminds the next level nor lapses it: its own time has only begun', async () => {
    const one = await world.open(TWO_LEVELS);
    await one.act('submit', operator);
    await world.engine.sleep(3 * DAY_MS - 1_500);
    const release = world.books.hold('approve');
    const approving = one.act('approve', first, { taskKey: '1.0' });
    await release.reached;
    await world.engine.sleep(2_500);
    release.go();
    expect(await approving).toEqual({ state: 'done' });
    await world.engine.sleep(MINUTE_MS);
    expect(one.kinds()).toEqual(['open', 'submit', 'approve']);
    expect(await one.state()).toMatchObject({ stage: 'approval', level: 1, reminded: false });
    await one.act('reject', second);
    await one.end();
  });

  it('does not expire a draft that has just come back from its papers', async () => {
    const one = await world.open({ ...NO_LEVEL, papers: ['licence'] });
    await one.act('submit', operator);
    await world.engine.sleep(10 * DAY_MS - 1_500);
    const release = world.books.hold('reopen');
    const reopening = one.act('reopen', operator);
    await release.reached;
    await world.engine.sleep(2_500);
    release.go();
    expect(await reopening).toEqual({ state: 'done' });
    await world.engine.sleep(MINUTE_MS);
    expect(await one.state()).toMatchObject({ stage: 'draft' });
    await one.act('discard', operator);
    await one.end();
  });
});
