import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `
  CREATE TABLE IF NOT EXISTS books_proof (
    \`id\` int UNSIGNED NOT NULL AUTO_INCREMENT, \`proved_at\` datetime(3) NOT NULL, \`difference\` text COLLATE utf8mb4_bin NULL,
    PRIMARY KEY (\`id\`)) ENGINE=InnoDB`;

/** What each proof of the books found. */
export class BooksProof1796000610000 implements MigrationInterface {
  readonly name = 'BooksProof1796000610000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}
