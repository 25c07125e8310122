import { createDocumentActivities } from '#activities/document.activities';
import type { BenchContext, BenchResult } from '#bench/bench';
import { BarePool } from '#bench/pdf/bare-pool';
import { completedCases } from '#bench/pdf/completed-cases';
import { seedCity } from '#libs/demonstration/seed-city';
import { openFileStore } from '#libs/documents/open-file-store';
import { Printer } from '#libs/documents/print-pdf';
import { createDataSource } from '#libs/persistence/data-source';

const RECEIPTS = 200;
const ROUNDS = 5;
const WARM_UPS = 8;
const PAGES = 4;
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
  let product = 0;
  let floor = 0;
  for (let round = 1; round <= ROUNDS; round += 1) {
    const stored = await store(cases.splice(0, perRound));
    const pooled = await bare.print(printed.splice(0));
    product += stored;
    floor += pooled;
    context.log(
      `round ${String(round)}: stored ${stored.toFixed(0)} ms, bare ${pooled.toFixed(0)} ms`,
    );
  }
  return {
    ratio: Math.round((product / floor) * 1_000) / 1_000,
    limit: LIMIT,
    product: Math.round(product),
    floor: Math.round(floor),
    unit: 'ms',
    details: {
      receipts: RECEIPTS,
      pages: PAGES,
      perSecond: Math.round((RECEIPTS / product) * 10_000) / 10,
    },
  };
}

/** As many at once as the printer has pages, the way the document queue gives them. @returns milliseconds */
async function storeAll(
  businessNos: readonly string[],
  one: (businessNo: string) => Promise<unknown>,
): Promise<number> {
  const began = performance.now();
  const queue = [...businessNos];
  await Promise.all(
    Array.from({ length: PAGES }, async () => {
      for (let no = queue.shift(); no !== undefined; no = queue.shift()) await one(no);
    }),
  );
  return performance.now() - began;
}
