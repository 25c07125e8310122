import { describe, expect, it } from '@jest/globals';
import { cityDaysUntil, cityDayOf, cityMinuteOf, cityMoment } from '#libs/fund/city-time';

describe('the city’s clock', () => {
  it('begins a day at 16:00 UTC of the day before', () => {
    expect(cityDayOf(new Date('2026-11-24T15:59:59.999Z'))).toBe('2026-11-24');
    expect(cityDayOf(new Date('2026-11-24T16:00:00Z'))).toBe('2026-11-25');
  });

  it('names minutes as people read them, and finds the moment of an hour', () => {
    expect(cityMinuteOf(new Date('2026-11-24T11:19:40Z'))).toBe('2026-11-24 19:19');
    expect(cityMoment('2026-11-24', 18).toISOString()).toBe('2026-11-24T10:00:00.000Z');
  });

  it('counts days by its own midnight, whatever the hour', () => {
    const late = new Date('2026-11-24T15:59:59Z');
    const next = new Date('2026-11-24T16:00:00Z');
    expect(cityDaysUntil(next, late)).toBe(1);
    expect(cityDaysUntil(late, late)).toBe(0);
    expect(cityDaysUntil(late, next)).toBe(-1);
  });
});
