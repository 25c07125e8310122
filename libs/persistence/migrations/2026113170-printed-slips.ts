import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from '#libs/persistence/migrations/repeatable';

/** What stands on a slip is kept with it: what it was made from changes. */
export class PrintedSlips1796900417000 implements MigrationInterface {
  readonly name = 'PrintedSlips1796900417000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'document', 'printed', 'text NULL');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
