import type { DataSource } from 'typeorm';
import type { BenchContext, BenchResult } from '#bench/bench';
import { alternating, fastestResult, timed } from '#bench/hall/posting-time';
import { postedBare, postedByProduct } from '#bench/ledger/receipts';
import { seedCity } from '#libs/demonstration/seed-city';
import { createDataSource } from '#libs/persistence/database/data-source';

const WRITERS = 8;
const VOUCHERS_EACH = 100;
const ROUNDS = 3;
const LIMIT = 1.5;

/** Single vouchers by eight writers, each into its own unit's book, against the same rows by one transaction of plain INSERTs. */
export async function run(context: BenchContext): Promise<BenchResult> {
  const { environment } = context;
  const dataSource = await createDataSource(
    environment['DATABASE_URL'] ?? '',
    WRITERS,
  ).initialize();
  try {
    await seedCity(dataSource, {
      seed: 'fund-hall',
      keyedHashSecret: environment['KEYED_HASH_SECRET'] ?? '',
      sealingSecret: environment['SEALING_SECRET'] ?? '',
    });
    await byWriters((writer) => postedByProduct(dataSource, writer, `warm/${String(writer)}`), 1);
    const subAccounts = await unallocatedOf(dataSource);
    const { floor, product } = await alternating(ROUNDS, {
      floor: (round) =>
        timed(() =>
          byWriters((unitId, at) =>
            postedBare(dataSource, {
              unitId,
              key: `bare/${String(round)}/${String(unitId)}/${String(at)}`,
              seq: round * VOUCHERS_EACH + at,
              subAccounts: [subAccounts.bank, subAccounts.of(unitId)],
            }),
          ),
        ),
      product: (round) =>
        timed(() =>
          byWriters((unitId, at) =>
            postedByProduct(
              dataSource,
              unitId,
              `product/${String(round)}/${String(unitId)}/${String(at)}`,
            ),
          ),
        ),
    });
    const vouchers = WRITERS * VOUCHERS_EACH;
    const perSecond = Math.round((vouchers * 1_000) / Math.min(...product));
    const details = { writers: WRITERS, vouchers, perSecond, rounds: ROUNDS };
    return fastestResult(floor, product, LIMIT, details);
  } finally {
    await dataSource.destroy();
  }
}

/** Each writer has a unit of its own, for those who post to one book wait for each other. */
async function byWriters(
  write: (unitId: number, at: number) => Promise<void>,
  each = VOUCHERS_EACH,
): Promise<void> {
  await Promise.all(
    Array.from({ length: WRITERS }, async (_, writer) => {
      for (let at = 0; at < each; at += 1) await write(writer + 1, at);
    }),
  );
}

async function unallocatedOf(
  dataSource: DataSource,
): Promise<{ bank: number; of: (unitId: number) => number }> {
  const rows: { id: number; unitId: number | null }[] = await dataSource.query(
    "SELECT id, unit_id AS unitId FROM sub_account WHERE kind IN ('bank', 'unallocated')",
  );
  const ids = new Map(rows.map(({ id, unitId }) => [unitId, id]));
  return { bank: ids.get(null) ?? 0, of: (unitId) => ids.get(unitId) ?? 0 };
}
