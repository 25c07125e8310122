import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Log } from '#apps/api/observability/log';
import { SharedDuty } from '#apps/api/shared-duty';
import { cityDayOf } from '#libs/fund/city-time';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { closeDaysBefore } from '#libs/persistence/ledger/day-end';

const DUTY = {
  everyMs: 600_000,
  lock: 'hall-day-end',
  failed: 'the day of the books was not closed, tried again in ten minutes',
};

/** Closes each day of the books once the city's clock has left it: its vouchers get their numbers. */
@Injectable()
export class DayEnd implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly duty: SharedDuty;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly log: Log,
  ) {
    this.duty = new SharedDuty({ dataSource, log }, DUTY, () => this.close());
  }

  onApplicationBootstrap(): void {
    this.duty.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.duty.stop();
  }

  private async close(): Promise<void> {
    const today = cityDayOf(await databaseNow(this.dataSource.manager));
    const days = await closeDaysBefore(this.dataSource, today);
    if (days.length > 0) this.log.pino.info({ days }, 'days of the books closed');
  }
}
