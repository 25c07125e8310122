import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from '#libs/persistence/migrations/repeatable';
import { NEXT_TO_ASSESS, nextMonthSql } from '#libs/persistence/terms/month-sql';
import { roundedProductSql } from '#libs/persistence/terms/rounding-sql';

const MONTH = 'char(6) COLLATE utf8mb4_bin NOT NULL';
const BUSINESS_NO = 'char(16) CHARACTER SET ascii COLLATE ascii_bin NULL';
const RATIOS = (nullability: string) =>
  ['unit', 'personal', 'fiscal']
    .map((side) => `\`${side}_ratio_bp\` smallint UNSIGNED ${nullability}`)
    .join(', ');

const TABLES = [
  `CREATE TABLE IF NOT EXISTS base_term (
    \`account_id\` int UNSIGNED NOT NULL, \`from_month\` ${MONTH}, \`base_fen\` bigint NOT NULL,
    \`business_no\` ${BUSINESS_NO}, PRIMARY KEY (\`account_id\`, \`from_month\`)) ENGINE=InnoDB`,
  `CREATE TABLE IF NOT EXISTS own_ratio_term (
    \`account_id\` int UNSIGNED NOT NULL, \`from_month\` ${MONTH}, ${RATIOS('NULL')},
    \`business_no\` ${BUSINESS_NO}, PRIMARY KEY (\`account_id\`, \`from_month\`)) ENGINE=InnoDB`,
  `CREATE TABLE IF NOT EXISTS status_term (
    \`account_id\` int UNSIGNED NOT NULL, \`from_month\` ${MONTH}, \`unit_id\` int UNSIGNED NOT NULL,
    \`status\` varchar(2) COLLATE utf8mb4_bin NOT NULL, \`reason\` varchar(8) COLLATE utf8mb4_bin NOT NULL DEFAULT '',
    \`business_no\` ${BUSINESS_NO}, INDEX ix_status_term__unit_id__account_id (\`unit_id\`, \`account_id\`),
    PRIMARY KEY (\`account_id\`, \`from_month\`)) ENGINE=InnoDB`,
  `CREATE TABLE IF NOT EXISTS unit_term (
    \`unit_id\` int UNSIGNED NOT NULL, \`from_month\` ${MONTH}, ${RATIOS('NOT NULL')},
    \`rounding\` varchar(16) COLLATE utf8mb4_bin NOT NULL, \`status\` varchar(2) COLLATE utf8mb4_bin NOT NULL,
    \`business_no\` ${BUSINESS_NO}, PRIMARY KEY (\`unit_id\`, \`from_month\`)) ENGINE=InnoDB`,
];

/** An account's first month, as far as its unit's own months reach. */
const FIRST = `GREATEST(u.first_month, LEAST(DATE_FORMAT(a.opened_on, '%Y%m'), ${NEXT_TO_ASSESS}))`;
/** Who rests from a month after his first: the first was still one of paying. */
const STOPPED = `a.status <> '01' AND a.paid_through_month >= ${FIRST} AND ${FIRST} < ${NEXT_TO_ASSESS}`;
const ACCOUNTS = 'personal_account a JOIN unit u ON u.id = a.unit_id';
/** The base before the first change known of. */
const FIRST_BASE = `COALESCE((SELECT c.before FROM posted_change c WHERE c.subject_kind = 'account' AND c.subject_id = a.id
   AND c.field = 'baseFen' AND c.effective_month IS NOT NULL ORDER BY c.id LIMIT 1), a.base_fen)`;

const FILL = [
  `INSERT IGNORE INTO unit_term (unit_id, from_month, unit_ratio_bp, personal_ratio_bp, fiscal_ratio_bp, rounding, status)
   SELECT id, first_month, unit_ratio_bp, personal_ratio_bp, fiscal_ratio_bp, rounding, status FROM unit`,
  `INSERT IGNORE INTO status_term (account_id, from_month, unit_id, status)
   SELECT a.id, ${FIRST}, a.unit_id, IF(${STOPPED}, '01', a.status) FROM ${ACCOUNTS}`,
  `INSERT IGNORE INTO status_term (account_id, from_month, unit_id, status)
   SELECT a.id, LEAST(${nextMonthSql('a.paid_through_month')}, ${NEXT_TO_ASSESS}), a.unit_id, a.status
     FROM ${ACCOUNTS} WHERE ${STOPPED}`,
  `INSERT IGNORE INTO base_term (account_id, from_month, base_fen)
   SELECT a.id, ${FIRST}, ${FIRST_BASE} FROM ${ACCOUNTS}`,
  `INSERT INTO base_term (account_id, from_month, base_fen, business_no)
   SELECT c.subject_id, c.effective_month, c.after, c.business_no FROM posted_change c
    WHERE c.subject_kind = 'account' AND c.field = 'baseFen' AND c.effective_month IS NOT NULL ORDER BY c.id
   ON DUPLICATE KEY UPDATE base_fen = VALUES(base_fen), business_no = VALUES(business_no)`,
  `INSERT IGNORE INTO own_ratio_term (account_id, from_month, unit_ratio_bp, personal_ratio_bp, fiscal_ratio_bp)
   SELECT a.id, ${FIRST}, a.unit_ratio_bp, a.personal_ratio_bp, a.fiscal_ratio_bp FROM ${ACCOUNTS}
    WHERE a.unit_ratio_bp <> u.unit_ratio_bp OR a.personal_ratio_bp <> u.personal_ratio_bp
       OR a.fiscal_ratio_bp <> u.fiscal_ratio_bp`,
  `UPDATE personal_account a JOIN own_ratio_term o ON o.account_id = a.id SET a.own_ratios = 1`,
  `UPDATE ${ACCOUNTS} JOIN base_term b ON b.account_id = a.id AND b.from_month > ${NEXT_TO_ASSESS}
      SET a.later_month = LEAST(COALESCE(a.later_month, '999999'), b.from_month)`,
];

/** A base for a later month had been written into the account at once; it stands from its month on now. */
const amount = (side: string) =>
  `a.${side}_fen = ${roundedProductSql('b.base_fen', `a.${side}_ratio_bp`, 'u.rounding')}`;
const TAKE_BACK = `
  UPDATE ${ACCOUNTS}
    JOIN base_term b ON b.account_id = a.id AND b.from_month = (
      SELECT MAX(n.from_month) FROM base_term n WHERE n.account_id = a.id AND n.from_month <= ${NEXT_TO_ASSESS})
     SET a.base_fen = b.base_fen, ${['unit', 'personal', 'fiscal'].map(amount).join(', ')}, a.version = a.version + 1
   WHERE a.later_month IS NOT NULL AND a.base_fen <> b.base_fen`;
const SUMS = `
  UPDATE unit u JOIN (SELECT unit_id, SUM(IF(status = '01', unit_fen + personal_fen + fiscal_fen, 0)) AS fen
                        FROM personal_account GROUP BY unit_id) a ON a.unit_id = u.id
     SET u.monthly_fen = a.fen`;

/** Accounts and units get their lines of months; what they held becomes the first rows (domain 14). */
export class Terms1795891000000 implements MigrationInterface {
  readonly name = 'Terms1795891000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(table);
    await addColumn(runner, 'personal_account', 'own_ratios', 'tinyint NOT NULL DEFAULT 0');
    await addColumn(
      runner,
      'personal_account',
      'later_month',
      'char(6) COLLATE utf8mb4_bin NULL',
    );
    for (const fill of FILL) await runner.query(fill);
    await runner.query(TAKE_BACK);
    await runner.query(SUMS);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
