import type { BenchResult } from '#bench/bench';

export async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
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
