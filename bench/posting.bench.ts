import type { DataSource } from 'typeorm';
import { Browser } from '#bench/hall/browser';
import { endPrograms, startHall } from '#bench/hall/programs';
import { posted } from '#bench/hall/posted';
import { postBare } from '#bench/posting/bare-posting';
import { approvedUpToTheLast, type LastLevel } from '#bench/posting/register-case';
import type { BenchContext, BenchResult } from '#bench/bench';
import { alternating, postingResult, timed } from '#bench/hall/posting-time';
import { seedCity } from '#libs/demonstration/seed-city';
import { createDataSource } from '#libs/persistence/database/data-source';

const ROWS = 100_000;
/** The fastest round of each counts: whatever else the machine does only adds to both. */
const ROUNDS = 3;
const LIMIT = 1.5;

/** From the last approve to posted, 100,000 rows, against the same rows by INSERT … SELECT and UPDATE … JOIN alone. */
export async function run(context: BenchContext): Promise<BenchResult> {
  const { environment } = context;
  const dataSource = await createDataSource(environment['DATABASE_URL'] ?? '').initialize();
  const keyedHashSecret = environment['KEYED_HASH_SECRET'] ?? '';
  const sealingSecret = environment['SEALING_SECRET'] ?? '';
  await seedCity(dataSource, { seed: 'fund-hall', keyedHashSecret, sealingSecret });
  const children = await startHall(context);
  try {
    const reviewers = await signedIn(environment['WEB_ORIGIN'] ?? '');
    const waiting = (name: string) =>
      approvedUpToTheLast(dataSource, { ...reviewers, rows: ROWS, keyedHashSecret, name });
    const { floor, product } = await alternating(ROUNDS, {
      floor: async (round) => {
        context.log(`round ${String(round)}: a unit and a case of ${String(ROWS)} rows, bare`);
        const bare = await waiting(`bare ${String(round)}`);
        return timed(() => postBare(dataSource, bare.businessNo));
      },
      product: async (round) => {
        context.log(`round ${String(round)}: the same by the hall`);
        const own = await waiting(`posted ${String(round)}`);
        return timed(() => approveAndAwait(dataSource, own));
      },
    });
    return postingResult(floor, product, LIMIT, { rows: ROWS, rounds: ROUNDS });
  } finally {
    await endPrograms(children);
    await dataSource.destroy();
  }
}

async function signedIn(origin: string) {
  const first = new Browser(origin);
  await first.signInStaff('first-01-a');
  const second = new Browser(origin);
  await second.signInStaff('second-01-a');
  return { origin, first, second };
}

async function approveAndAwait(
  dataSource: DataSource,
  { businessNo, taskId, second }: LastLevel,
): Promise<void> {
  await second.send('POST', `/api/submissions/${businessNo}/commands`, { verb: 'approve', taskId });
  await posted(dataSource, businessNo);
}
