import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { dropStaleUploads } from '#libs/persistence/scan-upload-store';
import { Log } from '#apps/api/observability/log';
import { StagedUploads } from '#apps/api/scans/staged-uploads';

/** A day is enough to come back to a broken upload; then its bytes go. */
const KEPT_MS = 24 * 3_600_000;
const LOOK_EVERY_MS = 3_600_000;

@Injectable()
export class StaleUploads implements OnApplicationShutdown {
  private readonly looking: NodeJS.Timeout;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly staged: StagedUploads,
    private readonly log: Log,
  ) {
    this.looking = setInterval(() => void this.look(), LOOK_EVERY_MS).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.looking);
  }

  private async look(): Promise<void> {
    try {
      const ids = await dropStaleUploads(this.dataSource.manager, new Date(Date.now() - KEPT_MS));
      for (const id of ids) await this.staged.remove(id);
    } catch (error) {
      this.log.warn(
        'stale uploads were not removed',
        error instanceof Error ? error.name : undefined,
      );
    }
  }
}
