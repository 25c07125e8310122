import type { DataSource } from 'typeorm';
import type { BenchContext, BenchResult } from '#bench/bench';
import { timed } from '#bench/hall/posting-time';
import { assessed, filled, MONTHS, unitOf } from '#bench/money/paid-unit';
import { allocate } from '#libs/persistence/assessments/allocation-store';
import { createDataSource } from '#libs/persistence/database/data-source';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { inTransaction } from '#libs/persistence/database/transaction';

const SIZES = [1_000, 10_000, 100_000, 1_000_000];
/** What a larger unit is held against: below it, what a posting costs whoever it is for tells more than its members. */
const AGAINST = 10_000;
/** Months credited of each unit; the fastest counts. */
const ROUNDS = 3;
const LIMIT = 1.3;
/** What is one posting's, whatever else. */
const SEQ = 3;

/** What it costs to credit one member more: the time a member at 1,000,000 to that at 10,000. */
export async function run(context: BenchContext): Promise<BenchResult> {
  const { environment, size = SIZES.at(-1) ?? 0 } = context;
  const dataSource = await createDataSource(environment['DATABASE_URL'] ?? '').initialize();
  try {
    const each = new Map<number, number>();
    for (const members of SIZES.filter((one) => one <= size)) {
      const seed = `grown ${String(members)}`;
      const { unitId } = await unitOf(dataSource, environment, { members, seed });
      const fastest = await fastestCredit(dataSource, unitId);
      each.set(members, (fastest.ms * 1_000) / fastest.people);
      context.log(
        `${String(members)} members: ${fastest.ms.toFixed(0)} ms, ${(each.get(members) ?? 0).toFixed(1)} µs each`,
      );
    }
    const floor = each.get(AGAINST) ?? 0;
    const product = [...each.values()].at(-1) ?? 0;
    return {
      ...{ ratio: product / floor, limit: LIMIT, product, floor, unit: 'µs a member' },
      details: Object.fromEntries(
        [...each].map(([members, us]) => [`us${String(members)}`, us.toFixed(1)]),
      ),
    };
  } finally {
    await dataSource.destroy();
  }
}

async function fastestCredit(
  dataSource: DataSource,
  unitId: number,
): Promise<{ ms: number; people: number }> {
  let fastest = { ms: Infinity, people: 1 };
  for (const month of MONTHS.slice(0, ROUNDS)) {
    const businessNo = await assessed(dataSource, unitId, month);
    await filled(dataSource, businessNo);
    let people = 0;
    const ms = await timed(async () => {
      people = await inTransaction(dataSource, async (manager) =>
        allocate(manager, { businessNo, unitId, seq: SEQ, now: await databaseNow(manager) }),
      );
    });
    if (ms < fastest.ms) fastest = { ms, people };
  }
  return fastest;
}
