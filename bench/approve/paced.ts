/** Each job's time in ms, and the time all of them took together. */
export interface Paced {
  readonly times: readonly number[];
  readonly seconds: number;
}

/** Runs all jobs by `clients` in parallel, as fast as they go. @returns each job's time in ms, and the rate per second. */
export async function paced(
  jobs: readonly (() => Promise<unknown>)[],
  clients: number,
): Promise<Paced> {
  const times: number[] = [];
  const queue = [...jobs];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let job = queue.shift(); job !== undefined; job = queue.shift()) {
        const start = performance.now();
        await job();
        times.push(performance.now() - start);
      }
    }),
  );
  return { times, seconds: (performance.now() - began) / 1_000 };
}

/** The p-th percentile, 0 < p < 1, rounded to a tenth. */
export function percentile(times: readonly number[], p: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  const at = Math.min(sorted.length - 1, Math.floor(sorted.length * p));
  return Math.round((sorted[at] ?? 0) * 10) / 10;
}
