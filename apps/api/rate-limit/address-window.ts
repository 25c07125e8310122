const WINDOW_MS = 60_000;
/** More addresses than this at once is an attack by itself; the oldest are forgotten first. */
const ADDRESSES_MAX = 50_000;

/** Counts by address in windows of a minute, in this process alone: n api processes allow n times as much. */
export class AddressWindow {
  private readonly counts = new Map<string, { count: number; endsAt: number }>();

  constructor(private readonly perMinute: number) {}

  /** @returns seconds to wait, 0 when admitted */
  admit(address: string, now: number): number {
    const present = this.counts.get(address);
    if (present === undefined || present.endsAt <= now) {
      this.counts.delete(address);
      this.counts.set(address, { count: 1, endsAt: now + WINDOW_MS });
      if (this.counts.size > ADDRESSES_MAX) this.forgetOldest();
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
