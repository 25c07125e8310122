import { describe, expect, it } from '@jest/globals';
import { nextExpected } from '#apps/api/submissions/next-expected';
import { UNOPENED } from '#libs/case/process';

describe('what the operator of a case that came back is told to do', () => {
  const returned = { ...UNOPENED, stage: 'returned' } as const;

  it('speaks of an opinion only where somebody gave one', () => {
    expect(nextExpected(returned, { lapsed: false, claimer: null })?.text.zh).toContain('退回意见');
    expect(nextExpected(returned, { lapsed: true, claimer: null })?.text.zh).toBe('可直接重新提交');
  });
});

describe('what the operator of a case in approval is told to wait for', () => {
  const waiting = { ...UNOPENED, stage: 'approval', level: 1 } as const;
  const first = { role: 'first-reviewer', dueDays: 3 } as const;
  const second = { role: 'second-reviewer', dueDays: 2 } as const;
  const told = (levels: readonly (typeof first | typeof second)[]) =>
    nextExpected({ ...waiting, plan: { levels, papers: [] } }, { lapsed: false, claimer: null });

  it('names the role that is asked now, and no other where a plan does not have it', () => {
    expect(told([first, second])?.text.zh).toContain('复核');
    expect(() => told([first])).toThrow(RangeError);
  });
});
