/** The city's clock: Asia/Shanghai, UTC+8 without summer time. */
const CITY_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** '2026-11-24', the city's day a moment falls on: dated parameters and routes are read by it. */
export function cityDayOf(moment: Date): string {
  return cityClock(moment).slice(0, 10);
}

/** '2026-11-24 19:19', as people read a moment. */
export function cityMinuteOf(moment: Date): string {
  return cityClock(moment).slice(0, 16).replace('T', ' ');
}

/** '2026-11-24 19:19:40', as papers tell a moment. */
export function citySecondOf(moment: Date): string {
  return cityClock(moment).slice(0, 19).replace('T', ' ');
}

/** The moment the city's clock shows an hour of a day: ('2026-11-24', 18) → 2026-11-24T10:00:00Z. */
export function cityMoment(day: string, hour: number): Date {
  return new Date(Date.parse(`${day}T00:00:00Z`) + hour * 3_600_000 - CITY_OFFSET_MS);
}

/** Whole days by the city's calendar from one moment to another: 0 within a day, negative when it is past. */
export function cityDaysUntil(to: Date, from: Date): number {
  return Math.round((Date.parse(cityDayOf(to)) - Date.parse(cityDayOf(from))) / DAY_MS);
}

function cityClock(moment: Date): string {
  return new Date(moment.getTime() + CITY_OFFSET_MS).toISOString();
}
