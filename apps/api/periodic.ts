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
