import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Log } from '#apps/api/observability/log';
import { Slots } from '#libs/documents/slots';
import { ImportOriginals } from '#apps/api/registers/import-originals';
import { readImport, type ImportJob } from '#libs/register-files/read-import';

/** Files in memory at once: each is held whole while it is read. */
const READERS_MAX = 2;

type TakenIn = Omit<ImportJob, 'signal'> & { readonly contentHash: string };

/** The imports this process is reading. Reading yields at every chunk, so requests are served meanwhile. */
@Injectable()
export class ImportReaders implements OnApplicationShutdown {
  private readonly shutdown = new AbortController();
  private readonly places = new Slots(READERS_MAX);
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly originals: ImportOriginals,
    private readonly log: Log,
  ) {}

  /**
   * Waits for a place, then takes the file in; answers the import's id while the file is still being read. The place is
   * given back when the reading is over.
   */
  begin(takeIn: () => Promise<TakenIn>): Promise<number> {
    return new Promise((resolve, reject) => {
      const reading = this.places
        .run(async () => {
          const job = await takeIn();
          resolve(job.importId);
          await this.read(job);
        })
        .catch(reject)
        .finally(() => this.underWay.delete(reading));
      this.underWay.add(reading);
    });
  }

  private async read({ contentHash, ...job }: TakenIn): Promise<void> {
    try {
      await readImport(this.dataSource, { ...job, signal: this.shutdown.signal });
    } catch (error) {
      this.log.pino.error(
        { importId: job.importId, failure: error instanceof Error ? error.name : 'unknown' },
        'import failed',
      );
    }
    await this.originals.forget(contentHash);
  }

  /** What is being read is refused as interrupted: the operator is asked for the file again. */
  async onApplicationShutdown(): Promise<void> {
    this.shutdown.abort();
    await Promise.all(this.underWay);
  }
}
