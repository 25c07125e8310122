/** Works at so many at once, one handful after the other. Each settles its own failures. */
export async function byHandfuls<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  for (let at = 0; at < items.length; at += atOnce)
    await Promise.all(items.slice(at, at + atOnce).map(work));
}

/** Does a piece of work again and again, a pause after each end: never twice at once, and `stop` waits for its end. */
export class Periodic {
  private timer: NodeJS.Timeout | undefined;
  private underWay: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly pauseMs: number,
    /** Settles its own failures. */
    private readonly work: () => Promise<void>,
  ) {}

  start(): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.underWay = this.work().finally(() => {
        this.start();
      });
    }, this.pauseMs);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.underWay;
  }
}
