import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import { PEOPLE } from '#test/workflow/case-books';
import { CaseWorld, NO_LEVEL } from '#test/workflow/case-world';
import { printedBy } from '#test/workflow/printed-by';

const { operator, operations } = PEOPLE;
const DAY_MS = 24 * 3_600_000;

function brokenRule(code: string): Error {
  return ApplicationFailure.nonRetryable(code, 'RuleViolation');
}

describe('a posting', () => {
  let world: CaseWorld;
  beforeAll(async () => {
    world = await CaseWorld.begin();
  });
  afterAll(async () => {
    await world.end();
  });

  it('is tried again until the database is back, and posts once', async () => {
    const one = await world.open(NO_LEVEL);
    const { posted } = world.books;
    world.books.postingMeets.push(new Error('connection lost'), new Error('connection lost'));
    await one.act('submit', operator);
    expect(await one.end()).toBe('completed');
    expect(one.kinds()).toEqual(['open', 'submit', 'post']);
    expect(world.books.posted).toBe(posted + 1);
  });

  it('that a rule forbids parks the case with the reason, and is done after operations retry', async () => {
    const one = await world.open(NO_LEVEL);
    world.books.postingMeets.push(brokenRule('FIELD_MOVED_ON'));
    await one.act('submit', operator);
    await one.until('parked');
    expect(world.books.row(one.businessNo).events.at(-1)).toMatchObject({
      kind: 'park',
      reason: 'FIELD_MOVED_ON',
    });
    expect(await one.act('retry-posting', operations)).toEqual({ state: 'done' });
    expect(await one.end()).toBe('completed');
    expect(one.kinds()).toEqual(['open', 'submit', 'park', 'retry-posting', 'post']);
  });

  it('parks again when the retry meets the same rule', async () => {
    const one = await world.open(NO_LEVEL);
    world.books.postingMeets.push(brokenRule('FIELD_MOVED_ON'), brokenRule('FIELD_MOVED_ON'));
    await one.act('submit', operator);
    await one.until('parked');
    await one.act('retry-posting', operations);
    await one.until('parked');
    expect(one.kinds()).toEqual(['open', 'submit', 'park', 'retry-posting', 'park']);
    await one.act('abandon', operations);
    expect(await one.end()).toBe('abandoned');
  });

  it('may be given up by operations while parked', async () => {
    const one = await world.open(NO_LEVEL);
    const { posted } = world.books;
    world.books.postingMeets.push(brokenRule('FIELD_MOVED_ON'));
    await one.act('submit', operator);
    await one.until('parked');
    expect(await one.act('abandon', operations)).toEqual({ state: 'done' });
    expect(await one.end()).toBe('abandoned');
    expect(world.books.posted).toBe(posted);
  });

  it('that stays parked is given up after ninety days, and not a moment before', async () => {
    const one = await world.open(NO_LEVEL);
    world.books.postingMeets.push(brokenRule('FIELD_MOVED_ON'));
    await one.act('submit', operator);
    await one.until('parked');
    await world.engine.sleep(90 * DAY_MS - 60_000);
    expect(await one.state()).toMatchObject({ stage: 'parked' });
    expect(await one.end()).toBe('abandoned');
    expect(world.books.row(one.businessNo).events.at(-1)).toMatchObject({
      kind: 'abandon',
      reason: 'PARKED_TOO_LONG',
      actor: { kind: 'system' },
    });
  });

  it('is not held open by a receipt that cannot be printed', async () => {
    const one = await world.open(NO_LEVEL);
    world.books.receiptMeets = ApplicationFailure.nonRetryable('no glyphs');
    await one.act('submit', operator);
    expect(await one.end()).toBe('completed');
    world.books.receiptMeets = null;
  });

  it('has its receipt within a minute when the worker that printed it was killed', async () => {
    const one = await world.open(NO_LEVEL);
    const { receipts } = world.books;
    world.books.losesNextPrinter = true;
    await one.act('submit', operator);
    expect(await one.end()).toBe('completed');
    expect(world.books.receipts).toBe(receipts + 1);
    const { attempt, silenceSeconds } = await printedBy(one);
    expect(attempt).toBe(2);
    expect(silenceSeconds).toBeLessThanOrEqual(30);
  }, 60_000);

  it('waits days for a printer that is only away', async () => {
    const one = await world.open(NO_LEVEL);
    const { receipts } = world.books;
    world.books.receiptMeets = new Error('no browser');
    await one.act('submit', operator);
    await one.until('completed');
    await world.engine.sleep(DAY_MS);
    world.books.receiptMeets = null;
    expect(await one.end()).toBe('completed');
    expect(world.books.receipts).toBe(receipts + 1);
  });
});
