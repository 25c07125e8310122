import type { MigrationInterface, QueryRunner } from 'typeorm';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';
const TEXT = 'COLLATE utf8mb4_bin';
const BIG = 'bigint UNSIGNED';
const ACCOUNT = `\`bank_account\` varchar(24) ${ASCII} NOT NULL`;
const SERIAL = `\`serial\` varchar(40) ${ASCII} NOT NULL`;

const TABLES = [
  `CREATE TABLE IF NOT EXISTS bank_account (
    \`code\` varchar(24) ${ASCII} NOT NULL, \`branch_code\` varchar(8) ${TEXT} NOT NULL,
    \`account_no\` varchar(32) ${TEXT} NOT NULL, \`bank_name\` varchar(80) ${TEXT} NOT NULL,
    \`account_name\` varchar(120) ${TEXT} NOT NULL, PRIMARY KEY (\`code\`)) ENGINE=InnoDB`,
  `CREATE TABLE IF NOT EXISTS bank_statement (
    \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT, ${ACCOUNT}, \`first_day\` date NOT NULL, \`last_day\` date NOT NULL,
    \`closing_fen\` bigint NULL, \`booked\` int UNSIGNED NOT NULL DEFAULT 0, \`known\` int UNSIGNED NOT NULL DEFAULT 0,
    \`refused\` int UNSIGNED NOT NULL DEFAULT 0, \`refusals\` text ${TEXT} NULL, \`file_name\` varchar(200) ${TEXT} NOT NULL,
    \`content_hash\` char(64) ${ASCII} NOT NULL, \`staff_id\` int UNSIGNED NOT NULL, \`created_at\` datetime(3) NOT NULL,
    INDEX ix_bank_statement__bank_account__last_day__id (\`bank_account\`, \`last_day\`, \`id\`),
    PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
  `CREATE TABLE IF NOT EXISTS bank_receipt (
    \`id\` ${BIG} NOT NULL AUTO_INCREMENT, ${ACCOUNT}, ${SERIAL}, \`booked_on\` date NOT NULL, \`value_on\` date NOT NULL,
    \`fen\` bigint NOT NULL, \`payer_name\` varchar(200) ${TEXT} NOT NULL, \`payer_account\` varchar(40) ${ASCII} NOT NULL,
    \`remark\` varchar(1000) ${TEXT} NOT NULL, \`summary\` varchar(1000) ${TEXT} NOT NULL, \`state\` varchar(16) ${TEXT} NOT NULL,
    \`match_kind\` varchar(16) ${TEXT} NULL, \`business_no\` char(16) ${ASCII} NULL, \`unit_id\` int UNSIGNED NULL,
    \`voucher_id\` ${BIG} NULL, \`statement_id\` int UNSIGNED NULL, \`received_at\` datetime(3) NOT NULL,
    \`proposed_unit_id\` int UNSIGNED NULL, \`proposed_by\` int UNSIGNED NULL, \`proposed_at\` datetime(3) NULL,
    \`proposed_why\` varchar(200) ${TEXT} NULL, \`decided_by\` int UNSIGNED NULL, \`decided_at\` datetime(3) NULL,
    \`decided_why\` varchar(200) ${TEXT} NULL, \`clearing_voucher_id\` ${BIG} NULL,
    UNIQUE INDEX ix_bank_receipt__bank_account__serial (\`bank_account\`, \`serial\`),
    INDEX ix_bank_receipt__bank_account__id (\`bank_account\`, \`id\`),
    INDEX ix_bank_receipt__bank_account__state__id (\`bank_account\`, \`state\`, \`id\`),
    INDEX ix_bank_receipt__bank_account__booked_on__id (\`bank_account\`, \`booked_on\`, \`id\`),
    INDEX ix_bank_receipt__bank_account__statement_id (\`bank_account\`, \`statement_id\`),
    INDEX ix_bank_receipt__unit_id__id (\`unit_id\`, \`id\`), INDEX ix_bank_receipt__business_no (\`business_no\`),
    PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
  `CREATE TABLE IF NOT EXISTS bank_debit (
    \`id\` ${BIG} NOT NULL AUTO_INCREMENT, ${ACCOUNT}, ${SERIAL}, \`booked_on\` date NOT NULL, \`fen\` bigint NOT NULL,
    \`payee_name\` varchar(200) ${TEXT} NOT NULL, \`summary\` varchar(1000) ${TEXT} NOT NULL, \`statement_id\` int UNSIGNED NULL,
    UNIQUE INDEX ix_bank_debit__bank_account__serial (\`bank_account\`, \`serial\`),
    INDEX ix_bank_debit__bank_account__statement_id (\`bank_account\`, \`statement_id\`),
    PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
  `CREATE TABLE IF NOT EXISTS bank_notification (
    \`nonce\` varchar(64) ${ASCII} NOT NULL, \`received_at\` datetime(3) NOT NULL,
    INDEX ix_bank_notification__received_at (\`received_at\`), PRIMARY KEY (\`nonce\`)) ENGINE=InnoDB`,
];

/** What the centre's banks tell: money that came and went, statements, notifications. */
export class Receipts1796000920280 implements MigrationInterface {
  readonly name = 'Receipts1796000920280';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(table);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
