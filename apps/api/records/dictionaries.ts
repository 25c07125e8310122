import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { dictionaryRows, type DictionaryRow } from '#libs/persistence/records/reference-queries';
import type { Text } from '#libs/texts/text';

/** Administrators change a code table now and then; a minute late is soon enough. */
const KEPT_MS = 60_000;

/** The code tables, read once a minute. */
@Injectable()
export class Dictionaries {
  private kept: { readonly rows: Promise<DictionaryRow[]>; readonly until: number } | undefined;

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  rows(): Promise<DictionaryRow[]> {
    const now = performance.now();
    if (this.kept === undefined || this.kept.until < now) {
      const rows = dictionaryRows(this.dataSource.manager);
      rows.catch(() => (this.kept = undefined));
      this.kept = { rows, until: now + KEPT_MS };
    }
    return this.kept.rows;
  }

  /** `dictionary/code` → label. */
  async labels(): Promise<ReadonlyMap<string, Text>> {
    const rows = await this.rows();
    return new Map(
      rows.map((row) => [`${row.dictionary}/${row.code}`, { zh: row.label, en: row.labelEn }]),
    );
  }
}
