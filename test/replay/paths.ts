import { ApplicationFailure } from '@temporalio/common';
import { assessedCase } from '#test/workflow/assessed-case';
import { PEOPLE } from '#test/workflow/case-books';
import {
  NO_LEVEL,
  ONE_LEVEL,
  TWO_LEVELS,
  type Case,
  type CaseWorld,
} from '#test/workflow/case-world';

const { operator, first, second, operations, system } = PEOPLE;
const brokenRule = () => ApplicationFailure.nonRetryable('FIELD_MOVED_ON', 'RuleViolation');
const PAPERS = ['licence'];

/** The folder of histories as today's workflow writes them; the ones before it stay. */
export const TODAY = '5-called-when-needed';

export type Path = (world: CaseWorld) => Promise<Case>;

/** Every path a case takes, by name: what is recorded, and what today's code must still be able to walk. */
export const PATHS: Readonly<Record<string, Path>> = {
  'two-levels-posted': async (world) => {
    const one = await world.open(TWO_LEVELS);
    await one.act('submit', operator);
    await one.act('approve', first, { taskKey: '1.0' });
    await one.act('approve', second, { taskKey: '1.1' });
    return ended(one);
  },
  'no-level-posted': async (world) => {
    const one = await world.open(NO_LEVEL);
    await one.act('submit', operator);
    return ended(one);
  },
  'papers-reopened-then-posted': async (world) => {
    const one = await world.open({ ...ONE_LEVEL, papers: PAPERS });
    await one.act('submit', operator);
    await one.act('reopen', operator);
    await one.act('submit', operator);
    await one.act('finish-scans', operator);
    await one.act('approve', first);
    return ended(one);
  },
  'returned-and-resubmitted': async (world) => {
    const one = await world.open(ONE_LEVEL);
    await one.act('submit', operator);
    await one.act('return', first, { taskKey: '1.0' });
    await one.act('submit', operator);
    await one.act('approve', first, { taskKey: '2.0' });
    return ended(one);
  },
  rejected: async (world) => {
    const one = await world.open(ONE_LEVEL);
    await one.act('submit', operator);
    await one.act('reject', first);
    return ended(one);
  },
  'withdrawn-and-discarded': async (world) => {
    const one = await world.open(ONE_LEVEL);
    await one.act('submit', operator);
    await one.act('withdraw', operator);
    await one.act('discard', operator);
    return ended(one);
  },
  'refused-by-the-act': async (world) => {
    const one = await world.open(ONE_LEVEL);
    await one.act('submit', operator);
    await one.act('approve', { ...first, person: operator.person });
    await one.act('approve', first);
    return ended(one);
  },
  'parked-retried-posted': async (world) => {
    const one = await world.open(NO_LEVEL);
    world.books.postingMeets.push(brokenRule());
    await one.act('submit', operator);
    await one.until('parked');
    await one.act('retry-posting', operations);
    return ended(one);
  },
  'parked-abandoned': async (world) => {
    const one = await world.open(NO_LEVEL);
    world.books.postingMeets.push(brokenRule());
    await one.act('submit', operator);
    await one.until('parked');
    await one.act('abandon', operations);
    return ended(one);
  },
  'reminded-then-approved': async (world) => {
    world.books.dueAfterMs = 1_500;
    const one = await world.open(ONE_LEVEL);
    await one.act('submit', operator);
    while (!(await one.state()).reminded) await world.pause(100);
    await one.act('approve', first);
    world.books.dueAfterMs = 3 * 24 * 3_600_000;
    return ended(one);
  },
  'caught-up-with-its-row': async (world) => {
    const one = await world.open(TWO_LEVELS);
    await one.act('submit', operator);
    await world.books.writeAhead(one.businessNo, 'approve', first);
    await one.act('reject', second);
    return ended(one);
  },
  'woken-by-the-sweeper': async (world) => {
    const one = await world.open(TWO_LEVELS);
    await one.act('submit', operator);
    await world.books.writeAhead(one.businessNo, 'approve', first);
    await one.wake();
    await one.act('approve', second, { taskKey: '1.1' });
    return ended(one);
  },
  'activity-failed-twice': async (world) => {
    const one = await world.open(NO_LEVEL);
    world.books.actMeets.push(new Error('database away'), new Error('database away'));
    await one.act('submit', operator);
    return ended(one);
  },
  'receipt-not-printed': async (world) => {
    const one = await world.open(NO_LEVEL);
    world.books.receiptMeets = ApplicationFailure.nonRetryable('no glyphs');
    await one.act('submit', operator);
    await one.end();
    world.books.receiptMeets = null;
    return one;
  },
  'assessed-and-allocated': async (world) => {
    const one = await assessedCase(world);
    await one.act('allocate', system);
    return ended(one);
  },
  'assessed-and-deleted': async (world) => {
    const one = await assessedCase(world);
    await one.act('delete', operator);
    return ended(one);
  },
  'allocation-parked-and-retried': async (world) => {
    const one = await assessedCase(world);
    world.books.postingMeets.push(brokenRule());
    await one.act('allocate', system);
    await one.until('parked');
    await one.act('retry-posting', operations);
    return ended(one);
  },
  'reversed-while-it-prints-and-allocated-again': async (world) => {
    const one = await assessedCase(world);
    world.books.losesNextPrinter = true;
    await one.act('allocate', system);
    await one.until('completed');
    await one.act('reverse', system);
    await one.act('allocate', system);
    return ended(one);
  },
  'reversed-after-its-end': async (world) => {
    const one = await assessedCase(world);
    await one.act('allocate', system);
    await one.end();
    await one.start('reverse', system);
    return one;
  },
  'waiting-for-money': (world) => assessedCase(world),
  'waiting-as-a-draft': (world) => world.open(NO_LEVEL),
  'waiting-for-approval': async (world) => {
    const one = await world.open(ONE_LEVEL);
    await one.act('submit', operator);
    return one;
  },
};

/** Paths of days and months. */
export const LONG_PATHS: Readonly<Record<string, Path>> = {
  'draft-expired': async (world) => ended(await world.open(NO_LEVEL)),
  'expiry-refused-while-edited': async (world) => {
    const one = await world.open(NO_LEVEL);
    await world.engine.sleep(20 * 24 * 3_600_000);
    const editedAt = new Date(await world.engine.currentTimeMs()).toISOString();
    world.books.refuseNext('expire', { code: 'STILL_EDITED', details: { editedAt } });
    return ended(one);
  },
  'papers-never-brought': async (world) => {
    const one = await world.open({ ...NO_LEVEL, papers: PAPERS });
    await one.act('submit', operator);
    return ended(one);
  },
  'reminded-lapsed-expired': async (world) => {
    const one = await world.open(ONE_LEVEL);
    await one.act('submit', operator);
    return ended(one);
  },
  'parked-too-long': async (world) => {
    const one = await world.open(NO_LEVEL);
    world.books.postingMeets.push(brokenRule());
    await one.act('submit', operator);
    await one.until('parked');
    return ended(one);
  },
  'resumed-after-a-long-history': async (world) => {
    const one = await world.open(ONE_LEVEL);
    await one.act('submit', operator);
    const state = await one.state();
    await one.handle.terminate('goes on below as continue-as-new would');
    await one.resume({ state, enteredAtMs: await world.engine.currentTimeMs() });
    await one.act('approve', first);
    return ended(one);
  },
};

async function ended(one: Case): Promise<Case> {
  await one.end();
  return one;
}
