import type { MigrationInterface, QueryRunner } from 'typeorm';

const COLLATION = 'utf8mb4_bin';

interface Table {
  readonly name: string;
  readonly wrongColumns: string | number;
}

/** The first tables named no collation and took the server's default: now each has the one that the hall's rules rest on. */
export class Collations1795890200000 implements MigrationInterface {
  readonly name = 'Collations1795890200000';

  async up(runner: QueryRunner): Promise<void> {
    const tables: Table[] = await runner.query(
      `SELECT t.table_name AS name,
              (SELECT COUNT(*) FROM information_schema.columns c
                WHERE c.table_schema = t.table_schema AND c.table_name = t.table_name
                  AND c.collation_name NOT IN ('${COLLATION}', 'ascii_bin')) AS wrongColumns
         FROM information_schema.tables t
        WHERE t.table_schema = DATABASE() AND t.table_type = 'BASE TABLE'
          AND (t.table_collation <> '${COLLATION}' OR EXISTS (
                SELECT 1 FROM information_schema.columns c
                 WHERE c.table_schema = t.table_schema AND c.table_name = t.table_name
                   AND c.collation_name NOT IN ('${COLLATION}', 'ascii_bin')))`,
    );
    for (const { name, wrongColumns } of tables) {
      const change = Number(wrongColumns) > 0 ? 'CONVERT TO' : 'DEFAULT';
      await runner.query(`ALTER TABLE \`${name}\` ${change} CHARACTER SET utf8mb4 COLLATE ${COLLATION}`);
    }
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
