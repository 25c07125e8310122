import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from '#libs/persistence/migrations/repeatable';

const LINKS = `
  CREATE TABLE IF NOT EXISTS case_link (
    \`business_no\` char(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    \`from_no\` char(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    \`kind\` varchar(16) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    PRIMARY KEY (\`business_no\`, \`from_no\`),
    INDEX ix_case_link__from_no__kind__business_no (\`from_no\`, \`kind\`, \`business_no\`)) ENGINE=InnoDB`;

/** Who began a case, and the case it came from; every case until now was begun by an operator. */
export class Openers1796009980000 implements MigrationInterface {
  readonly name = 'Openers1796009980000';

  async up(runner: QueryRunner): Promise<void> {
    const kind = "varchar(8) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL DEFAULT 'operator'";
    await addColumn(runner, 'submission', 'initiator_kind', kind);
    await runner.query(LINKS);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
