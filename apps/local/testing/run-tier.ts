import { rmSync } from 'node:fs';
import { localEnvironment } from '#config/local-environment';
import type { Ground } from '#apps/local/ground';
import { exitOf } from '#apps/local/run-command';
import { say } from '#apps/local/say';
import { tallyOf, type Tally } from '#apps/local/testing/tally';
import type { Tier } from '#apps/local/testing/tiers';

/** The longest name of a tier. */
const NAME_WIDTH = 12;

/** What the steps found or made and the tests ask for, under the names of config/test-environment.ts. */
const HANDED_OVER = [
  'DATABASE_ADMIN_URL',
  'TEMPORAL_ADDRESS',
  'TEMPORAL_CLI',
  'TEMPORAL_TEST_SERVER',
  'CHROMIUM_PATH',
  'MARIADBD',
  'MARIADB_INSTALL_DB',
  'KEPT_DATABASES',
  'KEYED_HASH_SECRET',
  'SEALING_SECRET',
  'STORM_KILLS',
  'STORM_MINUTES',
  'STORM_SEED',
];

export interface TierRun {
  /** They choose files as Jest and Playwright do. */
  readonly patterns: readonly string[];
  /** Its output needs no name before each line. */
  readonly alone: boolean;
}

/** Runs one tier with its output streaming, and counts. */
export async function runTier(
  ground: Ground,
  tier: Tier,
  { patterns, alone }: TierRun,
): Promise<Tally> {
  say(`\n── ${tier.name} ${'─'.repeat(60 - tier.name.length)}`);
  const resultFile = ground.inData(`${tier.name}.json`);
  rmSync(resultFile, { force: true });
  const args = tier.runner === 'jest' ? jestArguments(tier, resultFile) : playwrightArguments(tier);
  const env = { ...localEnvironment.wholeButConfig(), ...testKeys(ground, resultFile) };
  const { code } = await exitOf(process.execPath, [...args, ...patterns], {
    cwd: ground.options.root,
    env,
    show: alone ? 'as it is' : `${tier.name.padEnd(NAME_WIDTH)} │ `,
  });
  return tallyOf(tier.runner, resultFile, code);
}

function jestArguments(tier: Tier, resultFile: string): string[] {
  return [
    ...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
    'node_modules/jest/bin/jest.js',
    ...['--selectProjects', tier.name],
    ...['--json', `--outputFile=${resultFile}`],
    ...['--passWithNoTests', `--testTimeout=${tier.testLimitMs}`],
    // A test file that left a connection open must not hold up the run for ever.
    ...(tier.needs.length > 0 ? ['--forceExit'] : []),
    `--maxWorkers=${tier.filesAtOnce}`,
  ];
}

function playwrightArguments(tier: Tier): string[] {
  return [
    'node_modules/@playwright/test/cli.js',
    ...['test', '-c', `test/${tier.name}`, '--reporter=list,json'],
    ...[`--timeout=${tier.testLimitMs}`, `--workers=${tier.filesAtOnce}`],
  ];
}

function testKeys(ground: Ground, resultFile: string): Record<string, string> {
  const keys: Record<string, string> = {
    PLAYWRIGHT_JSON_OUTPUT_FILE: resultFile,
    FORCE_COLOR: '0',
  };
  for (const name of HANDED_OVER) {
    const value = ground.knows(name);
    if (value !== undefined) keys[name] = value;
  }
  keys['HALL_URL'] = ground.knows('WEB_ORIGIN') ?? '';
  keys['HALL_DATABASE'] = ground.knows('DATABASE_URL') ?? '';
  return keys;
}
