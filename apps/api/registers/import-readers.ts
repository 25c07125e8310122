import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Log } from '#apps/api/observability/log';
import { readImport, type ImportJob } from '#libs/register-files/read-import';

/** The imports this process is reading. Reading yields at every chunk, so requests are served meanwhile. */
@Injectable()
export class ImportReaders implements OnApplicationShutdown {
  private readonly shutdown = new AbortController();
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly log: Log,
  ) {}

  start(job: Omit<ImportJob, 'signal'>): void {
    const reading = readImport(this.dataSource, { ...job, signal: this.shutdown.signal })
      .catch((error: unknown) => {
        this.log.pino.error(
          { importId: job.importId, failure: error instanceof Error ? error.name : 'unknown' },
          'import failed',
        );
      })
      .finally(() => this.underWay.delete(reading));
    this.underWay.add(reading);
  }

  /** What is being read is refused as interrupted: the operator is asked for the file again. */
  async onApplicationShutdown(): Promise<void> {
    this.shutdown.abort();
    await Promise.all(this.underWay);
  }
}
