import { percentile } from '#bench/approve/paced';
import type { BenchContext, BenchResult } from '#bench/bench';
import { FEW, MANY, withTwoHalls, type HallOfSize } from '#bench/members/two-halls';

const WARM_UP = 30;
const ROUNDS = 300;
const LIMIT = 1.5;

/** What the page about a member asks for, over HTTP: in a city of a million people, against one of ten thousand. */
export async function run(context: BenchContext): Promise<BenchResult> {
  return withTwoHalls(context, async (few, many) => {
    const times: { few: number; many: number }[] = [];
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      const both = { few: await page(few, round), many: await page(many, round) };
      if (round >= WARM_UP) times.push(both);
    }
    const of = (size: 'few' | 'many', p: number) =>
      percentile(
        times.map((both) => both[size]),
        p,
      );
    return {
      ratio: of('many', 0.95) / of('few', 0.95),
      limit: LIMIT,
      product: of('many', 0.95),
      floor: of('few', 0.95),
      unit: 'ms (p95 of a page)',
      details: {
        few: FEW,
        many: MANY,
        rounds: ROUNDS,
        p50: of('many', 0.5),
        p50OfFew: of('few', 0.5),
      },
    };
  });
}

async function page({ operator, people }: HallOfSize, round: number): Promise<number> {
  const person = people[round % people.length];
  if (person === undefined) throw new Error('the unit has no people');
  const path = `/api/members/${person.accountNo}`;
  const began = performance.now();
  await Promise.all(
    ['overview', 'months?limit=12', 'cases?limit=20'].map((part) =>
      operator.send('GET', `${path}/${part}`),
    ),
  );
  return performance.now() - began;
}
