import { describe, expect, it } from '@jest/globals';
import { nextExpected } from '#apps/api/submissions/next-expected';
import { UNOPENED } from '#libs/submission/process';

describe('what the operator of a case that came back is told to do', () => {
  const returned = { ...UNOPENED, stage: 'returned' } as const;

  it('speaks of an opinion only where somebody gave one', () => {
    expect(nextExpected(returned, { lapsed: false, claimer: null })?.text.zh).toContain('退回意见');
    expect(nextExpected(returned, { lapsed: true, claimer: null })?.text.zh).toBe('可直接重新提交');
  });
});
