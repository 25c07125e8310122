import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from '#libs/persistence/migrations/repeatable';

/** Of a line that is wrong: whom it names, and what stands in the column. */
export class FindingsShown1796900419500 implements MigrationInterface {
  readonly name = 'FindingsShown1796900419500';

  async up(runner: QueryRunner): Promise<void> {
    const text = "varchar(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT ''";
    await addColumn(runner, 'register_import_finding', 'person', text);
    await addColumn(runner, 'register_import_finding', 'shown', text);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
