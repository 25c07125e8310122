/** How long an act may take from its hint to its end and still be heard. */
export const WAITED_MS = 5_000;
/** How far ids may commit out of order. */
export const OVERLAP_IDS = 10_000;

/**
 * Ids are given when a hint is written and seen when its act ends, so that some come after higher ones. Those that were
 * passed over are waited for; while there are none, nothing that was read is read again. A server that leaves ids out by
 * itself (`auto_increment_increment` above 1) has the last seconds read again each time.
 */
export class PassedIds {
  /** Lowest first, with the time each was passed over. */
  private readonly missing = new Map<number, number>();

  constructor(private newest: number) {}

  /** Where the next reading begins: below the lowest id still waited for, or at the newest. */
  get readAfter(): number {
    const [lowest] = this.missing.keys();
    return lowest === undefined ? this.newest : Math.max(lowest - 1, this.newest - OVERLAP_IDS);
  }

  /** An id has been read; ids of one reading come in their order. @returns whether it is read for the first time */
  took(id: number, nowMs: number): boolean {
    if (id <= this.newest) return this.missing.delete(id);
    const from = Math.max(this.newest + 1, id - OVERLAP_IDS);
    for (let passed = from; passed < id; passed += 1) this.missing.set(passed, nowMs);
    this.newest = id;
    return true;
  }

  /** A whole reading that began then did not find what is still missing: what was waited for long enough is given up. */
  readSince(beganMs: number): void {
    for (const [id, since] of this.missing) {
      if (beganMs - since <= WAITED_MS) return;
      this.missing.delete(id);
    }
  }
}
