import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from '#libs/persistence/migrations/repeatable';

/** Hidden rows of an imported file are known apart, and what is to be known before it is taken is kept with it. */
export class ImportNotes1795880660000 implements MigrationInterface {
  readonly name = 'ImportNotes1795880660000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'register_import', 'notes', 'text NULL');
    await addColumn(runner, 'register_import_row', 'hidden', 'tinyint NOT NULL DEFAULT 0');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
