import { existsSync, readFileSync } from 'node:fs';

export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

export const NOTHING: Tally = { passed: 0, failed: 0 };
/** A run that told nothing failed, whatever it was that stopped it. */
export const ONE_FAILURE: Tally = { passed: 0, failed: 1 };

export function add(one: Tally, other: Tally): Tally {
  return { passed: one.passed + other.passed, failed: one.failed + other.failed };
}

/** A run that ended badly without a failed test (a leak, a crash) counts as one failure. */
export function tallyOf(
  runner: 'jest' | 'playwright',
  resultFile: string,
  exitCode: number,
): Tally {
  if (!existsSync(resultFile)) return ONE_FAILURE;
  const result: unknown = JSON.parse(readFileSync(resultFile, 'utf8'));
  const tally = runner === 'jest' ? jestTally(result) : playwrightTally(result);
  return exitCode !== 0 && tally.failed === 0 ? add(tally, ONE_FAILURE) : tally;
}

/** A file that could not even be loaded has no tests to fail; it counts as one. */
function jestTally(result: unknown): Tally {
  const failed = numberIn(result, 'numFailedTests') + numberIn(result, 'numRuntimeErrorTestSuites');
  return { passed: numberIn(result, 'numPassedTests'), failed };
}

function playwrightTally(result: unknown): Tally {
  const stats = isRecord(result) ? result['stats'] : undefined;
  return {
    passed: numberIn(stats, 'expected') + numberIn(stats, 'flaky'),
    failed: numberIn(stats, 'unexpected'),
  };
}

function numberIn(value: unknown, key: string): number {
  const found = isRecord(value) ? value[key] : undefined;
  return typeof found === 'number' ? found : 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
