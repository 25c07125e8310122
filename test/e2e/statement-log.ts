import type { DataSource } from 'typeorm';

/** The database's own log of what the programs on it say: api and worker alike, as they say it. */
export async function startLog(dataSource: DataSource): Promise<void> {
  await dataSource.query("SET GLOBAL log_output = 'TABLE'");
  await dataSource.query('TRUNCATE TABLE mysql.general_log');
  await dataSource.query('SET GLOBAL general_log = ON');
}

/** One example of each statement said since, whatever its values. */
export async function endLog(dataSource: DataSource): Promise<string[]> {
  await dataSource.query('SET GLOBAL general_log = OFF');
  const rows: { argument: Buffer | string }[] = await dataSource.query(
    "SELECT argument FROM mysql.general_log WHERE command_type IN ('Query', 'Execute')",
  );
  const examples = new Map<string, string>();
  for (const { argument } of rows) {
    const statement = argument.toString().trim();
    if (!/^\(*(SELECT|UPDATE|DELETE|INSERT)/i.test(statement)) continue;
    examples.set(shapeOf(statement), statement);
  }
  return [...examples.values()];
}

/** A statement without its values. */
function shapeOf(statement: string): string {
  return statement
    .replaceAll(/'(?:[^'\\]|\\.|'')*'/g, '?')
    .replaceAll(/\b\d+\b/g, '?')
    .replaceAll(/\?(?:\s*,\s*\?)+/g, '?')
    .replaceAll(/\s+/g, ' ');
}

export interface Scan {
  readonly table: string;
  readonly rows: number;
  readonly statement: string;
}

/** Tables of a list that the database would read whole, or whole by an index, to answer a statement. */
export async function fullScans(
  dataSource: DataSource,
  statement: string,
  tables: readonly string[],
  rowsMin: number,
): Promise<Scan[]> {
  const plan: { table: string | null; type: string | null; rows: string | number | null }[] =
    await dataSource.query(`EXPLAIN FORMAT=TRADITIONAL ${statement}`);
  const named = aliasesOf(statement);
  return plan.flatMap(({ table, type, rows }) => {
    const real = table === null ? '' : (named.get(table.toLowerCase()) ?? table);
    const whole = type === 'ALL' || type === 'index';
    return whole && tables.includes(real) && Number(rows) >= rowsMin
      ? [{ table: real, rows: Number(rows), statement }]
      : [];
  });
}

/** 'FROM task t' → t is task. */
function aliasesOf(statement: string): Map<string, string> {
  const named = new Map<string, string>();
  const pattern =
    /\b(?:FROM|JOIN|UPDATE|STRAIGHT_JOIN|INTO)\s+`?(\w+)`?(?:\s+(?:AS\s+)?`?(\w+)`?)?/gi;
  for (const [, table = '', alias = ''] of statement.matchAll(pattern)) {
    named.set(table.toLowerCase(), table);
    named.set(alias.toLowerCase(), table);
  }
  return named;
}
