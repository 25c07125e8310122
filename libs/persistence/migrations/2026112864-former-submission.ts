import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from '#libs/persistence/migrations/repeatable';

/** What was submitted before a case came back to its operator, so that the next reviewer sees what has changed since. */
export class FormerSubmission1795880640000 implements MigrationInterface {
  readonly name = 'FormerSubmission1795880640000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'submission', 'former_form', 'text NULL');
    await runner.query(`CREATE TABLE IF NOT EXISTS former_row (
      \`business_no\` char(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
      \`account_id\` int UNSIGNED NOT NULL,
      \`base_after_fen\` bigint NOT NULL,
      PRIMARY KEY (\`business_no\`, \`account_id\`)
    ) ENGINE=InnoDB`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
