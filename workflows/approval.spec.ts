import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '#test/workflow/case-books';
import { CaseWorld, NO_LEVEL, ONE_LEVEL, TWO_LEVELS } from '#test/workflow/case-world';

const { operator, first, second } = PEOPLE;
const DONE = { state: 'done' };

describe('a case on its way through approval', () => {
  let world: CaseWorld;
  beforeAll(async () => {
    world = await CaseWorld.begin();
  });
  afterAll(async () => {
    await world.end();
  });

  it('goes over two levels to posting and gets its receipt', async () => {
    const one = await world.open(TWO_LEVELS);
    expect(await one.act('submit', operator)).toEqual(DONE);
    expect(await one.act('approve', first, { taskKey: '1.0' })).toEqual(DONE);
    expect(await one.state()).toMatchObject({ stage: 'approval', level: 1 });
    const receipts = world.books.receipts;
    expect(await one.act('approve', second, { taskKey: '1.1' })).toEqual(DONE);
    expect(await one.end()).toBe('completed');
    expect(one.kinds()).toEqual(['open', 'submit', 'approve', 'approve', 'post']);
    expect(world.books.receipts).toBe(receipts + 1);
  });

  it('is posted at once when its route has no level', async () => {
    const one = await world.open(NO_LEVEL);
    await one.act('submit', operator);
    expect(await one.end()).toBe('completed');
    expect(one.kinds()).toEqual(['open', 'submit', 'post']);
  });

  it('waits for its papers before anybody is asked to approve', async () => {
    const one = await world.open({ ...ONE_LEVEL, papers: ['licence'] });
    await one.act('submit', operator);
    expect(await one.state()).toMatchObject({ stage: 'scanning' });
    expect(await one.act('approve', first)).toMatchObject({
      refusal: { code: 'NOT_IN_THIS_STAGE' },
    });
    await one.act('finish-scans', operator);
    expect(await one.act('approve', first, { taskKey: '1.0' })).toEqual(DONE);
    expect(await one.end()).toBe('completed');
  });

  it('goes back from the papers to the form when the operator reopens it', async () => {
    const one = await world.open({ ...NO_LEVEL, papers: ['licence'] });
    await one.act('submit', operator);
    await one.act('reopen', operator);
    expect(await one.state()).toMatchObject({ stage: 'draft' });
    await one.act('discard', operator);
    expect(await one.end()).toBe('discarded');
  });

  it('comes back in the next round after a return, and is approved then', async () => {
    const one = await world.open(ONE_LEVEL);
    await one.act('submit', operator);
    expect(await one.act('return', first, { taskKey: '1.0' })).toEqual(DONE);
    expect(await one.state()).toMatchObject({ stage: 'returned', round: 1 });
    await one.act('submit', operator);
    expect(await one.state()).toMatchObject({ stage: 'approval', round: 2 });
    expect(await one.act('approve', first, { taskKey: '1.0' })).toMatchObject({
      refusal: { code: 'TASK_ALREADY_DECIDED' },
    });
    expect(await one.act('approve', first, { taskKey: '2.0' })).toEqual(DONE);
    expect(await one.end()).toBe('completed');
  });

  it('ends unposted when it is rejected', async () => {
    const one = await world.open(ONE_LEVEL);
    const { posted } = world.books;
    await one.act('submit', operator);
    await one.act('reject', first);
    expect(await one.end()).toBe('rejected');
    expect(world.books.posted).toBe(posted);
  });

  it('may be withdrawn before the first decision, and submitted again', async () => {
    const one = await world.open(ONE_LEVEL);
    await one.act('submit', operator);
    expect(await one.act('withdraw', operator)).toEqual(DONE);
    expect(await one.state()).toMatchObject({ stage: 'withdrawn' });
    await one.act('submit', operator);
    await one.act('approve', first, { taskKey: '2.0' });
    expect(await one.end()).toBe('completed');
  });

  it('may not be withdrawn once somebody has decided', async () => {
    const one = await world.open(TWO_LEVELS);
    await one.act('submit', operator);
    await one.act('approve', first);
    expect(await one.act('withdraw', operator)).toMatchObject({
      refusal: { code: 'ALREADY_DECIDED_ONCE' },
    });
    expect(await one.state()).toMatchObject({ stage: 'approval', level: 1 });
    await one.act('reject', second);
    await one.end();
  });

  it('is over when the operator discards the draft', async () => {
    const one = await world.open(NO_LEVEL);
    expect(await one.act('discard', operator)).toEqual(DONE);
    expect(await one.end()).toBe('discarded');
    expect(one.kinds()).toEqual(['open', 'discard']);
  });
});

describe('the same decision given twice', () => {
  let world: CaseWorld;
  beforeAll(async () => {
    world = await CaseWorld.begin();
  });
  afterAll(async () => {
    await world.end();
  });

  it('is answered by the first answer when it has the same request id', async () => {
    const one = await world.open(TWO_LEVELS);
    await one.act('submit', operator);
    const requestId = `same-${one.businessNo}`;
    expect(await one.act('approve', first, { requestId, taskKey: '1.0' })).toEqual(DONE);
    expect(await one.act('approve', first, { requestId, taskKey: '1.0' })).toEqual(DONE);
    expect(one.kinds()).toEqual(['open', 'submit', 'approve']);
    await one.act('reject', second);
    await one.end();
  });

  it('is refused as decided when it has another request id, and leaves no trace in history', async () => {
    const one = await world.open(TWO_LEVELS);
    await one.act('submit', operator);
    await one.act('approve', first, { taskKey: '1.0' });
    const before = await one.acceptedUpdates();
    expect(await one.act('approve', first, { taskKey: '1.0' })).toMatchObject({
      refusal: { code: 'TASK_ALREADY_DECIDED' },
    });
    expect(await one.acceptedUpdates()).toBe(before);
    expect(one.kinds()).toEqual(['open', 'submit', 'approve']);
    await one.act('reject', second);
    await one.end();
  });

  it('is refused when one person means to decide two levels', async () => {
    const one = await world.open(TWO_LEVELS);
    await one.act('submit', operator);
    await one.act('approve', first, { taskKey: '1.0' });
    expect(await one.act('approve', first, { taskKey: '1.1' })).toMatchObject({
      refusal: { code: 'SAME_PERSON_TWICE' },
    });
    expect(await one.state()).toMatchObject({ stage: 'approval', level: 1 });
    await one.act('reject', second);
    await one.end();
  });

  it('is refused when the maker means to check under another login', async () => {
    const one = await world.open(ONE_LEVEL);
    await one.act('submit', operator);
    const hat = { ...first, person: operator.person };
    expect(await one.act('approve', hat, { taskKey: '1.0' })).toMatchObject({
      refusal: { code: 'MAKER_MAY_NOT_CHECK' },
    });
    await one.act('reject', first);
    await one.end();
  });

  it('wins once when two reviewers decide in the same instant', async () => {
    const one = await world.open(ONE_LEVEL);
    await one.act('submit', operator);
    const outcomes = await Promise.all([
      one.act('approve', first, { taskKey: '1.0' }),
      one.act('reject', second, { taskKey: '1.0' }),
    ]);
    expect(outcomes.filter((outcome) => outcome.state === 'done')).toHaveLength(1);
    await one.end();
    expect(one.kinds().filter((kind) => kind === 'approve' || kind === 'reject')).toHaveLength(1);
  });
});
