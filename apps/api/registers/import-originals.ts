import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { FileStore } from '#libs/documents/file-store';
import { isOriginalNeeded } from '#libs/persistence/imports/import-sweep';
import { Log } from '#apps/api/observability/log';

/**
 * Uploaded files of imports hold names and ID numbers: they go as soon as no import
 * needs them, within a day and an hour at the latest. Scans and receipts lie in
 * the same store, but no file that is read as a table can have their bytes (sheetFormatOf refuses pictures and PDFs).
 */
@Injectable()
export class ImportOriginals {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly files: FileStore,
    private readonly log: Log,
  ) {}

  /** Never the caller's failure: what stays behind is found by the sweep. */
  async forget(contentHash: string): Promise<void> {
    try {
      if (await isOriginalNeeded(this.dataSource.manager, contentHash)) return;
      await this.files.delete(contentHash);
    } catch (error) {
      this.log.warn(
        'an import’s file was not removed',
        error instanceof Error ? error.name : undefined,
      );
    }
  }
}
