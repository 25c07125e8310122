import { describe, expect, it } from '@jest/globals';
import { deadlineOf } from '#libs/submission/deadline';
import { UNOPENED, type ProcessState } from '#libs/submission/process';
import { isFinal, STAGES, type Stage } from '#libs/submission/stage';

const DAY_MS = 24 * 3_600_000;
const ENTERED = Date.parse('2026-11-24T02:00:00Z');
const at = (stage: Stage, change: Partial<ProcessState> = {}): ProcessState => ({
  ...UNOPENED,
  stage,
  ...change,
});

describe('what happens by itself', () => {
  it.each([
    ['draft', 30, 'expire'],
    ['scanning', 10, 'expire'],
    ['returned', 30, 'expire'],
    ['withdrawn', 30, 'expire'],
    ['parked', 90, 'abandon'],
  ] as const)('a case in %s for %i days: %s', (stage, days, verb) => {
    expect(deadlineOf(at(stage), ENTERED)).toEqual({ atMs: ENTERED + days * DAY_MS, verb });
  });

  it('an approval is reminded of when it is due, then returned sixty days after it was due', () => {
    const dueAt = '2026-11-27T10:00:00.000Z';
    const due = Date.parse(dueAt);
    expect(deadlineOf(at('approval', { dueAt }), ENTERED)).toEqual({ atMs: due, verb: 'remind' });
    expect(deadlineOf(at('approval', { dueAt, reminded: true }), ENTERED)).toEqual({
      atMs: due + 60 * DAY_MS,
      verb: 'lapse-approval',
    });
  });

  it('nothing happens to a case nobody opened; its workflow ends after a day', () => {
    expect(deadlineOf(at('unopened'), ENTERED)).toEqual({ atMs: ENTERED + DAY_MS, verb: null });
  });

  it('something happens in every stage that waits for people, and in no other', () => {
    const waitsForNobody: Stage[] = ['unopened', 'posting'];
    for (const stage of Object.keys(STAGES) as Stage[]) {
      const acts = deadlineOf(at(stage), ENTERED).verb !== null;
      expect([stage, acts]).toEqual([stage, !isFinal(stage) && !waitsForNobody.includes(stage)]);
    }
  });
});
