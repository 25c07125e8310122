import { Injectable } from '@nestjs/common';
import { Config } from '#config/config';
import type { Actor } from '#apps/api/auth/actor';
import { Problem } from '#apps/api/problems/problem';
import { MinuteWindow } from '#apps/api/rate-limit/minute-window';

/** So many requests a minute of one person, through all his sessions: a page out of hand, or a program, is held up. */
@Injectable()
export class CallerRate {
  private readonly window: MinuteWindow;

  constructor({ signedInRequestsPerMinute }: Config) {
    this.window = new MinuteWindow(signedInRequestsPerMinute);
  }

  /** @throws Problem 429 with the seconds to wait */
  require({ kind, id }: Actor): void {
    const seconds = this.window.admit(`${kind}-${String(id)}`, performance.now());
    if (seconds > 0) throw new Problem(429, 'TOO_MANY_REQUESTS', { seconds });
  }
}
