import { describe, expect, it } from '@jest/globals';
import { dueAfterWorkingDays, isWorkingDay } from '#libs/fund/working-days';

const CALENDAR = new Map([
  ['2026-10-01', false],
  ['2026-10-02', false],
  ['2026-10-05', false],
  ['2026-10-06', false],
  ['2026-10-07', false],
  ['2026-10-10', true],
]);
const due = (from: string, days: number, calendar = CALENDAR) =>
  dueAfterWorkingDays(new Date(from), days, calendar).toISOString();

describe('a working day', () => {
  it('is Monday to Friday, but for holidays and make-up days', () => {
    expect(isWorkingDay('2026-11-20', CALENDAR)).toBe(true);
    expect(isWorkingDay('2026-11-21', CALENDAR)).toBe(false);
    expect(isWorkingDay('2026-10-01', CALENDAR)).toBe(false);
    expect(isWorkingDay('2026-10-10', CALENDAR)).toBe(true);
  });
});

describe('a task', () => {
  it('is due at six in the evening, city time, of the n-th working day', () => {
    expect(due('2026-11-23T02:00:00Z', 3)).toBe('2026-11-26T10:00:00.000Z');
  });

  it('does not count the weekend', () => {
    expect(due('2026-11-20T02:00:00Z', 1)).toBe('2026-11-23T10:00:00.000Z');
  });

  it('does not count holidays and counts make-up days', () => {
    expect(due('2026-09-30T02:00:00Z', 1)).toBe('2026-10-08T10:00:00.000Z');
    expect(due('2026-10-09T02:00:00Z', 1)).toBe('2026-10-10T10:00:00.000Z');
  });

  it('counts from the day in the city, not in Greenwich', () => {
    expect(due('2026-11-23T15:59:00Z', 1)).toBe('2026-11-24T10:00:00.000Z');
    expect(due('2026-11-23T16:00:00Z', 1)).toBe('2026-11-25T10:00:00.000Z');
  });

  it('of no working days is due the same evening', () => {
    expect(due('2026-11-23T02:00:00Z', 0)).toBe('2026-11-23T10:00:00.000Z');
  });
});
