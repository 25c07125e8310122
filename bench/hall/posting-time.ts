import type { BenchResult } from '#bench/bench';

export async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

type Turn = (round: number) => Promise<number>;

/** Which of the two goes first changes with the round: pages one leaves to be written slow down whoever comes next. */
export async function alternating(
  rounds: number,
  turns: { readonly floor: Turn; readonly product: Turn },
): Promise<{ floor: number[]; product: number[] }> {
  const times = { floor: [] as number[], product: [] as number[] };
  for (let round = 1; round <= rounds; round += 1) {
    const order =
      round % 2 === 1 ? (['floor', 'product'] as const) : (['product', 'floor'] as const);
    for (const one of order) times[one].push(await turns[one](round));
  }
  return times;
}

/** The fastest round of each counts: whatever else the machine does only adds to both. */
export function fastestResult(
  floor: readonly number[],
  product: readonly number[],
  limit: number,
  details: BenchResult['details'],
): BenchResult {
  const [floorMs, productMs] = [Math.min(...floor), Math.min(...product)];
  return {
    ratio: productMs / floorMs,
    limit,
    product: productMs,
    floor: floorMs,
    unit: 'ms',
    details: { ...details, counted: 'fastest' },
  };
}

/** From the approval to posted, against the same rows by SQL; of each the fastest round. */
export function postingResult(
  floor: readonly number[],
  product: readonly number[],
  limit: number,
  details: BenchResult['details'],
): BenchResult {
  const ends = { from: 'HTTP approve', to: 'stage completed' };
  return fastestResult(floor, product, limit, { ...details, ...ends });
}
