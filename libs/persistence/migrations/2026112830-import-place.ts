import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where an import stands in the queue while it waits to be read. */
export class ImportPlace1795830000000 implements MigrationInterface {
  readonly name = 'ImportPlace1795830000000';

  async up(runner: QueryRunner): Promise<void> {
    // MySQL knows no ADD COLUMN IF NOT EXISTS; a migration that was cut off is run again.
    const there: unknown[] = await runner.query(
      "SELECT 1 FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = 'register_import' AND column_name = 'place'",
    );
    if (there.length === 0)
      await runner.query(
        'ALTER TABLE register_import ADD COLUMN `place` int UNSIGNED NOT NULL DEFAULT 0',
      );
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
