import { percentile } from '#bench/approve/paced';
import type { BenchContext, BenchResult } from '#bench/bench';
import { FEW, MANY, withTwoHalls, type HallOfSize, type Sampled } from '#bench/members/two-halls';

const CLIENTS = 8;
const WARM_UP = 2;
/** Turns of the two halls; in each a client searches once in every way. */
const TURNS = 60;
const LIMIT = 1.5;

/** How a person is looked for: by the beginning of his name, his ID number, his account. */
const WAYS: Readonly<Record<string, (person: Sampled) => { by: string; q: string }>> = {
  name: ({ name }) => ({ by: 'name', q: [...name].slice(0, 2).join('') }),
  id: ({ idNumber }) => ({ by: 'id', q: idNumber }),
  account: ({ accountNo }) => ({ by: 'account', q: accountNo.slice(0, -1) }),
};

type Times = Readonly<Record<string, number[]>>;

/** Members searched for by eight clients at once: in a city of a million people, against one of ten thousand. */
export async function run(context: BenchContext): Promise<BenchResult> {
  return withTwoHalls(context, async (few, many) => {
    const [ofFew, ofMany] = [emptyTimes(), emptyTimes()];
    for (let turn = 0; turn < WARM_UP + TURNS; turn += 1) {
      const isCounted = turn >= WARM_UP;
      await clients(few, turn, isCounted ? ofFew : emptyTimes());
      await clients(many, turn, isCounted ? ofMany : emptyTimes());
    }
    const p95 = (times: Times) => percentile(Object.values(times).flat(), 0.95);
    const ways = Object.keys(WAYS).flatMap((way): [string, number][] => [
      [`${way}Ms`, percentile(ofMany[way] ?? [], 0.95)],
      [`${way}MsOfFew`, percentile(ofFew[way] ?? [], 0.95)],
    ]);
    return {
      ratio: p95(ofMany) / p95(ofFew),
      limit: LIMIT,
      product: p95(ofMany),
      floor: p95(ofFew),
      unit: 'ms (p95 of a search)',
      details: {
        few: FEW,
        many: MANY,
        clients: CLIENTS,
        turns: TURNS,
        ...Object.fromEntries(ways),
      },
    };
  });
}

function emptyTimes(): Times {
  return Object.fromEntries(Object.keys(WAYS).map((way) => [way, []]));
}

async function clients(hall: HallOfSize, turn: number, times: Times): Promise<void> {
  await Promise.all(
    Array.from({ length: CLIENTS }, (_, client) => searches(hall, turn * CLIENTS + client, times)),
  );
}

async function searches({ operator, people }: HallOfSize, at: number, times: Times): Promise<void> {
  const person = people[at % people.length];
  if (person === undefined) throw new Error('the unit has no people');
  for (const [way, wanted] of Object.entries(WAYS)) {
    const began = performance.now();
    const body = wanted(person);
    const { items } = await operator.send<{ items: unknown[] }>(
      'POST',
      '/api/members/search',
      body,
    );
    times[way]?.push(performance.now() - began);
    if (items.length === 0) throw new Error(`nobody is found by ${way}`);
  }
}
