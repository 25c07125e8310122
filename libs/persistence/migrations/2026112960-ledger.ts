import type { MigrationInterface, QueryRunner } from 'typeorm';
import { APPEND_ONLY_TABLES, appendOnlyTriggers } from '#libs/persistence/ledger/append-only';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';
const HASH = `char(64) ${ASCII}`;
const BIG = 'bigint UNSIGNED';

const TABLES = [
  `CREATE TABLE IF NOT EXISTS sub_account (
    \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT, \`account\` varchar(8) ${ASCII} NOT NULL, \`kind\` varchar(16) ${ASCII} NOT NULL,
    \`owner\` varchar(40) ${ASCII} NOT NULL, \`unit_id\` int UNSIGNED NULL,
    UNIQUE INDEX ix_sub_account__account__kind__owner (\`account\`, \`kind\`, \`owner\`),
    INDEX ix_sub_account__unit_id (\`unit_id\`), PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
  `CREATE TABLE IF NOT EXISTS voucher (
    \`id\` ${BIG} NOT NULL AUTO_INCREMENT, \`posting_key\` varchar(64) ${ASCII} NOT NULL, \`kind\` varchar(16) ${ASCII} NOT NULL,
    \`unit_id\` int UNSIGNED NULL, \`business_no\` char(16) ${ASCII} NULL, \`month\` char(6) COLLATE utf8mb4_bin NULL,
    \`value_date\` date NOT NULL, \`posting_day\` date NOT NULL, \`total_fen\` bigint NOT NULL,
    \`reversal_flag\` varchar(2) COLLATE utf8mb4_bin NOT NULL, \`reversal_of\` ${BIG} NULL, \`posted_at\` datetime(3) NOT NULL,
    UNIQUE INDEX ix_voucher__posting_key (\`posting_key\`), UNIQUE INDEX ix_voucher__reversal_of (\`reversal_of\`),
    INDEX ix_voucher__unit_id__posting_day__id (\`unit_id\`, \`posting_day\`, \`id\`),
    INDEX ix_voucher__business_no (\`business_no\`), INDEX ix_voucher__posting_day (\`posting_day\`),
    PRIMARY KEY (\`id\`)) ENGINE=InnoDB`,
  `CREATE TABLE IF NOT EXISTS voucher_line (
    \`voucher_id\` ${BIG} NOT NULL, \`line_no\` smallint UNSIGNED NOT NULL, \`sub_account_id\` int UNSIGNED NOT NULL,
    \`side\` char(1) ${ASCII} NOT NULL, \`amount_fen\` bigint NOT NULL, \`members\` int UNSIGNED NOT NULL DEFAULT 0,
    \`members_hash\` ${HASH} NULL, INDEX ix_voucher_line__sub_account_id__voucher_id (\`sub_account_id\`, \`voucher_id\`),
    PRIMARY KEY (\`voucher_id\`, \`line_no\`)) ENGINE=InnoDB`,
  `CREATE TABLE IF NOT EXISTS member_line (
    \`voucher_id\` ${BIG} NOT NULL, \`line_no\` smallint UNSIGNED NOT NULL, \`account_id\` int UNSIGNED NOT NULL,
    \`month\` char(6) COLLATE utf8mb4_bin NOT NULL, \`kind\` char(2) COLLATE utf8mb4_bin NOT NULL,
    \`unit_fen\` bigint NOT NULL, \`personal_fen\` bigint NOT NULL, \`fiscal_fen\` bigint NOT NULL, \`other_fen\` bigint NOT NULL,
    INDEX ix_member_line__account_id__month (\`account_id\`, \`month\`),
    PRIMARY KEY (\`voucher_id\`, \`line_no\`, \`account_id\`, \`month\`, \`kind\`)) ENGINE=InnoDB`,
  `CREATE TABLE IF NOT EXISTS chain_link (
    \`book\` varchar(48) ${ASCII} NOT NULL, \`seq\` int UNSIGNED NOT NULL, \`voucher_id\` ${BIG} NOT NULL,
    \`content_hash\` ${HASH} NOT NULL, \`hash\` ${HASH} NOT NULL, INDEX ix_chain_link__voucher_id (\`voucher_id\`),
    PRIMARY KEY (\`book\`, \`seq\`)) ENGINE=InnoDB`,
];

/** The centre's books: vouchers, their lines and their members' lines, which nobody changes afterwards. */
export class Ledger1796000600000 implements MigrationInterface {
  readonly name = 'Ledger1796000600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(table);
    for (const table of APPEND_ONLY_TABLES)
      for (const trigger of appendOnlyTriggers(table)) await runner.query(trigger);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
