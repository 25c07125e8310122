import { describe, expect, it } from '@jest/globals';
import { expectedTask } from '#libs/case/lists';
import { UNOPENED, type ProcessState } from '#libs/case/process';

const PLAN = {
  levels: [
    { role: 'first-reviewer', dueDays: 3 },
    { role: 'second-reviewer', dueDays: 2 },
  ],
  papers: [],
} as const;
const at = (change: Partial<ProcessState>): ProcessState => ({
  ...UNOPENED,
  plan: PLAN,
  ...change,
});

describe('the task of a case', () => {
  it('is the open level’s while it is in approval, with that level’s due time', () => {
    const dueAt = '2026-11-27T10:00:00.000Z';
    expect(expectedTask(at({ stage: 'approval', round: 2, level: 1, seq: 9, dueAt }))).toEqual({
      round: 2,
      level: 1,
      role: 'second-reviewer',
      dueAt,
    });
  });

  it('is the operator’s while it is in his hands, told apart by event', () => {
    const task = { round: 1, level: 4, role: 'operator', dueAt: null };
    for (const stage of ['draft', 'returned', 'scanning', 'withdrawn'] as const)
      expect(expectedTask(at({ stage, round: 1, seq: 4 }))).toEqual(task);
  });

  it('is operations’ while its posting is parked', () => {
    expect(expectedTask(at({ stage: 'parked', round: 1, seq: 4 }))?.role).toBe('operations');
  });

  it('is nobody’s before it is opened, while it is posted or waits for money, and when it is over', () => {
    const stages = [
      'unopened',
      'posting',
      'collecting',
      'allocating',
      'completed',
      'deleted',
    ] as const;
    for (const stage of stages) expect(expectedTask(at({ stage }))).toBeNull();
  });
});
