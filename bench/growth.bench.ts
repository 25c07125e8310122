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
    const units: Grown[] = [];
    for (const members of SIZES.filter((one) => one <= size)) {
      const seed = `grown ${String(members)}`;
      const { unitId } = await unitOf(dataSource, environment, { members, seed });
      units.push({ members, unitId, usEach: Infinity });
    }
    for (const month of MONTHS.slice(0, ROUNDS))
      await inTurn(context, dataSource, { units, month });
    const floor = units.find(({ members }) => members === AGAINST)?.usEach ?? 0;
    const product = units.at(-1)?.usEach ?? 0;
    return {
      ...{ ratio: product / floor, limit: LIMIT, product, floor, unit: 'µs a member' },
      details: Object.fromEntries(
        units.map(({ members, usEach }) => [`us${String(members)}`, usEach.toFixed(1)]),
      ),
    };
  } finally {
    await dataSource.destroy();
  }
}

/** A unit of so many, and the least that a member of it has cost. */
interface Grown {
  readonly members: number;
  readonly unitId: number;
  usEach: number;
}

/** Every size credits the month before the next begins, so that whatever else the machine does falls on all. */
async function inTurn(
  context: BenchContext,
  dataSource: DataSource,
  { units, month }: { readonly units: readonly Grown[]; readonly month: string },
): Promise<void> {
  for (const unit of units) {
    const { ms, people } = await credited(dataSource, unit.unitId, month);
    const usEach = (ms * 1_000) / people;
    unit.usEach = Math.min(unit.usEach, usEach);
    context.log(
      `${month}, ${String(unit.members)} members: ${ms.toFixed(0)} ms, ${usEach.toFixed(1)} µs each`,
    );
  }
}

async function credited(
  dataSource: DataSource,
  unitId: number,
  month: string,
): Promise<{ ms: number; people: number }> {
  const businessNo = await assessed(dataSource, unitId, month);
  await filled(dataSource, businessNo);
  let people = 0;
  const ms = await timed(async () => {
    people = await inTransaction(dataSource, async (manager) =>
      allocate(manager, { businessNo, unitId, seq: SEQ, now: await databaseNow(manager) }),
    );
  });
  return { ms, people };
}
