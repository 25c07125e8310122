import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn, addIndex } from '#libs/persistence/migrations/repeatable';

/** A page's place is given when it is chosen, it is turned once, and bytes that nobody needs are known by name. */
export class PlacesOfPages1795880500000 implements MigrationInterface {
  readonly name = 'PlacesOfPages1795880500000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumn(runner, 'scan_upload', 'position', 'INT UNSIGNED NULL');
    await addColumn(runner, 'scan_upload', 'turn', "SMALLINT UNSIGNED NOT NULL DEFAULT '0'");
    await addColumn(runner, 'scan', 'content_at', 'DATETIME(3) NULL');
    await addIndex(runner, 'scan', ['content_hash']);
    await addIndex(runner, 'scan', ['thumbnail_hash']);
    await runner.query(
      `CREATE TABLE IF NOT EXISTS scan_left (
        \`content_hash\` char(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        \`business_no\` char(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
        \`bytes\` int UNSIGNED NOT NULL,
        \`left_at\` datetime(3) NOT NULL,
        INDEX ix_scan_left__business_no (\`business_no\`),
        INDEX ix_scan_left__left_at (\`left_at\`),
        PRIMARY KEY (\`content_hash\`, \`business_no\`)
      ) ENGINE=InnoDB`,
    );
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
