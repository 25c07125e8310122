import type { DataSource } from 'typeorm';
import type { BenchContext, BenchResult } from '#bench/bench';
import { HOT_LISTS, type Read } from '#bench/lists/hot-lists';
import { fillLongLists, type LongLists } from '#bench/lists/long-lists';
import { createDataSource } from '#libs/persistence/database/data-source';
import { loadReferenceData } from '#libs/persistence/reference-data/load-reference-data';

const FEW = 1_000;
const MANY = 100_000;
const ROUNDS = 100;
const LIMIT = 1.5;
/** What a page of 20 costs by itself: below it nothing is told apart from the machine's own unrest. */
const NOISE_MS = 2;

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
    const many = await fillLongLists(dataSource, MANY, secret);
    const measured: Measured[] = [];
    for (const [name, read] of Object.entries(HOT_LISTS)) {
      const times = await fastest(dataSource, [few, many], read);
      measured.push({ name, ...times, ratio: counted(times.many) / counted(times.few) });
    }
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

const counted = (ms: number): number => Math.max(ms, NOISE_MS);

/** By turns, and the fastest of the rounds counts: whatever else the machine does only adds, and to both. */
async function fastest(
  dataSource: DataSource,
  [few, many]: readonly [LongLists, LongLists],
  read: Read,
): Promise<{ few: number; many: number }> {
  const timed = async (lists: LongLists): Promise<number> => {
    const begunAt = performance.now();
    await read(dataSource.manager, lists);
    return performance.now() - begunAt;
  };
  const times = { few: Infinity, many: Infinity };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.few = Math.min(times.few, await timed(few));
    times.many = Math.min(times.many, await timed(many));
  }
  return times;
}
