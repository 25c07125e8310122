import type { Ground } from '#apps/local/ground';
import type { Step } from '#apps/local/step';
import { HALL_STEPS } from '#apps/local/start-command';
import { bank } from '#apps/local/steps/bank.step';
import { database } from '#apps/local/steps/database.step';
import { environment } from '#apps/local/steps/environment.step';
import { testPackages } from '#apps/local/steps/system-packages.step';
import { temporal, temporalBinary } from '#apps/local/steps/temporal.step';
import { testServer } from '#apps/local/testing/test-server.step';

/** A tier of tests: what must stand under it, and how it is run. */
export interface Tier {
  readonly name: string;
  readonly runner: 'jest' | 'playwright';
  readonly needs: readonly Step<Ground>[];
  readonly testLimitMs: number;
  /** Made when it is asked for by name, and part of no run of all tiers. */
  readonly onlyByName?: true;
  /** Files at once; those that start whole halls go one after the other on two cores. */
  readonly filesAtOnce: number;
}

const DATABASE = [testPackages, environment, database];
const SERVERS = [...DATABASE, temporalBinary, temporal];

/**
 * The longest first, and the storms, which wait more than they work, beside what works most: so the three that run at once
 * end about together. What is wrong with a rule is said all the same while the browser's hall is being set up.
 */
export const TIERS: readonly Tier[] = [
  {
    name: 'browser',
    runner: 'playwright',
    needs: [...SERVERS, ...HALL_STEPS, bank],
    testLimitMs: 120_000,
    filesAtOnce: 1,
  },
  { name: 'small', runner: 'jest', needs: [], testLimitMs: 5000, filesAtOnce: 2 },
  { name: 'architecture', runner: 'jest', needs: [], testLimitMs: 60_000, filesAtOnce: 2 },
  // Programs and servers are killed in the middle of acts; its waits are those of real timeouts.
  { name: 'storm', runner: 'jest', needs: SERVERS, testLimitMs: 300_000, filesAtOnce: 1 },
  { name: 'medium', runner: 'jest', needs: DATABASE, testLimitMs: 60_000, filesAtOnce: 2 },
  {
    name: 'workflow',
    runner: 'jest',
    needs: [testPackages, testServer],
    testLimitMs: 60_000,
    filesAtOnce: 2,
  },
  { name: 'replay', runner: 'jest', needs: [], testLimitMs: 60_000, filesAtOnce: 1 },
  { name: 'e2e', runner: 'jest', needs: SERVERS, testLimitMs: 120_000, filesAtOnce: 1 },
  // Writes the README's pictures anew.
  {
    name: 'pictures',
    runner: 'playwright',
    needs: [...SERVERS, ...HALL_STEPS],
    testLimitMs: 300_000,
    filesAtOnce: 1,
    onlyByName: true,
  },
];
