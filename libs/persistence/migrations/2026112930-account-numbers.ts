import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `
  CREATE TABLE IF NOT EXISTS account_number (
    series char(1) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    last bigint unsigned NOT NULL,
    PRIMARY KEY (series)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`;

/** The last number given to a personal account; who opens accounts holds the row until he has committed. */
export class AccountNumbers1795996930000 implements MigrationInterface {
  readonly name = 'AccountNumbers1795996930000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    await runner.query("INSERT IGNORE INTO account_number (series, last) VALUES ('1', 100000000000)");
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
