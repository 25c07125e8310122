import type { ChildProcess } from 'node:child_process';
import type { DataSource } from 'typeorm';
import type { BenchContext } from '#bench/bench';
import { Browser } from '#bench/hall/browser';
import { endPrograms, startApi } from '#bench/hall/programs';
import { anyPort } from '#apps/local/ports';
import { seedLargeCity } from '#libs/demonstration/seed-large-city';
import { createDatabase } from '#libs/persistence/database/database';
import { createDataSource } from '#libs/persistence/database/data-source';

export const FEW = 10_000;
export const MANY = 1_000_000;
const SAMPLED = 400;
/** A caller's rate is no part of what is measured. */
const UNBOUNDED = '1000000000';

export interface Sampled {
  readonly accountNo: string;
  readonly name: string;
  readonly idNumber: string;
}

/** A hall of a city of so many people, and the operator of its largest unit with some of the unit's people. */
export interface HallOfSize {
  readonly operator: Browser;
  readonly people: readonly Sampled[];
}

/** Two halls beside each other, so that what else the machine does falls on both. */
export async function withTwoHalls<T>(
  context: BenchContext,
  work: (few: HallOfSize, many: HallOfSize) => Promise<T>,
): Promise<T> {
  const programs: ChildProcess[] = [];
  try {
    const few = await hallOfSize(context, FEW, programs);
    const many = await hallOfSize(context, MANY, programs);
    return await work(few, many);
  } finally {
    await endPrograms(programs);
  }
}

async function hallOfSize(
  context: BenchContext,
  members: number,
  programs: ChildProcess[],
): Promise<HallOfSize> {
  const url = new URL(context.databaseAdminUrl);
  url.pathname = `/city_${String(members)}`;
  await createDatabase(url.href);
  const dataSource = await createDataSource(url.href, 2).initialize();
  try {
    context.log(`a city of ${String(members)}`);
    await dataSource.runMigrations();
    const { environment } = context;
    const keyedHashSecret = environment['KEYED_HASH_SECRET'] ?? '';
    const sealingSecret = environment['SEALING_SECRET'] ?? '';
    const settings = { seed: 'fund-hall', keyedHashSecret, sealingSecret };
    await seedLargeCity(dataSource, settings, members, (line) => {
      context.log(line);
    });
    await analyze(dataSource);
    const port = String(await anyPort());
    const origin = `http://127.0.0.1:${port}`;
    const own = {
      ...environment,
      DATABASE_URL: url.href,
      API_PORT: port,
      WEB_ORIGIN: origin,
      SIGNED_IN_REQUESTS_PER_MINUTE: UNBOUNDED,
    };
    programs.push(await startApi({ ...context, environment: own }));
    return await largestUnit(dataSource, origin);
  } finally {
    await dataSource.destroy();
  }
}

async function analyze(dataSource: DataSource): Promise<void> {
  for (const table of ['member', 'personal_account', 'base_term', 'status_term', 'status_change'])
    await dataSource.query(`ANALYZE TABLE ${table}`);
}

async function largestUnit(dataSource: DataSource, origin: string): Promise<HallOfSize> {
  const [unit] = await dataSource.query<{ id: number; accountNo: string }[]>(
    'SELECT id, account_no AS accountNo FROM unit ORDER BY paying_members + sealed_members DESC, id LIMIT 1',
  );
  if (unit === undefined) throw new Error('the city has no unit');
  const people = await dataSource.query<Sampled[]>(
    `SELECT a.account_no AS accountNo, m.name, m.id_number AS idNumber
       FROM personal_account a JOIN member m ON m.id = a.member_id
      WHERE a.unit_id = ? ORDER BY MD5(a.id) LIMIT ${String(SAMPLED)}`,
    [unit.id],
  );
  const operator = new Browser(origin);
  await operator.signInOperator(unit.accountNo);
  return { operator, people };
}
