import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '#apps/local/leftovers';
import type { Ground, GroundOptions } from '#apps/local/ground';
import { runWith } from '#apps/local/run-with';
import { say } from '#apps/local/say';
import { runSteps } from '#apps/local/step';
import { runTier } from '#apps/local/testing/run-tier';
import { add, NOTHING, ONE_FAILURE, type Tally } from '#apps/local/testing/tally';
import { TIERS, type Tier } from '#apps/local/testing/tiers';

const FOLDER_PREFIX = 'test-';

/** `npm test [tier [pattern …]]`: its own servers, ports and data, beside whatever else runs. */
export function testCommand(root: string, args: readonly string[]): Promise<number> {
  return runTests(root, choiceOf(args));
}

export interface Choice {
  readonly tiers: readonly Tier[];
  readonly patterns: readonly string[];
  /** What the tests are told besides, under the names of config/test-environment.ts. */
  readonly told?: Readonly<Record<string, string>>;
}

export async function runTests(root: string, choice: Choice): Promise<number> {
  removeOldRuns(join(root, '.data'));
  const dataFolder = join(root, '.data', `${FOLDER_PREFIX}${process.pid}`);
  let tally = NOTHING;
  for (const tier of choice.tiers) {
    const found = await runAlone(tier, { root, dataFolder: join(dataFolder, tier.name) }, choice);
    if (found === null) return close(tally, false, dataFolder);
    tally = add(tally, found);
  }
  return close(tally, true, dataFolder);
}

/**
 * On servers of its own: what one tier leaves in a database or an engine is nothing to the next, and a run of all tiers
 * comes to the same as each alone. Null when it did not come to its tests, or was interrupted.
 */
async function runAlone(
  tier: Tier,
  place: Pick<GroundOptions, 'root' | 'dataFolder'>,
  { patterns, told = {} }: Omit<Choice, 'tiers'>,
): Promise<Tally | null> {
  const options = { ...place, fixedPorts: false, manyDatabases: true, ownServers: true };
  let tally = NOTHING;
  const work = async (ground: Ground): Promise<number> => {
    for (const [name, value] of Object.entries(told)) ground.learn(name, value);
    await runSteps(tier.needs, ground);
    tally = await runTier(ground, tier, patterns);
    return 0;
  };
  if ((await runWith(options, work, 'end')) !== 0) return null;
  if (tally.failed === 0) rmSync(place.dataFolder, { recursive: true, force: true });
  return tally;
}

function close(tally: Tally, complete: boolean, dataFolder: string): number {
  const { passed, failed } = complete ? tally : add(tally, ONE_FAILURE);
  if (failed === 0) rmSync(dataFolder, { recursive: true, force: true });
  else say(`\nLogs of this run: ${dataFolder}/*/logs`);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function choiceOf(args: readonly string[]): Choice {
  const [name, ...patterns] = args;
  if (name === undefined)
    return { tiers: TIERS.filter((tier) => tier.onlyByName !== true), patterns: [] };
  const tiers = TIERS.filter((tier) => tier.name === name);
  if (tiers.length > 0) return { tiers, patterns };
  throw new Error(`No tier "${name}"; there are ${TIERS.map((tier) => tier.name).join(', ')}`);
}

/** Failed runs are kept to be read until the next one begins. */
function removeOldRuns(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(FOLDER_PREFIX) || isAlive(Number(name.slice(FOLDER_PREFIX.length))))
      continue;
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}
