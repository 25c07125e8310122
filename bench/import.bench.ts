import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { insertDraft } from '#bench/hall/draft';
import { writeRegisterFile } from '#bench/import/register-file';
import type { BenchContext, BenchResult } from '#bench/bench';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { seedUnitOfSize } from '#libs/demonstration/seed-unit';
import { addMonths, monthOf } from '#libs/fund/month';
import { createDataSource } from '#libs/persistence/database/data-source';
import { loadReferenceData } from '#libs/persistence/reference-data/load-reference-data';

const ROWS = 100_000;
/** The fastest round of each counts: whatever else the machine does only adds to both. */
const ROUNDS = 4;
const LIMIT = 2.5;
const RSS_MB_MAX = 512;

interface Reading {
  readonly rows: number;
  readonly ms: number;
  readonly rssMb: number;
}

/** An xlsx of 100,000 × 12 into validated rows of the database, against walking the same file by the fastest library here. */
export async function run(context: BenchContext): Promise<BenchResult> {
  const databaseUrl = context.environment['DATABASE_URL'] ?? '';
  const dataSource = await createDataSource(databaseUrl).initialize();
  const path = join(context.folder, 'register.xlsx');
  const businessNos = Array.from(
    { length: ROUNDS },
    (_, round) => `20261124${String(round + 1).padStart(8, '0')}`,
  );
  try {
    context.log('making a unit and its file');
    await loadReferenceData(dataSource.manager);
    const members = Math.ceil(ROWS * 1.06);
    const keyedHashSecret = context.environment['KEYED_HASH_SECRET'] ?? '';
    const { unitId } = await seedUnitOfSize(dataSource, {
      members,
      seed: 'bench',
      keyedHashSecret,
    });
    const draft = {
      business: baseAdjustment.code,
      unitId,
      month: addMonths(monthOf(new Date()), 1),
    };
    for (const businessNo of businessNos) await insertDraft(dataSource, { businessNo, ...draft });
    await writeRegisterFile(dataSource, unitId, ROWS, path);
  } finally {
    await dataSource.destroy();
  }
  const floor: Reading[] = [];
  const product: Reading[] = [];
  for (const businessNo of businessNos) {
    floor.push(await reading('floor', path));
    product.push(await reading('product', path, databaseUrl, businessNo));
    context.log(
      `${String(Math.round(floor.at(-1)?.ms ?? 0))} ms bare, ${String(Math.round(product.at(-1)?.ms ?? 0))} ms imported`,
    );
  }
  return resultOf(floor, product);
}

function resultOf(floor: readonly Reading[], product: readonly Reading[]): BenchResult {
  const rssMb = Math.max(...product.map((one) => one.rssMb));
  if (rssMb > RSS_MB_MAX)
    throw new Error(`peak memory ${String(rssMb)} MB is over ${String(RSS_MB_MAX)} MB`);
  const [bare, imported] = [fastest(floor), fastest(product)];
  return {
    ratio: imported / bare,
    limit: LIMIT,
    product: imported,
    floor: bare,
    unit: 'ms',
    details: {
      rows: product[0]?.rows ?? 0,
      rssMb,
      rssMbMax: RSS_MB_MAX,
      floorRssMb: Math.max(...floor.map((one) => one.rssMb)),
    },
  };
}

function fastest(readings: readonly Reading[]): number {
  return Math.min(...readings.map((one) => one.ms));
}

async function reading(...args: string[]): Promise<Reading> {
  const child = fork(new URL('./import/reading.js', import.meta.url), args, {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const answer = once(child, 'message');
  const ended = once(child, 'exit').then(([code]: number[]) => {
    throw new Error(`the reading ended with ${String(code)}`);
  });
  const [result] = (await Promise.race([answer, ended])) as [Reading];
  ended.catch(() => undefined);
  return result;
}
