import {
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { kindOfFailure } from '#apps/api/observability/kind-of-failure';
import { Log } from '#apps/api/observability/log';
import { Periodic } from '#apps/api/periodic';
import { ImportOriginals } from '#apps/api/registers/import-originals';
import { FileStore, readStored } from '#libs/documents/file-store';
import { Slots } from '#libs/documents/slots';
import { beginReading, refuseImport, showPlaces } from '#libs/persistence/imports/import-store';
import { readImport, type ImportJob } from '#libs/register-files/read-import';

/** Files in memory at once: each is held whole while it is read. One of the places is never one unit's. */
const PLACES = { size: 2, waitingMax: 60, waitingOfSenderMax: 10 };
/** Well within the silence after which an import counts as left alone. */
const PLACES_SHOWN_EVERY_MS = 2_000;

export type TakenIn = Omit<ImportJob, 'signal' | 'file'> & { readonly contentHash: string };

/**
 * The imports this process reads, and those that wait for a place: their bytes are here, in the file store, and nobody's
 * line is held. Reading yields at every chunk, so requests are served meanwhile.
 */
@Injectable()
export class ImportReaders implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly shutdown = new AbortController();
  private readonly places = new Slots(PLACES);
  private readonly underWay = new Set<Promise<void>>();
  /** In the order in which they came; who waits longest stands first. */
  private readonly waiting = new Set<number>();
  private readonly shown = new Periodic(PLACES_SHOWN_EVERY_MS, () => this.showPlaces());

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly files: FileStore,
    private readonly originals: ImportOriginals,
    private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.shown.start();
  }

  /** @throws QueueFull before the sender has sent anything */
  requireRoom(unitId: number): void {
    this.places.requireRoom(senderOf(unitId));
  }

  /** Reads the file when its turn comes. */
  queue(job: TakenIn): void {
    this.waiting.add(job.importId);
    const reading = this.places
      .run(() => this.read(job), senderOf(job.unitId))
      .catch((error: unknown) => this.interrupted(job, error))
      .finally(() => {
        this.waiting.delete(job.importId);
        this.underWay.delete(reading);
      });
    this.underWay.add(reading);
    // A turn later: what has begun at once is no longer in the queue.
    setImmediate(() => void this.showPlaces());
  }

  private async read({ contentHash, ...job }: TakenIn): Promise<void> {
    this.waiting.delete(job.importId);
    this.shutdown.signal.throwIfAborted();
    if (await beginReading(this.dataSource.manager, job.importId)) {
      const file = await readStored(this.files, contentHash);
      await readImport(this.dataSource, { ...job, file, signal: this.shutdown.signal });
    }
    await this.originals.forget(contentHash);
  }

  private async interrupted({ importId }: TakenIn, error: unknown): Promise<void> {
    this.log.pino.error({ importId, failure: kindOfFailure(error) }, 'import failed');
    try {
      await refuseImport(this.dataSource.manager, importId, { code: 'IMPORT_INTERRUPTED' });
    } catch {
      // The database is away: it is found silent when that is over.
    }
  }

  /** Says of those who wait that they live, and how many go before them. */
  private async showPlaces(): Promise<void> {
    try {
      await showPlaces(this.dataSource.manager, [...this.waiting]);
    } catch (error) {
      this.log.pino.warn({ cause: kindOfFailure(error) }, 'places of imports not shown');
    }
  }

  /** What is being read or waits is refused as interrupted: the operator is asked for the file again. */
  async onApplicationShutdown(): Promise<void> {
    this.shutdown.abort();
    await this.shown.stop();
    await Promise.all(this.underWay);
  }
}

function senderOf(unitId: number): string {
  return String(unitId);
}
