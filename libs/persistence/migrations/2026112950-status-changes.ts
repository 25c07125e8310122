import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addIndex } from '#libs/persistence/migrations/repeatable';
import { broughtOverSql } from '#libs/persistence/records/status-history';

const TABLE = `
  CREATE TABLE IF NOT EXISTS status_change (
    id bigint unsigned NOT NULL AUTO_INCREMENT,
    account_id int unsigned NOT NULL,
    unit_id int unsigned NOT NULL,
    kind varchar(12) COLLATE utf8mb4_bin NOT NULL,
    reason varchar(8) COLLATE utf8mb4_bin NOT NULL DEFAULT '',
    from_month char(6) COLLATE utf8mb4_bin NOT NULL,
    business_no char(16) CHARACTER SET ascii COLLATE ascii_bin NULL,
    posted_at datetime(3) NOT NULL,
    PRIMARY KEY (id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`;

const INDEXES: readonly (readonly [string, readonly string[]])[] = [
  ['status_change', ['unit_id', 'posted_at', 'id']],
  ['status_change', ['unit_id', 'kind', 'posted_at', 'id']],
  ['status_change', ['account_id', 'unit_id', 'posted_at', 'id']],
  // What a case posted is written into the history from its terms.
  ['status_term', ['business_no']],
  ['posted_change', ['unit_id', 'subject_kind', 'posted_at', 'id']],
];

/** The queries of changes: a history of statuses, filled from what the former system left, and orders by the moment. */
export class StatusChanges1795996950000 implements MigrationInterface {
  readonly name = 'StatusChanges1795996950000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    for (const [table, columns] of INDEXES) await addIndex(runner, table, columns);
    const there: unknown[] = await runner.query('SELECT id FROM status_change LIMIT 1');
    if (there.length === 0) await runner.query(broughtOverSql());
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
