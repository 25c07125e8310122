const WINDOW_MS = 60_000;
/** More callers than this at once is an attack by itself; the oldest are forgotten first. */
const CALLERS_MAX = 50_000;

/** Counts by caller in windows of a minute, in this process alone: n api processes allow n times as much. */
export class MinuteWindow {
  private readonly counts = new Map<string, { count: number; endsAt: number }>();

  constructor(private readonly perMinute: number) {}

  /** @returns seconds to wait, 0 when admitted */
  admit(caller: string, now: number): number {
    const present = this.counts.get(caller);
    if (present === undefined || present.endsAt <= now) {
      this.counts.delete(caller);
      this.counts.set(caller, { count: 1, endsAt: now + WINDOW_MS });
      if (this.counts.size > CALLERS_MAX) this.forgetOldest();
      return 0;
    }
    present.count += 1;
    return present.count <= this.perMinute ? 0 : Math.ceil((present.endsAt - now) / 1_000);
  }

  private forgetOldest(): void {
    const oldest = this.counts.keys().next().value;
    if (oldest !== undefined) this.counts.delete(oldest);
  }
}
