import type { MigrationInterface, QueryRunner } from 'typeorm';
import { voucherFlowSql } from '#libs/persistence/ledger/unit-flow-store';

const ASCII = 'CHARACTER SET ascii COLLATE ascii_bin';

const TABLE = `
  CREATE TABLE IF NOT EXISTS unit_flow (
    \`id\` bigint UNSIGNED NOT NULL AUTO_INCREMENT, \`entry_key\` varchar(64) ${ASCII} NOT NULL, \`unit_id\` int UNSIGNED NOT NULL,
    \`posting_day\` date NOT NULL, \`type\` char(2) COLLATE utf8mb4_bin NOT NULL, \`voucher_id\` bigint UNSIGNED NULL,
    \`line_no\` smallint UNSIGNED NOT NULL DEFAULT 0, \`business_no\` char(16) ${ASCII} NULL,
    \`month\` char(6) COLLATE utf8mb4_bin NOT NULL DEFAULT '', \`amount_fen\` bigint NOT NULL, \`interest_fen\` bigint NOT NULL,
    \`headcount\` int UNSIGNED NOT NULL,
    UNIQUE INDEX ix_unit_flow__entry_key (\`entry_key\`),
    INDEX ix_unit_flow__unit_id__posting_day__id (\`unit_id\`, \`posting_day\`, \`id\`),
    INDEX ix_unit_flow__unit_id__type__posting_day__id (\`unit_id\`, \`type\`, \`posting_day\`, \`id\`),
    INDEX ix_unit_flow__voucher_id__line_no (\`voucher_id\`, \`line_no\`), INDEX ix_unit_flow__business_no (\`business_no\`),
    PRIMARY KEY (\`id\`)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`;

/** What the registers of this hall did without money, by the business each was of. */
const CASES = `
  INSERT INTO unit_flow (entry_key, unit_id, posting_day, type, business_no, month, amount_fen, interest_fen, headcount)
  SELECT CONCAT('c/', s.business_no, '/', t.type, '/', s.unit_id), s.unit_id, DATE(p.posted_at + INTERVAL 8 HOUR), t.type,
         s.business_no, COALESCE(s.effective_month, ''), 0, 0,
         (SELECT COUNT(*) FROM register_row r WHERE r.business_no = s.business_no AND r.chosen = 1)
    FROM posting p JOIN submission s ON s.business_no = p.business_no
    JOIN (SELECT 'enrolment' AS business, '03' AS type UNION ALL SELECT 'unseal', '04' UNION ALL SELECT 'seal', '05'
          UNION ALL SELECT 'base-adjustment', '10') t ON t.business = s.business
   ORDER BY p.posted_at, s.business_no`;

/** The flow of units, with what the books and the cases of this hall hold already. */
export class UnitFlow1796000920390 implements MigrationInterface {
  readonly name = 'UnitFlow1796000920390';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    // Cut off in between, both are written anew: nothing refers to a row yet.
    await runner.query('DELETE FROM unit_flow');
    await runner.query(voucherFlowSql('1 = 1'));
    await runner.query(CASES);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
