import { createDocumentActivities } from '#activities/document.activities';
import type { BenchContext, BenchResult } from '#bench/bench';
import { BarePool } from '#bench/pdf/bare-pool';
import { completedCases } from '#bench/pdf/completed-cases';
import { seedCity } from '#libs/demonstration/seed-city';
import { openFileStore } from '#libs/documents/open-file-store';
import { Printer } from '#libs/documents/print-pdf';
import { createDataSource } from '#libs/persistence/database/data-source';

const RECEIPTS = 200;
const ROUNDS = 5;
const WARM_UPS = 8;
const PAGES = 4;
/** What the worker's document queue gives: two more than there are pages, so that none waits for the database. */
const AT_ONCE = PAGES + 2;
const LIMIT = 1.15;

/** Receipts read, rendered, printed, stored and recorded, against the same HTML printed by a bare page pool. */
export async function run(context: BenchContext): Promise<BenchResult> {
  const { environment, chromiumPath } = context;
  const dataSource = await createDataSource(environment['DATABASE_URL'] ?? '').initialize();
  const secrets = {
    keyedHashSecret: environment['KEYED_HASH_SECRET'] ?? '',
    sealingSecret: environment['SEALING_SECRET'] ?? '',
  };
  await seedCity(dataSource, { seed: 'fund-hall', ...secrets });
  const cases = await completedCases(dataSource, RECEIPTS + WARM_UPS);
  const printer = new Printer({ chromiumPath, pages: PAGES });
  const printed: string[] = [];
  const recording = {
    print: (html: string) => {
      printed.push(html);
      return printer.print(html);
    },
  };
  const fileStore = openFileStore({ dataFolder: context.folder, s3Region: 'none' });
  const activities = createDocumentActivities({
    dataSource,
    keepAlive: (work) => work(),
    printer: recording,
    fileStore,
    verifyOrigin: environment['WEB_ORIGIN'] ?? '',
  });
  const bare = await BarePool.open(chromiumPath, PAGES);
  const store = (businessNos: readonly string[]) =>
    storeAll(businessNos, (businessNo) => activities.renderReceipt({ businessNo }));
  try {
    await store(cases.splice(0, WARM_UPS));
    await bare.print(printed.splice(0));
    return await measure(context, { cases, printed, store, bare });
  } finally {
    await Promise.all([printer.close(), bare.close()]);
    await dataSource.destroy();
  }
}

interface Contestants {
  readonly cases: string[];
  readonly printed: string[];
  readonly store: (businessNos: readonly string[]) => Promise<number>;
  readonly bare: BarePool;
}

/** In turns, so that whatever else the machine does falls on both. */
async function measure(
  context: BenchContext,
  { cases, printed, store, bare }: Contestants,
): Promise<BenchResult> {
  const perRound = RECEIPTS / ROUNDS;
  const products: number[] = [];
  const floors: number[] = [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    const product = await store(cases.splice(0, perRound));
    const floor = await bare.print(printed.splice(0));
    products.push(product);
    floors.push(floor);
    context.log(`round ${round}: stored ${product.toFixed(0)} ms, bare ${floor.toFixed(0)} ms`);
  }
  const ratios = products.map((product, at) => product / (floors[at] ?? product));
  return {
    ratio: Math.round(medianOf(ratios) * 1_000) / 1_000,
    limit: LIMIT,
    product: Math.round(medianOf(products)),
    floor: Math.round(medianOf(floors)),
    unit: `ms for ${perRound} receipts`,
    details: {
      receipts: RECEIPTS,
      rounds: ROUNDS,
      pages: PAGES,
      perSecond: Math.round((perRound / medianOf(products)) * 10_000) / 10,
    },
  };
}

/** The middle one: a neighbour's burst in one round says nothing about the product. */
function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle) - 1] ?? 0)) / 2;
}

/** @returns milliseconds */
async function storeAll(
  businessNos: readonly string[],
  one: (businessNo: string) => Promise<unknown>,
): Promise<number> {
  const began = performance.now();
  const queue = [...businessNos];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let no = queue.shift(); no !== undefined; no = queue.shift()) await one(no);
    }),
  );
  return performance.now() - began;
}
