import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { testEnvironment } from '#config/test-environment';
import { RuleViolation } from '#libs/fund/rule-violation';
import { assessedUnits } from '#test/builders/assessed-units.builder';
import { MONEY_ACTS, said, SHORT_FIRST, type MoneyAct } from '#test/builders/money-acts';
import { moneyWorld } from '#test/builders/money-world.builder';
import { addBankAccount } from '#test/builders/receipt-of-bank.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const RUNS = testEnvironment.moneyRuns();
const SEED = testEnvironment.moneySeed();
/** A long run may take as long as it needs; one in `npm test` ends in good time, whatever the machine does meanwhile. */
const SECONDS_A_RUN = 3;
/** One of so many sequences begins with a member who is short. */
const SHORT_FIRST_OF = 4;
const DONE = 'done';
/** What every handful of sequences gets to. */
const USUAL = ['onward', 'pay'];

let database: TestDatabase;
const done = new Map<string, number>();
/** In good time means that a slow machine tries fewer of them. */
let sequences = 0;
/** The time limit does not end the sequence that is being tried. */
let tried = Promise.resolve();

beforeAll(async () => {
  database = await freshDatabase();
  await addBankAccount(database.dataSource);
}, 120_000);
afterAll(async () => {
  await tried.catch(() => undefined);
  await database.drop();
});

describe('whatever is done to the money of two small units, in whatever order', () => {
  it(
    'the books, the snapshots, the terms and what is kept beside them agree after each act',
    async () => {
      const property = fc.asyncProperty(MONEY_ACTS, (acts) => (tried = holdsAfterEach(acts)));
      const limitMs = RUNS * SECONDS_A_RUN * 1_000;
      await fc.assert(property, {
        numRuns: RUNS,
        ...(SEED === undefined ? {} : { seed: Number(SEED) }),
        plugins: [fc.interruptAfterTimeLimit(limitMs)],
      });
      const counted = [...done].sort().map(([act, count]) => `${act} ${String(count)}`);
      process.stdout.write(`${String(sequences)} sequences held: ${counted.join(', ')}\n`);
      expect([...done.keys()]).toEqual(expect.arrayContaining(USUAL));
    },
    RUNS * SECONDS_A_RUN * 1_000 + 60_000,
  );
});

describe('and where a member was paid out what is taken back of the unit before', () => {
  it(
    'they agree too, whatever is done while it stands in 119',
    async () => {
      const property = fc.asyncProperty(SHORT_FIRST, (acts) => (tried = holdsAfterEach(acts)));
      const numRuns = Math.ceil(RUNS / SHORT_FIRST_OF);
      await fc.assert(property, {
        numRuns,
        ...(SEED === undefined ? {} : { seed: Number(SEED) }),
        plugins: [fc.interruptAfterTimeLimit(numRuns * SECONDS_A_RUN * 1_000)],
      });
      const [row]: { stood: number; settled: number }[] = await database.dataSource.query(
        `SELECT COUNT(*) AS stood, COUNT(reversal_of) AS settled FROM voucher WHERE kind = 'receivable'`,
      );
      process.stdout.write(`119: ${JSON.stringify(row)}\n`);
      expect(Number(row?.stood)).toBeGreaterThan(0);
    },
    RUNS * SECONDS_A_RUN * 1_000 + 60_000,
  );
});

async function holdsAfterEach(acts: readonly MoneyAct[]): Promise<void> {
  const { dataSource } = database;
  const world = await moneyWorld(dataSource);
  const { wrong } = assessedUnits(dataSource);
  const story: string[] = [];
  try {
    for (const act of acts) {
      const outcome = await outcomeOf(world, act);
      story.push(`${said(act)} → ${outcome}`);
      // What is refused is rolled back: the next proof sees it, or the last.
      if (outcome === DONE) await mustHold(wrong);
    }
    await mustHold(wrong);
    sequences += 1;
  } catch (error) {
    await anew();
    throw new Error([...story, (error as Error).message].join('\n'), { cause: error });
  }
}

async function mustHold(wrong: () => Promise<unknown[]>): Promise<void> {
  const found = await wrong();
  if (found.length > 0) throw new Error(JSON.stringify(found));
}

async function outcomeOf(
  world: Awaited<ReturnType<typeof moneyWorld>>,
  act: MoneyAct,
): Promise<string> {
  try {
    if (!(await world.do(act))) return 'nothing to do it to';
    done.set(act.act, (done.get(act.act) ?? 0) + 1);
    return DONE;
  } catch (error) {
    if (error instanceof RuleViolation) return error.code;
    throw error;
  }
}

/** Books that once differ differ for ever: a shorter case is looked for in new ones. */
async function anew(): Promise<void> {
  const { drop } = database;
  database = await freshDatabase();
  await drop();
  await addBankAccount(database.dataSource);
}
