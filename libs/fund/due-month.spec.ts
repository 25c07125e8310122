import { describe, expect, it } from '@jest/globals';
import { dueDay, dueMonth, isDeferred } from '#libs/fund/due-month';

const NORMAL = {
  firstMonth: '202001',
  lastAssessedMonth: '202611',
  paidThroughMonth: '202609',
  deferredFromMonth: null,
  deferredThroughMonth: null,
};

describe('the month due to pay', () => {
  it('is the one after the last paid, whatever was assessed since', () => {
    expect(dueMonth(NORMAL)).toBe('202610');
  });

  it('is the first month for a unit that never paid', () => {
    expect(dueMonth({ ...NORMAL, lastAssessedMonth: null, paidThroughMonth: null })).toBe('202001');
  });

  it('passes over months deferred from the one after the last paid', () => {
    expect(dueMonth({ ...NORMAL, deferredFromMonth: '202610' })).toBe('202612');
  });

  it('is a month assessed and unpaid before the deferral began', () => {
    const marks = { ...NORMAL, paidThroughMonth: '202606', lastAssessedMonth: '202608' };
    expect(dueMonth({ ...marks, deferredFromMonth: '202608' })).toBe('202607');
    expect(dueMonth({ ...marks, deferredFromMonth: '202607' })).toBe('202609');
  });

  it('passes over deferred months when the deferral is long over, too', () => {
    const ended = { deferredFromMonth: '202610', deferredThroughMonth: '202611' };
    expect(dueMonth({ ...NORMAL, ...ended, lastAssessedMonth: '202612' })).toBe('202612');
    expect(dueMonth({ ...NORMAL, ...ended, paidThroughMonth: '202611' })).toBe('202612');
  });

  it('of a deferral approved and nothing assessed under it yet is the first deferred one', () => {
    const marks = { ...NORMAL, lastAssessedMonth: '202609', deferredFromMonth: '202610' };
    expect(dueMonth(marks)).toBe('202610');
    expect(isDeferred('202610', marks)).toBe(false);
  });
});

describe('the last day to pay a month', () => {
  it('is five days after its pay day, in the next month or year too', () => {
    expect(dueDay('202611', 10)).toBe('2026-11-15');
    expect(dueDay('202611', 28)).toBe('2026-12-03');
    expect(dueDay('202612', 28)).toBe('2027-01-02');
    expect(dueDay('202702', 24)).toBe('2027-03-01');
  });
});
