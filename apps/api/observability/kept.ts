import { setTimeout as pause } from 'node:timers/promises';

export interface KeptTimes {
  /** How long an answer serves. */
  readonly keptMs: number;
  /** How long a reader waits for one. */
  readonly limitMs: number;
}

/**
 * An answer that costs something and is asked for often: asked for once in a while, one question at a time. No answer
 * in time, or a failure, is null; a failure is not kept, and a question that hangs is not asked a second time.
 */
export class Kept<T> {
  private answer: Promise<T | null> = Promise.resolve(null);
  private underWay = false;
  private servesUntilMs = 0;

  constructor(
    private readonly ask: () => Promise<T>,
    private readonly times: KeptTimes,
  ) {}

  read(): Promise<T | null> {
    if (!this.underWay && performance.now() >= this.servesUntilMs) this.answer = this.askOnce();
    return Promise.race([this.answer, pause(this.times.limitMs, null, { ref: false })]);
  }

  private async askOnce(): Promise<T | null> {
    this.underWay = true;
    try {
      const found = await this.ask();
      this.servesUntilMs = performance.now() + this.times.keptMs;
      return found;
    } catch {
      return null;
    } finally {
      this.underWay = false;
    }
  }
}
