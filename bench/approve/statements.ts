import { setTimeout as wait } from 'node:timers/promises';
import type { DataSource } from 'typeorm';

/** As long as the hall's own clocks need to have rung: the sweeper's is the slowest that counts. */
const LISTEN_MS = 4_000;

/** What the hall's programs say to the database because of an act, in order; what they say of themselves is left out. */
export async function statementsOf(
  server: DataSource,
  act: () => Promise<void>,
): Promise<string[]> {
  const ofItself = new Set(await saidDuring(server, () => wait(LISTEN_MS)));
  const said = await saidDuring(server, act);
  return said.filter((statement) => !ofItself.has(statement));
}

/** By the server's own log, without values. */
async function saidDuring(server: DataSource, work: () => Promise<unknown>): Promise<string[]> {
  await server.query("SET GLOBAL log_output = 'TABLE'");
  await server.query('TRUNCATE TABLE mysql.general_log');
  await server.query('SET GLOBAL general_log = ON');
  await work();
  await server.query('SET GLOBAL general_log = OFF');
  const rows: { argument: Buffer | string }[] = await server.query(
    "SELECT argument FROM mysql.general_log WHERE command_type IN ('Query', 'Execute')",
  );
  return rows
    .map(({ argument }) => shapeOf(argument.toString()))
    .filter((statement) => !statement.startsWith('SET GLOBAL'));
}

function shapeOf(statement: string): string {
  return statement
    .trim()
    .replaceAll(/'(?:[^'\\]|\\.|'')*'/g, '?')
    .replaceAll(/\b\d+\b/g, '?')
    .replaceAll(/\s+/g, ' ');
}
