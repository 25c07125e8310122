import { cityMinuteOf } from '#libs/fund/city-time';
import { isWorkingDay, nextDay, type CalendarExceptions } from '#libs/fund/working-days';

export interface WayTimes {
  /** 'HH:MM' of the city's clock; null where any moment of a working day will do. */
  readonly cutOff: string | null;
  /** Working days after the day it counts from; none: on that day. */
  readonly days: number;
}

/** A calendar that knows no working day must not hold anybody up. */
const LOOKED_AT_MAX = 400;

/**
 * The day a payment begun now is booked as a rule, 'YYYY-MM-DD': what comes at the cut-off or after it, or on a day off, counts
 * from the next working day.
 */
export function expectedDay(
  now: Date,
  { cutOff, days }: WayTimes,
  exceptions: CalendarExceptions,
): string {
  const [today = '', time = ''] = cityMinuteOf(now).split(' ');
  const inTime = isWorkingDay(today, exceptions) && (cutOff === null || time < cutOff);
  let day = today;
  let left = inTime ? days : days + 1;
  for (let step = 0; left > 0 && step < LOOKED_AT_MAX; step += 1) {
    day = nextDay(day);
    if (isWorkingDay(day, exceptions)) left -= 1;
  }
  return day;
}
