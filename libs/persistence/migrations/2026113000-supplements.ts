import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, addIndex } from '#libs/persistence/migrations/repeatable';

/** Sums due of more kinds than a unit's month: what is made good of months that are paid, a line for each member and month. */
export class Supplements1796900400000 implements MigrationInterface {
  readonly name = 'Supplements1796900400000';

  async up(runner: QueryRunner): Promise<void> {
    const kind = "varchar(2) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT '01'";
    await addColumn(runner, 'assessment', 'kind', kind);
    await addIndex(runner, 'assessment', ['kind', 'allocated_at']);
    await keyLinesByMonth(runner);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}

/** A member has several months in one of them. */
async function keyLinesByMonth(runner: QueryRunner): Promise<void> {
  const there: unknown[] = await runner.query(
    `SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'assessment_line'
        AND index_name = 'PRIMARY' AND column_name = 'month'`,
  );
  if (there.length === 0)
    await runner.query(
      'ALTER TABLE assessment_line DROP PRIMARY KEY, ADD PRIMARY KEY (`business_no`, `account_id`, `month`)',
    );
}
