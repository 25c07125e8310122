import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `
  CREATE TABLE IF NOT EXISTS transfer_entry (
    business_no char(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    account_id int UNSIGNED NOT NULL,
    unit_id int UNSIGNED NOT NULL,
    from_unit_id int UNSIGNED NOT NULL,
    to_unit_id int UNSIGNED NOT NULL,
    carried_forward_fen bigint NOT NULL,
    current_year_fen bigint NOT NULL,
    month char(6) COLLATE utf8mb4_bin NOT NULL,
    posted_at datetime(3) NOT NULL,
    INDEX ix_transfer_entry__unit_id__posted_at (unit_id, posted_at),
    INDEX ix_transfer_entry__account_id (account_id),
    PRIMARY KEY (business_no, account_id, unit_id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`;

/** Balances that went with transferred accounts, until the ledger books them. */
export class Transfers1795996940000 implements MigrationInterface {
  readonly name = 'Transfers1795996940000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
