/** A session ends after half an hour without a sign of its person, and after a working day in any case. */
export const IDLE_MINUTES = 30;
export const ABSOLUTE_HOURS = 12;

export interface SessionTimes {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
}

export function idleEndsAt({ createdAt, lastSeenAt }: SessionTimes): Date {
  const idle = lastSeenAt.getTime() + IDLE_MINUTES * 60_000;
  return new Date(Math.min(idle, createdAt.getTime() + ABSOLUTE_HOURS * 3_600_000));
}

/** How long the session still lasts without a sign of its person: what a page may count down, whatever its clock says. */
export function idleLeftMs(times: SessionTimes, at: Date): number {
  return Math.max(0, idleEndsAt(times).getTime() - at.getTime());
}

export function isOver(times: SessionTimes, at: Date): boolean {
  return at.getTime() >= idleEndsAt(times).getTime();
}
