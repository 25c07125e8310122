import type { DataSource } from 'typeorm';
import { Browser } from '#bench/hall/browser';
import { endPrograms, startHall } from '#bench/hall/programs';
import { posted } from '#bench/hall/posted';
import type { BenchContext, BenchResult } from '#bench/bench';
import { alternating, postingResult, timed } from '#bench/hall/posting-time';
import { transferBare } from '#bench/transfer/bare-transfer';
import { transferUpToItsApproval } from '#bench/transfer/sealed-unit';
import { seedCity } from '#libs/demonstration/seed-city';
import { createDataSource } from '#libs/persistence/database/data-source';

const PEOPLE = 10_000;
/** The fastest round of each counts: whatever else the machine does only adds to both. */
const ROUNDS = 3;
const LIMIT = 1.5;

/** From the approval to posted, 10,000 members to another unit, against the same rows by SQL in one transaction. */
export async function run(context: BenchContext): Promise<BenchResult> {
  const { environment } = context;
  const dataSource = await createDataSource(environment['DATABASE_URL'] ?? '').initialize();
  const keyedHashSecret = environment['KEYED_HASH_SECRET'] ?? '';
  const sealingSecret = environment['SEALING_SECRET'] ?? '';
  await seedCity(dataSource, { seed: 'fund-hall', keyedHashSecret, sealingSecret });
  await demandApproval(dataSource);
  const children = await startHall(context);
  try {
    const origin = environment['WEB_ORIGIN'] ?? '';
    const reviewer = new Browser(origin);
    await reviewer.signInStaff('first-01-a');
    const waiting = (name: string) =>
      transferUpToItsApproval(dataSource, {
        origin,
        reviewer,
        people: PEOPLE,
        keyedHashSecret,
        name,
      });
    const { floor, product } = await alternating(ROUNDS, {
      floor: async (round) => {
        context.log(`round ${String(round)}: two units and a transfer of ${String(PEOPLE)}, bare`);
        const bare = await waiting(`bare ${String(round)}`);
        return timed(() => transferBare(dataSource, bare.businessNo));
      },
      product: async (round) => {
        context.log(`round ${String(round)}: the same by the hall`);
        const { businessNo, taskId } = await waiting(`posted ${String(round)}`);
        return timed(async () => {
          const path = `/api/submissions/${businessNo}/commands`;
          await reviewer.send('POST', path, { verb: 'approve', taskId });
          await posted(dataSource, businessNo);
        });
      },
    });
    return postingResult(floor, product, LIMIT, { people: PEOPLE, rounds: ROUNDS });
  } finally {
    await endPrograms(children);
    await dataSource.destroy();
  }
}

/** A route by data, so that everything but the posting is done before the clock starts. */
async function demandApproval(dataSource: DataSource): Promise<void> {
  await dataSource.query(
    "INSERT INTO route (business, definition, valid_from) VALUES ('intra-city-transfer', ?, '2026-01-02')",
    [JSON.stringify({ levels: [{ role: 'first-reviewer', dueDays: 3 }] })],
  );
}
