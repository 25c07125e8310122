import type { MigrationInterface, QueryRunner } from 'typeorm';

const NUMBER = 'char(16) CHARACTER SET ascii COLLATE ascii_bin';

/** Bases that an assessment lifted to its month's floor, with what they replaced. */
export class LiftedBases1796900040000 implements MigrationInterface {
  readonly name = 'LiftedBases1796900040000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE IF NOT EXISTS lifted_base (
      \`business_no\` ${NUMBER} NOT NULL, \`account_id\` int UNSIGNED NOT NULL, \`month\` char(6) COLLATE utf8mb4_bin NOT NULL,
      \`base_fen\` bigint NULL, \`cause_no\` ${NUMBER} NULL, PRIMARY KEY (\`business_no\`, \`account_id\`))
      ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
