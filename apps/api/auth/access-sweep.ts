import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { forgetOldSessions } from '#libs/persistence/access/session-store';
import { forgetOldTries } from '#libs/persistence/access/throttle-store';
import { inTransaction } from '#libs/persistence/transaction';
import { Log } from '#apps/api/observability/log';

const EVERY_MS = 3_600_000;
const DAY_MS = 24 * 3_600_000;
const TRIES_KEPT_DAYS = 2;

/** Long enough for 'last sign-in' after a quarter's absence; who signed in before that stands in the audit. */
const SESSIONS_KEPT_DAYS = 100;

/** Takes away what sign-in no longer needs, hourly. Several processes doing it at once do no harm. */
@Injectable()
export class AccessSweep implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep(), EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async sweep(): Promise<void> {
    const now = Date.now();
    const work = inTransaction(this.dataSource, async (manager) => {
      await forgetOldTries(manager, new Date(now - TRIES_KEPT_DAYS * DAY_MS));
      await forgetOldSessions(manager, new Date(now - SESSIONS_KEPT_DAYS * DAY_MS));
    });
    await work.catch((error: unknown) => {
      this.log.warn(
        'old sessions and tries were not removed',
        error instanceof Error ? error.name : undefined,
      );
    });
  }
}
