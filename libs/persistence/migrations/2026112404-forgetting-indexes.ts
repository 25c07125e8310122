import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By what old rows are found when they are forgotten. */
const INDEXES = [
  { table: 'session', column: 'created_at' },
  { table: 'sign_in_throttle', column: 'last_failure_at' },
] as const;

/** Housekeeping finds old sessions and tries without reading all of them. */
export class ForgettingIndexes1795530000000 implements MigrationInterface {
  readonly name = 'ForgettingIndexes1795530000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const { table, column } of INDEXES) {
      const index = `ix_${table}__${column}`;
      // MySQL knows no CREATE INDEX IF NOT EXISTS; a migration that was cut off is run again.
      const there: unknown[] = await runner.query(
        'SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ? AND index_name = ?',
        [table, index],
      );
      if (there.length === 0)
        await runner.query(`CREATE INDEX ${index} ON ${table} (\`${column}\`)`);
    }
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
