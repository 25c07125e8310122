import { setTimeout as sleep } from 'node:timers/promises';
import type { StormHall } from '#test/storm/storm-hall';

export const STATEMENTS_MAX = 60;
const HEARD_LIMIT_MS = 60_000;

/** The workflow lives on, and nobody posts but the workers that die. */
export const NOT_POSTING = { queues: ['hall', 'hall-documents'] };

/** Which statements posters die before: a posting of many is killed in two tests. */
export interface Span {
  readonly first: number;
  readonly last: number;
  /** It ends with the span, whether one has lived or not. */
  readonly inPart?: boolean;
}

/** Starts poster after poster, each dying one statement later, until one lives; returns how many died. */
export async function killBetweenStatements(
  hall: StormHall,
  { first, last, inPart = false }: Span = { first: 1, last: STATEMENTS_MAX },
): Promise<number> {
  for (let killBefore = first; killBefore <= last; killBefore += 1) {
    const poster = await hall.startWorker({ queues: ['hall-posting'], killBefore });
    const lived = poster.says('posted in', 40_000).then(
      () => 'posted',
      () => 'died',
    );
    const end = await Promise.race([lived, poster.ended]);
    if (end !== 'SIGKILL' && (await lived) === 'posted') {
      await poster.terminate();
      return killBefore - first;
    }
  }
  if (inPart) return last - first + 1;
  throw new Error(`a posting of more than ${String(last)} statements`);
}

/**
 * Until the engine has heard of every posting, which the receipt shows: a poster that died after its commit leaves a
 * repeat behind, and the next test's posters would meet it.
 */
export async function allHeard(hall: StormHall, cases: readonly string[]): Promise<void> {
  const until = Date.now() + HEARD_LIMIT_MS;
  while (Date.now() < until) {
    const rows = await hall.dataSource.query<unknown[]>(
      "SELECT 1 FROM document WHERE kind = 'receipt' AND subject_no IN (?)",
      [cases],
    );
    if (rows.length === cases.length) return;
    await sleep(100);
  }
  throw new Error('the engine has not heard of every posting');
}
