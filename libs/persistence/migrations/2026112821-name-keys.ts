import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Every sign that stands for the dot of a name, as libs/values knew them on the day of this migration. */
const DOTS = '.。\u0387\u02d9\u119e\u1427\u16eb\u2022\u2024\u2027\u2219\u22c5\u25cf\u25e6\u26ab\u2981\u2e30\u2e31\u2e33\u30fb\u318d\ua78f\ufe45\ufe52\uff0e\uff61\uff65\u{10101}';
const BLANKS = ' \u00a0\u2002\u2003\u2009\u202f\u3000';
/** Full-width signs but the dot. */
const WIDE = Array.from({ length: 94 }, (_, at) => String.fromCharCode(0xff01 + at)).filter(
  (sign) => sign !== '．',
);

/** What a search compares: `name` without width, blanks and case, every dot one dot. The server keeps it itself. */
function keyOf(column: string): string {
  const replacements: [string, string][] = [
    ...[...DOTS].map((dot): [string, string] => [dot, '·']),
    ...[...BLANKS].map((blank): [string, string] => [blank, '']),
    ...WIDE.map((sign): [string, string] => [
      sign,
      String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
    ]),
  ];
  const narrow = replacements.reduce(
    (sql, [from, to]) => `REPLACE(${sql}, ${literal(from)}, ${literal(to)})`,
    `\`${column}\``,
  );
  return `UPPER(${narrow})`;
}

/** By its bytes: a server that reads its own column back quotes other characters wrongly. */
function literal(text: string): string {
  const code = Buffer.from(text, 'utf8').toString('hex');
  return text === '' ? "''" : `CHAR(0x${code} USING utf8mb4)`;
}

const KEYED = [
  { table: 'member', length: 60 },
  { table: 'unit', length: 120 },
] as const;

/** Members and units are found by name however the name is typed. */
export class NameKeys1795890210000 implements MigrationInterface {
  readonly name = 'NameKeys1795890210000';

  async up(runner: QueryRunner): Promise<void> {
    for (const { table, length } of KEYED) {
      // A migration that was cut off is run again, and MySQL knows no ADD COLUMN IF NOT EXISTS.
      if (!(await isThere(runner, 'columns', table, 'name_key')))
        await runner.query(
          `ALTER TABLE ${table} ADD COLUMN \`name_key\` varchar(${length}) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin
             GENERATED ALWAYS AS (${keyOf('name')}) STORED`,
        );
    }
    for (const { table } of KEYED) {
      const [index, former] = [`ix_${table}__name_key`, `ix_${table}__name`];
      if (!(await isThere(runner, 'statistics', table, index)))
        await runner.query(`CREATE INDEX ${index} ON ${table} (\`name_key\`)`);
      if (await isThere(runner, 'statistics', table, former))
        await runner.query(`DROP INDEX ${former} ON ${table}`);
    }
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only'));
  }
}

async function isThere(
  runner: QueryRunner,
  kind: 'columns' | 'statistics',
  table: string,
  name: string,
): Promise<boolean> {
  const column = kind === 'columns' ? 'column_name' : 'index_name';
  const rows: unknown[] = await runner.query(
    `SELECT 1 FROM information_schema.${kind} WHERE table_schema = DATABASE() AND table_name = ? AND ${column} = ?`,
    [table, name],
  );
  return rows.length > 0;
}
