import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isAlive } from '#apps/local/leftovers';
import type { Ground } from '#apps/local/ground';
import { runWith } from '#apps/local/run-with';
import { say } from '#apps/local/say';
import { runSteps } from '#apps/local/step';
import { runTier } from '#apps/local/testing/run-tier';
import { add, NOTHING, type Tally } from '#apps/local/testing/tally';
import { TIERS, type Tier } from '#apps/local/testing/tiers';

const FOLDER_PREFIX = 'test-';

/** `npm test [tier [pattern …]]`: its own servers, ports and data, beside whatever else runs. */
export async function testCommand(root: string, args: readonly string[]): Promise<number> {
  const { tiers, patterns } = choiceOf(args);
  removeOldRuns(join(root, '.data'));
  const dataFolder = join(root, '.data', `${FOLDER_PREFIX}${process.pid}`);
  let tally = NOTHING;
  const options = { root, dataFolder, fixedPorts: false, manyDatabases: true, ownServers: true };
  const work = async (ground: Ground): Promise<number> => {
    for (const tier of tiers) {
      await stand(ground, tier);
      tally = add(tally, await runTier(ground, tier, patterns));
    }
    return 0;
  };
  const code = await runWith(options, work, 'end');
  return close(tally, code, dataFolder);
}

/** Setting up is done once for all tiers, as far as a tier needs it. */
async function stand(ground: Ground, tier: Tier): Promise<void> {
  const fresh = tier.needs.filter((step) => ground.firstTime(step.title));
  await runSteps(fresh, ground);
}

function close(tally: Tally, code: number, dataFolder: string): number {
  const { passed, failed } = code === 0 ? tally : add(tally, { passed: 0, failed: 1 });
  if (failed === 0) rmSync(dataFolder, { recursive: true, force: true });
  else say(`\nLogs of this run: ${dataFolder}/logs`);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

function choiceOf(args: readonly string[]): {
  tiers: readonly Tier[];
  patterns: readonly string[];
} {
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
