import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from '#libs/persistence/migrations/repeatable';

const NUMBER = 'char(16) CHARACTER SET ascii COLLATE ascii_bin';
const TEXT = 'COLLATE utf8mb4_bin';
const END = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

const TABLES = [
  `CREATE TABLE IF NOT EXISTS assessment (
    \`business_no\` ${NUMBER} NOT NULL, \`unit_id\` int UNSIGNED NOT NULL, \`month\` char(6) ${TEXT} NOT NULL,
    \`notice_no\` ${NUMBER} NOT NULL,
    \`last_people\` int UNSIGNED NOT NULL DEFAULT 0, \`last_fen\` bigint NOT NULL,
    \`increase_people\` int UNSIGNED NOT NULL DEFAULT 0, \`increase_fen\` bigint NOT NULL,
    \`decrease_people\` int UNSIGNED NOT NULL DEFAULT 0, \`decrease_fen\` bigint NOT NULL,
    \`people\` int UNSIGNED NOT NULL DEFAULT 0,
    \`unit_fen\` bigint NOT NULL, \`personal_fen\` bigint NOT NULL, \`fiscal_fen\` bigint NOT NULL,
    \`supplementary_people\` int UNSIGNED NOT NULL DEFAULT 0, \`supplementary_fen\` bigint NOT NULL,
    \`unallocated_fen\` bigint NOT NULL,
    \`gathered_fen\` bigint NOT NULL DEFAULT 0, \`gathered_fiscal_fen\` bigint NOT NULL DEFAULT 0,
    \`assessed_at\` datetime(3) NOT NULL, \`allocated_at\` datetime(3) NULL, \`deleted_at\` datetime(3) NULL,
    \`standing\` tinyint UNSIGNED NULL,
    UNIQUE INDEX ix_assessment__unit_id__month__standing (\`unit_id\`, \`month\`, \`standing\`),
    INDEX ix_assessment__unit_id__business_no (\`unit_id\`, \`business_no\`),
    INDEX ix_assessment__notice_no (\`notice_no\`), PRIMARY KEY (\`business_no\`)) ${END}`,
  `CREATE TABLE IF NOT EXISTS assessment_line (
    \`business_no\` ${NUMBER} NOT NULL, \`account_id\` int UNSIGNED NOT NULL, \`unit_id\` int UNSIGNED NOT NULL,
    \`month\` char(6) ${TEXT} NOT NULL, \`status\` varchar(2) ${TEXT} NOT NULL, \`base_fen\` bigint NOT NULL,
    \`unit_ratio_bp\` smallint UNSIGNED NOT NULL, \`personal_ratio_bp\` smallint UNSIGNED NOT NULL,
    \`fiscal_ratio_bp\` smallint UNSIGNED NOT NULL,
    \`unit_fen\` bigint NOT NULL, \`personal_fen\` bigint NOT NULL, \`fiscal_fen\` bigint NOT NULL,
    \`before_fen\` bigint NOT NULL, \`change_kind\` varchar(8) ${TEXT} NOT NULL, \`cause_no\` ${NUMBER} NULL,
    INDEX ix_assessment_line__account_id__month (\`account_id\`, \`month\`),
    PRIMARY KEY (\`business_no\`, \`account_id\`)) ${END}`,
  `CREATE TABLE IF NOT EXISTS payment_notice (
    \`notice_no\` ${NUMBER} NOT NULL, \`unit_id\` int UNSIGNED NOT NULL, \`sum_fen\` bigint NOT NULL DEFAULT 0,
    \`deadline\` date NOT NULL, \`way\` varchar(16) ${TEXT} NOT NULL, \`created_at\` datetime(3) NOT NULL,
    INDEX ix_payment_notice__unit_id__notice_no (\`unit_id\`, \`notice_no\`), PRIMARY KEY (\`notice_no\`)) ${END}`,
];

/** Months that are assessed, their members, and the notices they are paid by; a case may be posted more than once. */
export class Assessments1796000920170 implements MigrationInterface {
  readonly name = 'Assessments1796000920170';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(table);
    await addColumn(runner, 'posting', 'seq', 'int UNSIGNED NOT NULL DEFAULT 0');
    await keyPostingsBySeq(runner);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}

/** Assessing and allocating are two postings of one case: its number and the event it comes after name each. */
async function keyPostingsBySeq(runner: QueryRunner): Promise<void> {
  const columns: unknown[] = await runner.query(
    `SELECT 1 FROM information_schema.statistics
      WHERE table_schema = DATABASE() AND table_name = 'posting' AND index_name = 'PRIMARY' AND column_name = 'seq'`,
  );
  if (columns.length === 0)
    await runner.query(
      'ALTER TABLE posting DROP PRIMARY KEY, ADD PRIMARY KEY (`business_no`, `seq`)',
    );
}
