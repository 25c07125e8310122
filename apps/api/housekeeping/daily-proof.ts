import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Log } from '#apps/api/observability/log';
import { SharedDuty } from '#apps/api/shared-duty';
import { proveDaily } from '#libs/persistence/ledger/proof-store';

const DUTY = {
  everyMs: 3_600_000,
  lock: 'hall-books',
  failed: 'the books were not proven, tried again in an hour',
};

/** Proves the books once a day. A difference is in the log, and in the figures an alarm stands on. */
@Injectable()
export class DailyProof implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly duty: SharedDuty;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly log: Log,
  ) {
    this.duty = new SharedDuty({ dataSource, log }, DUTY, () => this.prove());
  }

  onApplicationBootstrap(): void {
    this.duty.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.duty.stop();
  }

  private async prove(): Promise<void> {
    const difference = (await proveDaily(this.dataSource))?.difference ?? null;
    if (difference !== null) this.log.pino.error({ difference }, 'the books do not hold');
  }
}
