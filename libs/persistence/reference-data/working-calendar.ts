import type { EntityManager } from 'typeorm';
import { expectedDay, type WayTimes } from '#libs/fund/settlement/expected-day';
import { dueAfterWorkingDays, type CalendarExceptions } from '#libs/fund/working-days';

const KEPT_MS = 60_000;

/** The centre's calendar. An administrator changes it some times a year: it is read once a minute, not once an act. */
export class WorkingCalendar {
  private kept: { readonly exceptions: CalendarExceptions; readonly until: number } | null = null;

  /** When a task opened now is due. */
  async dueAt(manager: EntityManager, from: Date, workingDays: number): Promise<Date> {
    return dueAfterWorkingDays(from, workingDays, await this.exceptions(manager));
  }

  /** The day a payment begun now is booked as a rule. */
  async expectedDay(manager: EntityManager, now: Date, times: WayTimes): Promise<string> {
    return expectedDay(now, times, await this.exceptions(manager));
  }

  private async exceptions(manager: EntityManager): Promise<CalendarExceptions> {
    if (this.kept === null || this.kept.until < performance.now()) {
      const days = await manager.query<{ day: string; working: number }[]>(
        'SELECT day, working FROM calendar_day',
      );
      const exceptions = new Map(days.map((one) => [one.day, Boolean(Number(one.working))]));
      this.kept = { exceptions, until: performance.now() + KEPT_MS };
    }
    return this.kept.exceptions;
  }
}
