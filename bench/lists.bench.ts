import type { DataSource } from 'typeorm';
import type { BenchContext, BenchResult } from '#bench/bench';
import { HOT_LISTS } from '#bench/lists/hot-lists';
import { fillLongLists, type LongLists } from '#bench/lists/long-lists';
import { createDataSource } from '#libs/persistence/data-source';
import { loadReferenceData } from '#libs/persistence/reference-data/load-reference-data';

const FEW = 1_000;
const MANY = 100_000;
const ROUNDS = 15;
const LIMIT = 1.5;
/** Less than a page of 20 costs by itself: below it nothing is told apart from the machine's own unrest. */
const NOISE_MS = 1;

interface Measured {
  readonly name: string;
  readonly few: number;
  readonly many: number;
  readonly ratio: number;
}

/** Every hot list of a hall with 100,000 members, cases and tasks, against the same with 1,000: the worst of them counts. */
export async function run(context: BenchContext): Promise<BenchResult> {
  const dataSource = await createDataSource(context.environment['DATABASE_URL'] ?? '').initialize();
  try {
    await loadReferenceData(dataSource.manager);
    const secret = context.environment['KEYED_HASH_SECRET'] ?? '';
    context.log(`lists of ${String(FEW)} and of ${String(MANY)}`);
    const few = await fillLongLists(dataSource, FEW, secret);
    const atFew = await fastest(dataSource, few);
    const many = await fillLongLists(dataSource, MANY, secret);
    const atMany = await fastest(dataSource, many);
    const measured = Object.keys(HOT_LISTS).map((name): Measured => {
      const [before, after] = [atFew.get(name) ?? 0, atMany.get(name) ?? 0];
      const ratio = Math.max(after, NOISE_MS) / Math.max(before, NOISE_MS);
      return { name, few: before, many: after, ratio };
    });
    const [worst] = measured.sort((one, other) => other.ratio - one.ratio);
    if (worst === undefined) throw new Error('no lists');
    for (const one of measured)
      context.log(`${one.name}: ${one.few.toFixed(2)} → ${one.many.toFixed(2)} ms`);
    return {
      ratio: worst.ratio,
      limit: LIMIT,
      product: worst.many,
      floor: worst.few,
      unit: 'ms',
      details: { lists: measured.length, worst: worst.name, few: FEW, many: MANY, rounds: ROUNDS },
    };
  } finally {
    await dataSource.destroy();
  }
}

/** The fastest of the rounds counts: whatever else the machine does only adds. */
async function fastest(dataSource: DataSource, lists: LongLists): Promise<Map<string, number>> {
  const times = new Map<string, number>();
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [name, read] of Object.entries(HOT_LISTS)) {
      const begunAt = performance.now();
      await read(dataSource.manager, lists);
      times.set(name, Math.min(times.get(name) ?? Infinity, performance.now() - begunAt));
    }
  return times;
}
