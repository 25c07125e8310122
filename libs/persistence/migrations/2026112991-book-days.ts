import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnlyTriggers } from '#libs/persistence/ledger/append-only';

const HASH = 'char(64) CHARACTER SET ascii COLLATE ascii_bin';
const TABLES = [
  `CREATE TABLE IF NOT EXISTS book_day (
    \`day\` date NOT NULL, \`closed_at\` datetime(3) NULL, \`anchor\` ${HASH} NULL, PRIMARY KEY (\`day\`)) ENGINE=InnoDB`,
  `CREATE TABLE IF NOT EXISTS voucher_number (
    \`year\` smallint UNSIGNED NOT NULL, \`number\` int UNSIGNED NOT NULL, \`voucher_id\` bigint UNSIGNED NOT NULL,
    \`posting_day\` date NOT NULL, UNIQUE INDEX ix_voucher_number__voucher_id (\`voucher_id\`),
    PRIMARY KEY (\`year\`, \`number\`)) ENGINE=InnoDB`,
];

/** Written in advance: whoever posts only looks at his day, and nobody waits for a row that another one is writing. */
const FIRST = '2015-01-01';
const LAST = '2049-12-31';
const DAY_MS = 86_400_000;
const ROWS_PER_INSERT = 2_000;

/** Days of the books, which close, and the numbers that vouchers get then. */
export class BookDays1796000920391 implements MigrationInterface {
  readonly name = 'BookDays1796000920391';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.query(table);
    for (const trigger of appendOnlyTriggers('voucher_number')) await runner.query(trigger);
    const days = allDays();
    for (let at = 0; at < days.length; at += ROWS_PER_INSERT)
      await runner.query('INSERT IGNORE INTO book_day (day) VALUES ?', [
        days.slice(at, at + ROWS_PER_INSERT).map((day) => [day]),
      ]);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}

function allDays(): string[] {
  const days: string[] = [];
  for (let at = Date.parse(FIRST); at <= Date.parse(LAST); at += DAY_MS)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
