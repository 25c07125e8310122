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
/** Much of a tier is waiting: for commits, pages, and in a storm for real timeouts. Two alone leave two cores idle at times. */
const TIERS_AT_ONCE = 3;

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
  const waiting = [...choice.tiers];
  const oneAfterTheOther = turns();
  let tally = NOTHING;
  let complete = true;
  const runNext = async (): Promise<void> => {
    for (let tier = waiting.shift(); tier !== undefined; tier = waiting.shift()) {
      const place = { root, dataFolder: join(dataFolder, tier.name) };
      const found = await runAlone(tier, place, choice, oneAfterTheOther);
      if (found === null) complete = false;
      else tally = add(tally, found);
      if (!complete) return;
    }
  };
  await Promise.all(Array.from({ length: TIERS_AT_ONCE }, runNext));
  return close(tally, complete, dataFolder);
}

type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/** What is given to it is done one after the other. */
function turns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/**
 * On servers of its own: what one tier leaves in a database or an engine is nothing to the next, and a run of all tiers
 * comes to the same as each alone. They are set up in turn, for a machine has one installer of packages. Null when it
 * did not come to its tests, or was interrupted.
 */
async function runAlone(
  tier: Tier,
  place: Pick<GroundOptions, 'root' | 'dataFolder'>,
  { tiers, patterns, told = {} }: Choice,
  oneAfterTheOther: Turns,
): Promise<Tally | null> {
  const options = { ...place, fixedPorts: false, manyDatabases: true, ownServers: true };
  let tally = NOTHING;
  const work = async (ground: Ground): Promise<number> => {
    for (const [name, value] of Object.entries(told)) ground.learn(name, value);
    await oneAfterTheOther(() => runSteps(tier.needs, ground));
    tally = await runTier(ground, tier, { patterns, alone: tiers.length === 1 });
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
