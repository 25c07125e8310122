import type { MigrationInterface, QueryRunner } from 'typeorm';

const AMOUNTS = ['base', 'unit', 'personal', 'fiscal'].flatMap((side) => [
  `${side}_before_fen`,
  `${side}_after_fen`,
]);

/** Each can be repeated: a migration that was cut off goes on when it is run again. */
const MOVE_FINDINGS = [
  `CREATE TABLE IF NOT EXISTS register_import_finding (
    \`import_id\` int UNSIGNED NOT NULL,
    \`line_no\` int UNSIGNED NOT NULL,
    \`finding_no\` tinyint UNSIGNED NOT NULL,
    \`column_title\` varchar(40) NOT NULL,
    \`code\` varchar(40) NOT NULL,
    \`details\` text NULL,
    PRIMARY KEY (\`import_id\`, \`line_no\`, \`finding_no\`)
  ) ENGINE=InnoDB`,
  `INSERT IGNORE INTO register_import_finding (import_id, line_no, finding_no, column_title, code, details)
   SELECT import_id, line_no, 1, COALESCE(finding_column, ''), finding_code, finding_details
     FROM register_import_row WHERE finding_code IS NOT NULL`,
  'DELETE FROM register_import_row WHERE finding_code IS NOT NULL',
  `ALTER TABLE register_import_row
     DROP COLUMN finding_code, DROP COLUMN finding_column, DROP COLUMN finding_details,
     MODIFY account_id int UNSIGNED NOT NULL, MODIFY decided_version int UNSIGNED NOT NULL,
     ${AMOUNTS.map((column) => `MODIFY ${column} bigint NOT NULL`).join(', ')}`,
];

/** A line of an imported file may have several findings: they get a table of their own, good lines keep theirs. */
export class ImportFindings1795510000000 implements MigrationInterface {
  readonly name = 'ImportFindings1795510000000';

  async up(runner: QueryRunner): Promise<void> {
    // The last statement takes the columns away: without them everything has been done.
    if (!(await runner.hasColumn('register_import_row', 'finding_code'))) return;
    for (const statement of MOVE_FINDINGS) await runner.query(statement);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
