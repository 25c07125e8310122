import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/**
 * One timer for all deadlines of a case. A later deadline lets the running timer run: it rings early, once, and is set
 * again then. So a decision does not pay for taking a timer down and putting another up.
 */
export class Alarm {
  private running: { readonly atMs: number; readonly scope: CancellationScope } | null = null;

  /** Rings at `atMs` (epoch ms) or before. */
  set(atMs: number): void {
    if (this.ringsBy(atMs)) return;
    this.running?.scope.cancel();
    const scope = new CancellationScope();
    const timer = { atMs, scope };
    this.running = timer;
    scope
      .run(() => sleep(Math.max(1, atMs - Date.now())))
      .then(() => {
        this.running = null;
      })
      .catch((error: unknown) => {
        if (!isCancellation(error)) throw error;
      });
  }

  ringsBy(atMs: number): boolean {
    return this.running !== null && this.running.atMs <= atMs;
  }

  /** Nothing is set: it has rung. */
  get hasRung(): boolean {
    return this.running === null;
  }
}
