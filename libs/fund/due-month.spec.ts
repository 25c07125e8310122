import { describe, expect, it } from '@jest/globals';
import { dueMonth } from '#libs/fund/due-month';

const NORMAL = {
  status: '01',
  firstMonth: '202001',
  lastAssessedMonth: '202611',
  paidThroughMonth: '202609',
};

describe('the month due to pay', () => {
  it('is the one after the last paid, whatever was assessed since', () => {
    expect(dueMonth(NORMAL)).toBe('202610');
  });

  it('is the first month for a unit that never paid', () => {
    expect(dueMonth({ ...NORMAL, lastAssessedMonth: null, paidThroughMonth: null })).toBe('202001');
  });

  it('passes over deferred months', () => {
    expect(dueMonth({ ...NORMAL, status: '03' })).toBe('202612');
  });
});
