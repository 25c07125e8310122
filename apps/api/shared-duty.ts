import type { DataSource } from 'typeorm';
import { kindOfFailure } from '#apps/api/observability/kind-of-failure';
import type { Log } from '#apps/api/observability/log';
import { Periodic } from '#apps/api/periodic';
import { withNamedLock } from '#libs/persistence/database/named-lock';

export interface DutyTerms {
  readonly everyMs: number;
  /** Whichever process of the hall holds it does the work; the others pass. */
  readonly lock: string;
  /** What the log says of a turn that failed. */
  readonly failed: string;
}

/** Work that one api process does for all, a pause after each end. A turn that failed is logged, and the next one comes. */
export class SharedDuty {
  private readonly periodic: Periodic;

  constructor(
    { dataSource, log }: { readonly dataSource: DataSource; readonly log: Log },
    { everyMs, lock, failed }: DutyTerms,
    work: () => Promise<void>,
  ) {
    this.periodic = new Periodic(everyMs, async () => {
      try {
        await withNamedLock(dataSource, lock, work);
      } catch (error) {
        log.pino.warn({ cause: kindOfFailure(error) }, failed);
      }
    });
  }

  start(): void {
    this.periodic.start();
  }

  stop(): Promise<void> {
    return this.periodic.stop();
  }
}
