import { describe, expect, it } from '@jest/globals';
import { expectedDay } from '#libs/fund/settlement/expected-day';

const at = (minute: string) => new Date(`${minute.replace(' ', 'T')}:00+08:00`);
const HOLIDAYS = new Map([
  ['2026-12-01', false],
  ['2026-11-29', true],
]);
const day = (minute: string, cutOff: string | null, days: number, calendar = new Map()) =>
  expectedDay(at(minute), { cutOff, days }, calendar);

describe('the day a payment is expected to be booked', () => {
  it.each([
    ['2026-11-30 15:59', '16:00', 0, '2026-11-30'],
    ['2026-11-30 16:00', '16:00', 0, '2026-12-01'],
    ['2026-11-30 23:59', null, 0, '2026-11-30'],
    ['2026-11-30 15:59', '16:00', 1, '2026-12-01'],
    ['2026-11-30 16:00', '16:00', 1, '2026-12-02'],
  ])('begun on Monday at %s with cut-off %s and %i days is %s', (minute, cutOff, days, booked) => {
    expect(day(minute, cutOff, days)).toBe(booked);
  });

  it('begun on a Saturday, a Sunday or in the night before Monday counts from Monday', () => {
    for (const minute of ['2026-11-28 09:00', '2026-11-29 09:00', '2026-11-29 23:59'])
      expect([minute, day(minute, '16:00', 0)]).toEqual([minute, '2026-11-30']);
  });

  it('passes over a holiday and counts a working Sunday', () => {
    expect(day('2026-11-30 16:00', '16:00', 0, HOLIDAYS)).toBe('2026-12-02');
    expect(day('2026-11-29 09:00', '16:00', 0, HOLIDAYS)).toBe('2026-11-29');
  });
});
