import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the treasury's payments are split along; with it fiscal payroll is a way that is open. */
export class TreasuryLists1796900302100 implements MigrationInterface {
  readonly name = 'TreasuryLists1796900302100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE TABLE IF NOT EXISTS treasury_list_line (
        \`receipt_id\` bigint UNSIGNED NOT NULL, \`line_no\` int UNSIGNED NOT NULL, \`unit_id\` int UNSIGNED NOT NULL,
        \`fen\` bigint NOT NULL, \`rest_fen\` bigint NULL, PRIMARY KEY (\`receipt_id\`, \`line_no\`))
        ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`,
    );
    await runner.query("UPDATE settlement_way SET offered = 1 WHERE code = 'fiscal-payroll'");
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
