import { describe, expect, it } from '@jest/globals';
import { levelAt } from '#libs/case/plan';

const PLAN = { levels: [{ role: 'first-reviewer', dueDays: 3 }] } as const;

describe('a level of a plan', () => {
  it('is the one asked for, and nobody is guessed for one it does not have', () => {
    expect(levelAt(PLAN, 0).role).toBe('first-reviewer');
    for (const at of [1, -1]) expect(() => levelAt(PLAN, at)).toThrow(RangeError);
    expect(() => levelAt({ levels: [] }, 0)).toThrow(RangeError);
  });
});
