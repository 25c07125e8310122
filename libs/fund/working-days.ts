import { cityDayOf, cityMoment } from '#libs/fund/city-time';

const DAY_MS = 24 * 3_600_000;
const OFFICE_CLOSES_HOUR = 18;

/** Days that differ from Monday–Friday: '2026-10-01' → false (holiday), '2026-10-10' → true (make-up day, 调休). */
export type CalendarExceptions = ReadonlyMap<string, boolean>;

export function isWorkingDay(day: string, exceptions: CalendarExceptions): boolean {
  const exception = exceptions.get(day);
  if (exception !== undefined) return exception;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** '2026-11-30' → '2026-12-01'. */
export function nextDay(day: string): string {
  return new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);
}

/** The end (18:00 city time) of the n-th working day after the day `from` falls on. */
export function dueAfterWorkingDays(
  from: Date,
  workingDays: number,
  exceptions: CalendarExceptions,
): Date {
  let day = cityDayOf(from);
  let left = workingDays;
  // Longest holiday is 9 days; the bound only guards against a calendar without working days.
  for (let step = 0; left > 0 && step < 400; step += 1) {
    day = nextDay(day);
    if (isWorkingDay(day, exceptions)) left -= 1;
  }
  return cityMoment(day, OFFICE_CLOSES_HOUR);
}
