import type { DataSource } from 'typeorm';
import type { BenchContext, BenchResult } from '#bench/bench';
import { alternating, fastestResult, timed } from '#bench/hall/posting-time';
import { postYear } from '#bench/ledger/months';
import { seedLargeCity } from '#libs/demonstration/seed-large-city';
import { createDataSource } from '#libs/persistence/database/data-source';
import { closeDaysBefore } from '#libs/persistence/ledger/day-end';
import { proveAndKeep } from '#libs/persistence/ledger/proof-store';

const MEMBERS = 1_000_000;
const ROUNDS = 2;
const LIMIT = 3;
const SECONDS_MAX = 60;

/** The proof of a city's books of twelve months, against one full scan (SUM) of the same tables. */
export async function run(context: BenchContext): Promise<BenchResult> {
  const { environment, size = MEMBERS } = context;
  const dataSource = await createDataSource(environment['DATABASE_URL'] ?? '', 2).initialize();
  try {
    const settings = {
      seed: 'fund-hall',
      keyedHashSecret: environment['KEYED_HASH_SECRET'] ?? '',
      sealingSecret: environment['SEALING_SECRET'] ?? '',
    };
    await seedLargeCity(dataSource, settings, size, (line) => {
      context.log(line);
    });
    const lines = await postYear(dataSource);
    context.log(`${String(lines)} lines of members`);
    await closeDaysBefore(dataSource, '2026-01-01');
    const { floor, product } = await alternating(ROUNDS, {
      floor: () => timed(() => scanned(dataSource)),
      product: () =>
        timed(async () => {
          const { difference } = await proveAndKeep(dataSource);
          if (difference !== null) throw new Error(JSON.stringify(difference));
        }),
    });
    context.log(
      `${floor.map(Math.round).join(', ')} ms scanned, ${product.map(Math.round).join(', ')} ms proven`,
    );
    const seconds = Math.round(Math.min(...product) / 100) / 10;
    const details = { members: size, lines, seconds, secondsMax: SECONDS_MAX, rounds: ROUNDS };
    return fastestResult(floor, product, LIMIT, details);
  } finally {
    await dataSource.destroy();
  }
}

async function scanned(dataSource: DataSource): Promise<void> {
  const sums = [
    'SELECT SUM(unit_fen + personal_fen + fiscal_fen + other_fen) FROM member_line FORCE INDEX (PRIMARY)',
    'SELECT SUM(amount_fen) FROM voucher_line FORCE INDEX (PRIMARY)',
    'SELECT SUM(total_fen) FROM voucher FORCE INDEX (PRIMARY)',
    'SELECT SUM(seq) FROM chain_link FORCE INDEX (PRIMARY)',
    'SELECT SUM(amount_fen + interest_fen) FROM unit_flow FORCE INDEX (PRIMARY)',
    'SELECT SUM(balance_fen) FROM personal_account FORCE INDEX (PRIMARY)',
    'SELECT SUM(balance_fen) FROM unit FORCE INDEX (PRIMARY)',
  ];
  for (const sum of sums) await dataSource.query(sum);
}
