import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, addIndex } from '#libs/persistence/migrations/repeatable';

/** As libs/persistence/accounts/unit-totals.ts derives them. */
const FILL = `
  UPDATE unit u
    JOIN (SELECT unit_id, SUM(status = '01') AS paying, SUM(status = '02') AS sealed,
                 SUM(IF(status = '01', unit_fen + personal_fen + fiscal_fen, 0)) AS fen
            FROM personal_account GROUP BY unit_id) a ON a.unit_id = u.id
     SET u.paying_members = a.paying, u.sealed_members = a.sealed, u.monthly_fen = a.fen`;

/** What the hot paths look up by, and would otherwise look for in whole tables. */
const LOOKED_UP_BY = [
  ['scan_upload', ['link_token_hash']],
  ['register_import', ['content_hash']],
  ['register_import', ['state', 'heartbeat_at']],
] as const;

/** A unit's people and sums are kept beside its marks, so that its home page reads one row. */
export class UnitTotals1795880630000 implements MigrationInterface {
  readonly name = 'UnitTotals1795880630000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'unit', 'paying_members', 'int UNSIGNED NOT NULL DEFAULT 0');
    await addColumn(runner, 'unit', 'sealed_members', 'int UNSIGNED NOT NULL DEFAULT 0');
    await addColumn(runner, 'unit', 'monthly_fen', 'bigint NOT NULL DEFAULT 0');
    for (const [table, columns] of LOOKED_UP_BY) await addIndex(runner, table, columns);
    await runner.query(FILL);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
