import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { BenchContext, BenchResult } from '#bench/bench';
import { insertDraft } from '#bench/hall/draft';
import { writeNewcomers } from '#bench/enrolment/newcomers';
import { enrolment } from '#libs/businesses/enrolment/enrolment.business';
import { seedUnitOfSize } from '#libs/demonstration/seed-unit';
import { createDataSource } from '#libs/persistence/database/data-source';
import { loadReferenceData } from '#libs/persistence/reference-data/load-reference-data';

const ROWS = 100_000;
/** The fastest round of each counts: whatever else the machine does only adds to both. */
const ROUNDS = 2;
const LIMIT = 3;
const RSS_MB_MAX = 512;
const FIRST_REGION = 410_302;

interface Opening {
  readonly ms: number;
  readonly rssMb: number;
}

/** 100,000 people from a file through the register into accounts, against raw multi-row inserts of the rows left in the end. */
export async function run(context: BenchContext): Promise<BenchResult> {
  const databaseUrl = context.environment['DATABASE_URL'] ?? '';
  const keyedHashSecret = context.environment['KEYED_HASH_SECRET'] ?? '';
  const path = join(context.folder, 'newcomers.xlsx');
  const floor: Opening[] = [];
  const product: Opening[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [kind, openings] of [
      ['floor', floor],
      ['product', product],
    ] as const) {
      const at = floor.length + product.length;
      const region = FIRST_REGION + at;
      const businessNo = `20261124${String(at + 1).padStart(8, '0')}`;
      await draftOfUnit(databaseUrl, keyedHashSecret, businessNo);
      if (kind === 'product') await writeNewcomers(path, region, ROWS);
      openings.push(
        await opening(
          kind,
          databaseUrl,
          keyedHashSecret,
          businessNo,
          String(region),
          String(ROWS),
          path,
        ),
      );
      context.log(`${kind}: ${String(Math.round(openings.at(-1)?.ms ?? 0))} ms`);
    }
  }
  return resultOf(floor, product);
}

/** A unit with few people and a draft enrolment of its own. */
async function draftOfUnit(databaseUrl: string, keyedHashSecret: string, businessNo: string) {
  const dataSource = await createDataSource(databaseUrl).initialize();
  try {
    await loadReferenceData(dataSource.manager);
    const { unitId } = await seedUnitOfSize(dataSource, {
      members: 10,
      seed: businessNo,
      keyedHashSecret,
    });
    const business = enrolment.code;
    await insertDraft(dataSource, { businessNo, business, unitId, month: null });
  } finally {
    await dataSource.destroy();
  }
}

function resultOf(floor: readonly Opening[], product: readonly Opening[]): BenchResult {
  const rssMb = Math.max(...product.map((one) => one.rssMb));
  if (rssMb > RSS_MB_MAX)
    throw new Error(`peak memory ${String(rssMb)} MB is over ${String(RSS_MB_MAX)} MB`);
  const [bare, opened] = [floor, product].map((all) => Math.min(...all.map(({ ms }) => ms)));
  return {
    ratio: (opened ?? 0) / (bare ?? 1),
    limit: LIMIT,
    product: opened ?? 0,
    floor: bare ?? 0,
    unit: 'ms',
    details: { rows: ROWS, rounds: ROUNDS, counted: 'fastest', rssMb, rssMbMax: RSS_MB_MAX },
  };
}

async function opening(...args: string[]): Promise<Opening> {
  const child = fork(new URL('./enrolment/opening.js', import.meta.url), args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const answer = once(child, 'message');
  const ended = once(child, 'exit').then(([code]: number[]) => {
    throw new Error(`the opening ended with ${String(code)}`);
  });
  const [result] = (await Promise.race([answer, ended])) as [Opening];
  ended.catch(() => undefined);
  return result;
}
