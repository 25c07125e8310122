import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { assessedCase } from '#test/workflow/assessed-case';
import { PEOPLE } from '#test/workflow/case-books';
import { CaseWorld } from '#test/workflow/case-world';

const { operator, operations, system } = PEOPLE;
const YEAR_MS = 365 * 24 * 3_600_000;

describe('a case that waits for its money', () => {
  let world: CaseWorld;
  beforeAll(async () => {
    world = await CaseWorld.begin();
  });
  afterAll(async () => {
    await world.end();
  });

  it('is assessed by one act, and complete when it is allocated', async () => {
    const one = await assessedCase(world);
    expect(one.kinds()).toEqual(['assess', 'post']);
    await one.act('allocate', system);
    expect(await one.end()).toBe('completed');
    expect(one.kinds()).toEqual(['assess', 'post', 'allocate', 'post']);
  });

  it('never lapses: a year later it still waits, and is credited then', async () => {
    const one = await assessedCase(world);
    await world.engine.sleep(YEAR_MS);
    expect(await one.state()).toMatchObject({ stage: 'collecting' });
    await one.act('allocate', system);
    expect(await one.end()).toBe('completed');
  });

  it('ends by its deletion', async () => {
    const one = await assessedCase(world);
    await one.act('delete', operator);
    expect(await one.end()).toBe('deleted');
  });

  it('lapses when the system says so, and by nobody’s clock in the workflow', async () => {
    const one = await assessedCase(world);
    await one.act('expire', system);
    expect(await one.end()).toBe('expired');
    expect(one.kinds()).toEqual(['assess', 'post', 'expire']);
  });

  it('is allocated or deleted, whoever comes first; the other is told that it is over', async () => {
    const one = await assessedCase(world);
    const [deleted, allocated] = await Promise.all([
      one.act('delete', operator),
      one.act('allocate', system),
    ]);
    expect([deleted.state, allocated.state].sort()).toEqual(['done', 'refused']);
    expect(await one.end()).toBe(deleted.state === 'done' ? 'deleted' : 'completed');
  });

  it('parks when its allocation is refused, is not given up, and is allocated when that is tried again', async () => {
    const one = await assessedCase(world);
    world.books.postingMeets.push(
      ApplicationFailure.nonRetryable('VOUCHER_UNBALANCED', 'RuleViolation'),
    );
    await one.act('allocate', system);
    await one.until('parked');
    expect(await one.act('abandon', operations)).toMatchObject({
      refusal: { code: 'MONEY_ASSESSED' },
    });
    await world.engine.sleep(YEAR_MS);
    await one.act('retry-posting', operations);
    expect(await one.end()).toBe('completed');
  });

  it('waits for its money again when the bank takes it back after the end, and is complete when it is paid again', async () => {
    const one = await assessedCase(world);
    await one.act('allocate', system);
    expect(await one.end()).toBe('completed');
    await one.start('reverse', system);
    expect(await one.state()).toMatchObject({ stage: 'collecting' });
    await world.engine.sleep(YEAR_MS);
    await one.act('allocate', system);
    expect(await one.end()).toBe('completed');
    expect(one.kinds()).toEqual([
      'assess',
      'post',
      'allocate',
      'post',
      'reverse',
      'allocate',
      'post',
    ]);
  });

  it('is not kept from being paid again by a receipt that is never printed', async () => {
    const one = await assessedCase(world);
    world.books.losesNextPrinter = true;
    await one.act('allocate', system);
    await one.until('completed');
    await one.act('reverse', system);
    await one.act('allocate', system);
    expect(await one.end()).toBe('completed');
    expect(one.kinds().filter((kind) => kind === 'post')).toHaveLength(3);
  });

  it('is reversed once: a second command finds it waiting', async () => {
    const one = await assessedCase(world);
    await one.act('allocate', system);
    await one.end();
    const said = await Promise.all(
      [1, 2].map(() =>
        one.start('reverse', system).then(
          ({ state }) => state,
          () => 'refused',
        ),
      ),
    );
    expect(said.sort()).toEqual(['done', 'refused']);
    expect(await one.state()).toMatchObject({ stage: 'collecting' });
    await one.act('delete', operator);
    expect(await one.end()).toBe('deleted');
  });
});
