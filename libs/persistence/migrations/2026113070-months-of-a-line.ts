import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from '#libs/persistence/migrations/repeatable';

/** A line of an imported file that names a range of months makes several rows. */
export class MonthsOfALine1796900407000 implements MigrationInterface {
  readonly name = 'MonthsOfALine1796900407000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'register_import_row', 'part', 'tinyint unsigned NOT NULL DEFAULT 0');
    const keyed: unknown[] = await runner.query(
      `SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE()
          AND table_name = 'register_import_row' AND index_name = 'PRIMARY' AND column_name = 'part'`,
    );
    if (keyed.length === 0)
      await runner.query(
        'ALTER TABLE register_import_row DROP PRIMARY KEY, ADD PRIMARY KEY (`import_id`, `line_no`, `part`)',
      );
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
