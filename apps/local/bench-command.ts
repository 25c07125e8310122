import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Bench, BenchContext, BenchResult } from '#bench/bench';
import type { Ground } from '#apps/local/ground';
import { runWith } from '#apps/local/run-with';
import { complain, say } from '#apps/local/say';
import { runSteps } from '#apps/local/step';
import { database } from '#apps/local/steps/database.step';
import { environment } from '#apps/local/steps/environment.step';
import { migrations } from '#apps/local/steps/migrations.step';
import { hallPackages } from '#apps/local/steps/system-packages.step';
import { temporal, temporalBinary } from '#apps/local/steps/temporal.step';

const STEPS = [hallPackages, temporalBinary, environment, database, temporal, migrations];
const SUFFIX = '.bench.js';

/** `npm run bench -- NAME [SIZE]`: services of its own, then the bench; the last line is one JSON object. */
export async function benchCommand(root: string, args: readonly string[]): Promise<number> {
  const name = args[0] ?? '';
  const file = join(root, 'dist', 'bench', `${name}${SUFFIX}`);
  if (!existsSync(file)) {
    complain(`No bench "${name}"; there are ${benchesIn(join(root, 'dist', 'bench')).join(', ')}`);
    return 1;
  }
  let result: BenchResult | undefined;
  const dataFolder = join(root, '.data', `bench-${process.pid}`);
  const options = { root, dataFolder, fixedPorts: false, manyDatabases: true, ownServers: true };
  const work = async (ground: Ground): Promise<number> => {
    ground.liftCallerRate();
    await runSteps(STEPS, ground);
    const bench = (await import(pathToFileURL(file).href)) as Bench;
    result = await bench.run(contextOf(ground, args[1]));
    return 0;
  };
  const code = await runWith(options, work, 'end');
  rmSync(dataFolder, { recursive: true, force: true });
  if (result === undefined) return code === 0 ? 1 : code;
  say(JSON.stringify({ bench: name, ...rounded(result) }));
  return code;
}

function contextOf(ground: Ground, size?: string): BenchContext {
  const folder = ground.inData('work');
  mkdirSync(folder, { recursive: true });
  return {
    root: ground.options.root,
    folder,
    databaseAdminUrl: ground.know('DATABASE_ADMIN_URL'),
    temporalAddress: ground.know('TEMPORAL_ADDRESS'),
    chromiumPath: ground.know('CHROMIUM_PATH'),
    environment: ground.childEnvironment(),
    size: size === undefined ? undefined : Number(size),
    started: (program) => ground.programs.endWithAll(program),
    log: (text) => say(`            ${text}`),
  };
}

function rounded(result: BenchResult): BenchResult {
  return { ...result, ratio: Math.round(result.ratio * 1000) / 1000 };
}

function benchesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((entry) => entry.endsWith(SUFFIX))
    .map((entry) => entry.slice(0, -SUFFIX.length));
}
