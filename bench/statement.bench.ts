import type { DataSource } from 'typeorm';
import type { BenchContext, BenchResult } from '#bench/bench';
import { Browser } from '#bench/hall/browser';
import { fastestResult, timed } from '#bench/hall/posting-time';
import { endPrograms, startApi } from '#bench/hall/programs';
import { residentMb } from '#bench/hall/resident';
import { fillFlow } from '#bench/ledger/long-flow';
import { seedCity } from '#libs/demonstration/seed-city';
import { createDataSource } from '#libs/persistence/database/data-source';

const UNIT = '01000000001';
const UNIT_ID = 1;
const ENTRIES = 100_000;
/** The fastest of each counts: of so many, one is left alone by whatever else the machine does. */
const ROUNDS = 8;
const LIMIT = 3;
const RSS_MB_MAX = 300;
const SAMPLED_MS = 25;

/** A flow of 100,000 entries as xlsx over HTTP, against the same query streamed as CSV without the product. */
export async function run(context: BenchContext): Promise<BenchResult> {
  const { environment } = context;
  const dataSource = await createDataSource(environment['DATABASE_URL'] ?? '').initialize();
  await seedCity(dataSource, {
    seed: 'fund-hall',
    keyedHashSecret: environment['KEYED_HASH_SECRET'] ?? '',
    sealingSecret: environment['SEALING_SECRET'] ?? '',
  });
  await fillFlow(dataSource, UNIT_ID, ENTRIES);
  const api = await startApi(context);
  try {
    const operator = new Browser(environment['WEB_ORIGIN'] ?? '');
    await operator.signInOperator(UNIT);
    const floor: number[] = [];
    const product: number[] = [];
    let bytes = 0;
    let rssMb = 0;
    const restingMb = residentMb(api.pid ?? 0);
    for (let round = 1; round <= ROUNDS; round += 1) {
      context.log(`round ${String(round)}: ${String(ENTRIES)} entries`);
      floor.push(await timed(() => streamedBare(dataSource)));
      product.push(
        await timed(async () => {
          const watch = setInterval(() => {
            rssMb = Math.max(rssMb, residentMb(api.pid ?? 0));
          }, SAMPLED_MS);
          bytes = await operator.download('/api/queries/flow/sheet?format=xlsx');
          clearInterval(watch);
        }),
      );
      const [bareMs = 0, fileMs = 0] = [floor.at(-1), product.at(-1)];
      context.log(
        `${bareMs.toFixed(0)} ms bare, ${fileMs.toFixed(0)} ms as a file, ${String(rssMb)} MB, resting ${String(restingMb)}`,
      );
    }
    if (rssMb > RSS_MB_MAX)
      throw new Error(`peak memory ${String(rssMb)} MB is over ${String(RSS_MB_MAX)} MB`);
    const memory = { rssMb, restingMb, rssMbMax: RSS_MB_MAX };
    return fastestResult(floor, product, LIMIT, {
      ...memory,
      entries: ENTRIES,
      bytes,
      rounds: ROUNDS,
    });
  } finally {
    await endPrograms([api]);
    await dataSource.destroy();
  }
}

async function streamedBare(dataSource: DataSource): Promise<void> {
  const runner = dataSource.createQueryRunner();
  try {
    const rows = await runner.stream(
      `SELECT f.posting_day, f.business_no, f.type, v.kind, f.month, f.amount_fen, f.interest_fen, f.headcount,
              s.unit_id FROM unit_flow f LEFT JOIN voucher v ON v.id = f.voucher_id
         LEFT JOIN submission s ON s.business_no = f.business_no
        WHERE f.unit_id = ? ORDER BY f.posting_day DESC, f.id DESC`,
      [UNIT_ID],
    );
    let lines = 0;
    let bytes = 0;
    for await (const row of rows as AsyncIterable<Record<string, unknown>>) {
      lines += 1;
      bytes += Buffer.byteLength(`${Object.values(row).join(',')}\n`);
    }
    if (lines !== ENTRIES || bytes === 0) throw new Error(`${String(lines)} lines`);
  } finally {
    await runner.release();
  }
}
