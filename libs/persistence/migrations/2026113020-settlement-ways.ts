import type { MigrationInterface, QueryRunner } from 'typeorm';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';
const TEXT = 'COLLATE utf8mb4_bin';
const NUMBER = `char(16) ${ASCII}`;
const END = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin';

const TABLES = [
  `CREATE TABLE IF NOT EXISTS settlement_way (
    \`code\` varchar(16) ${TEXT} NOT NULL, \`behaviour\` varchar(16) ${TEXT} NOT NULL, \`title\` varchar(40) ${TEXT} NOT NULL,
    \`title_en\` varchar(60) ${TEXT} NOT NULL, \`agreement\` tinyint UNSIGNED NOT NULL, \`cut_off\` varchar(5) ${TEXT} NULL,
    \`days\` int UNSIGNED NOT NULL, \`reversal\` varchar(16) ${TEXT} NOT NULL, \`offered\` tinyint UNSIGNED NOT NULL,
    \`position\` int UNSIGNED NOT NULL, PRIMARY KEY (\`code\`)) ${END}`,
  `CREATE TABLE IF NOT EXISTS settlement_agreement (
    \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT, \`unit_id\` int UNSIGNED NOT NULL, \`way\` varchar(16) ${TEXT} NOT NULL,
    \`agreement_no\` varchar(40) ${TEXT} NOT NULL, \`payer_name\` varchar(200) ${TEXT} NOT NULL,
    \`payer_account\` varchar(40) ${ASCII} NOT NULL, \`payer_bank\` varchar(80) ${TEXT} NOT NULL,
    \`valid_from\` date NOT NULL, \`valid_to\` date NULL,
    INDEX ix_settlement_agreement__unit_id__way__valid_from (\`unit_id\`, \`way\`, \`valid_from\`), PRIMARY KEY (\`id\`)) ${END}`,
  `CREATE TABLE IF NOT EXISTS instrument (
    \`id\` bigint UNSIGNED NOT NULL AUTO_INCREMENT, \`way\` varchar(16) ${TEXT} NOT NULL, \`number\` varchar(32) ${ASCII} NOT NULL,
    \`notice_no\` ${NUMBER} NOT NULL, \`unit_id\` int UNSIGNED NOT NULL, \`bank_account\` varchar(24) ${ASCII} NOT NULL,
    \`fen\` bigint NOT NULL, \`drawer_name\` varchar(200) ${TEXT} NOT NULL, \`state\` varchar(16) ${TEXT} NOT NULL,
    \`standing\` tinyint UNSIGNED NULL, \`receipt_id\` bigint UNSIGNED NULL, \`reason\` varchar(200) ${TEXT} NULL,
    \`recorded_by\` int UNSIGNED NOT NULL, \`recorded_at\` datetime(3) NOT NULL, \`ended_by\` int UNSIGNED NULL,
    \`ended_at\` datetime(3) NULL,
    UNIQUE INDEX ix_instrument__way__number__standing (\`way\`, \`number\`, \`standing\`),
    INDEX ix_instrument__notice_no__id (\`notice_no\`, \`id\`), INDEX ix_instrument__bank_account__id (\`bank_account\`, \`id\`),
    INDEX ix_instrument__bank_account__state__id (\`bank_account\`, \`state\`, \`id\`),
    INDEX ix_instrument__bank_account__state__fen (\`bank_account\`, \`state\`, \`fen\`), PRIMARY KEY (\`id\`)) ${END}`,
  `CREATE TABLE IF NOT EXISTS debit_order (
    \`order_no\` ${NUMBER} NOT NULL, \`notice_no\` ${NUMBER} NOT NULL, \`unit_id\` int UNSIGNED NOT NULL,
    \`bank_account\` varchar(24) ${ASCII} NOT NULL, \`fen\` bigint NOT NULL, \`agreement_no\` varchar(40) ${TEXT} NOT NULL,
    \`payer_name\` varchar(200) ${TEXT} NOT NULL, \`payer_account\` varchar(40) ${ASCII} NOT NULL,
    \`payer_bank\` varchar(80) ${TEXT} NOT NULL, \`state\` varchar(16) ${TEXT} NOT NULL, \`standing\` tinyint UNSIGNED NULL,
    \`ordered_by\` int UNSIGNED NOT NULL, \`ordered_at\` datetime(3) NOT NULL, \`answer_by\` datetime(3) NOT NULL,
    \`send_after\` datetime(3) NULL, \`tries\` int UNSIGNED NOT NULL DEFAULT 0, \`sent_at\` datetime(3) NULL,
    \`handed_over_at\` datetime(3) NULL, \`answered_at\` datetime(3) NULL, \`answered_by\` int UNSIGNED NULL,
    \`receipt_id\` bigint UNSIGNED NULL, \`reason\` varchar(200) ${TEXT} NULL,
    UNIQUE INDEX ix_debit_order__notice_no__standing (\`notice_no\`, \`standing\`),
    INDEX ix_debit_order__notice_no__order_no (\`notice_no\`, \`order_no\`),
    INDEX ix_debit_order__bank_account__order_no (\`bank_account\`, \`order_no\`),
    INDEX ix_debit_order__bank_account__state__order_no (\`bank_account\`, \`state\`, \`order_no\`),
    INDEX ix_debit_order__send_after (\`send_after\`), INDEX ix_debit_order__standing__answer_by (\`standing\`, \`answer_by\`),
    PRIMARY KEY (\`order_no\`)) ${END}`,
];

/** How notices are paid beside a transfer: the ways, the units' agreements, papers that cashiers record, orders to the bank. */
export class SettlementWays1796300302000 implements MigrationInterface {
  readonly name = 'SettlementWays1796300302000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(table);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
