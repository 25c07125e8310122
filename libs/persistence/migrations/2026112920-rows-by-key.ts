import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumn } from '#libs/persistence/migrations/repeatable';

const KEY = "varchar(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT ''";
/** What a row holds beside its amounts, in the register and in the staging of an import alike. */
const BESIDE_AMOUNTS = [
  '`month` char(6) COLLATE utf8mb4_bin NULL',
  '`typed` text COLLATE utf8mb4_bin NULL',
  '`decided` text COLLATE utf8mb4_bin NULL',
  '`name_key` varchar(60) COLLATE utf8mb4_bin NULL',
  '`note_code` varchar(40) COLLATE utf8mb4_bin NULL',
  '`note_details` text COLLATE utf8mb4_bin NULL',
];
const COLUMN_OF_FINDING = '`finding_column` varchar(40) COLLATE utf8mb4_bin NULL';
const TABLES = [
  { name: 'register_row', added: [...BESIDE_AMOUNTS, COLUMN_OF_FINDING] },
  { name: 'register_import_row', added: BESIDE_AMOUNTS },
  { name: 'former_row', added: ['`typed` text COLLATE utf8mb4_bin NULL'] },
] as const;

/** Registers that begin on one day lie together: so many rows are written in one statement. */
const DAYS = 'SELECT DISTINCT LEFT(business_no, 8) AS day FROM submission ORDER BY day';

/** Rows of registers are known by a key of their own, so that a row can be about somebody who has no account yet. */
export class RowsByKey1796000920000 implements MigrationInterface {
  readonly name = 'RowsByKey1796000920000';

  async up(runner: QueryRunner): Promise<void> {
    for (const { name, added } of TABLES) {
      if (await runner.hasColumn(name, 'row_key')) continue;
      const changes = [`\`row_key\` ${KEY}`, ...added].map((column) => `ADD COLUMN ${column}`);
      await runner.query(`ALTER TABLE ${name} ${changes.join(', ')}`);
    }
    await addColumn(runner, 'submission', 'notes', 'int UNSIGNED NOT NULL DEFAULT 0');
    await fillKeys(runner);
    await keyRows(runner);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}

async function fillKeys(runner: QueryRunner): Promise<void> {
  const days: { day: string }[] = await runner.query(DAYS);
  for (const table of ['register_row', 'former_row'])
    for (const { day } of days)
      await runner.query(
        `UPDATE ${table} SET row_key = account_id WHERE business_no >= ? AND business_no < ? AND row_key = ''`,
        [day, `${day}~`],
      );
  await runner.query(
    "UPDATE register_import_row SET row_key = account_id WHERE row_key = '' AND account_id IS NOT NULL",
  );
}

async function keyRows(runner: QueryRunner): Promise<void> {
  const former = 'ix_register_row__business_no__account_id';
  const unique = 'ix_register_row__business_no__row_key';
  if (!(await hasIndex(runner, 'register_row', unique)))
    await runner.query(
      `CREATE UNIQUE INDEX ${unique} ON register_row (\`business_no\`, \`row_key\`)`,
    );
  if (await hasIndex(runner, 'register_row', former))
    await runner.query(`DROP INDEX ${former} ON register_row`);
  // One statement: there are servers that take no table without a primary key, not even for a moment.
  if (await isKeyedByAccount(runner))
    await runner.query(
      'ALTER TABLE former_row DROP PRIMARY KEY, ADD PRIMARY KEY (`business_no`, `row_key`)',
    );
  for (const { name } of TABLES)
    await runner.query(`ALTER TABLE ${name} MODIFY COLUMN \`account_id\` int UNSIGNED NULL`);
}

async function hasIndex(runner: QueryRunner, table: string, index: string): Promise<boolean> {
  const there: unknown[] = await runner.query(
    'SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = ? AND index_name = ?',
    [table, index],
  );
  return there.length > 0;
}

async function isKeyedByAccount(runner: QueryRunner): Promise<boolean> {
  const there: unknown[] = await runner.query(
    `SELECT 1 FROM information_schema.statistics WHERE table_schema = DATABASE() AND table_name = 'former_row'
        AND index_name = 'PRIMARY' AND column_name = 'account_id'`,
  );
  return there.length > 0;
}
