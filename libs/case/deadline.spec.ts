import { describe, expect, it } from '@jest/globals';
import { deadlineOf } from '#libs/case/deadline';
import { UNOPENED, type ProcessState } from '#libs/case/process';
import { isFinal, STAGES, type Stage } from '#libs/case/stage';

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

  it('what the unit that holds an account does not answer in time is passed on, where the centre comes after it', () => {
    const dueAt = '2026-12-04T02:00:00.000Z';
    const levels = [
      { role: 'holder', dueDays: 10 },
      { role: 'first-reviewer', dueDays: 3 },
    ] as const;
    const waiting = at('approval', { dueAt, plan: { levels, papers: [] } });
    expect(deadlineOf(waiting, ENTERED)).toEqual({ atMs: Date.parse(dueAt), verb: 'pass-on' });
    expect(deadlineOf({ ...waiting, level: 1 }, ENTERED)).toMatchObject({ verb: 'remind' });
    const alone = { ...waiting, plan: { levels: levels.slice(0, 1), papers: [] } };
    expect(deadlineOf(alone, ENTERED)).toMatchObject({ verb: 'remind' });
  });

  it('nothing happens to a case nobody opened; its workflow ends after a day', () => {
    expect(deadlineOf(at('unopened'), ENTERED)).toEqual({ atMs: ENTERED + DAY_MS, verb: null });
  });

  it('nothing ever happens by itself to what is assessed: it waits for its money, parked too', () => {
    for (const stage of ['collecting', 'allocating', 'parked'] as const)
      expect(deadlineOf(at(stage, { collects: true }), ENTERED)).toBeNull();
  });

  it('something happens in every stage that waits for people, and in no other', () => {
    const waitsForNobody: Stage[] = ['unopened', 'posting', 'collecting', 'allocating'];
    for (const stage of Object.keys(STAGES) as Stage[]) {
      const acts = (deadlineOf(at(stage), ENTERED)?.verb ?? null) !== null;
      expect([stage, acts]).toEqual([stage, !isFinal(stage) && !waitsForNobody.includes(stage)]);
    }
  });
});
