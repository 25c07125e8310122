import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { localEnvironment } from '#config/local-environment';
import { exitOf } from '#apps/local/run-command';
import { complain, say } from '#apps/local/say';
import { secondsSince } from '#apps/local/step';

/** A check is a tool that says nothing when all is well. */
interface Check {
  readonly title: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const BIN = 'node_modules';
/** Most of them use one core. */
const AT_ONCE = 2;
const CRUISED = ['apps', 'workflows', 'activities', 'libs', 'config', 'bench'];
const CRUISE = [
  `${BIN}/dependency-cruiser/bin/dependency-cruiser.mjs`,
  '--config',
  '.dependency-cruiser.cjs',
];
/** The schema and the rules about meaning; the order of keys follows the reader, and two images are built and named. */
const COMPOSE = [
  '--max-warnings=0',
  ...[
    'service-keys-order',
    'services-alphabetical-order',
    'top-level-properties-order',
    'no-build-and-image',
    'no-unbound-port-interfaces',
  ].map((rule) => `--disable-rule=${rule}`),
];

const CHECKS: readonly Check[] = [
  { title: 'lint', args: [`${BIN}/oxlint/bin/oxlint`, '--deny-warnings', '.'] },
  { title: 'types, server', args: [`${BIN}/typescript7/bin/tsc`, '--noEmit', '-p', '.'] },
  { title: 'types, web', args: [`${BIN}/typescript7/bin/tsc`, '--noEmit', '-p', 'apps/web'] },
  {
    title: 'format',
    args: [`${BIN}/oxfmt/bin/oxfmt`, '--check', '.'],
  },
  { title: 'dependencies at run time', args: [...CRUISE, ...CRUISED] },
  {
    title: 'dependencies of types',
    args: [...CRUISE, ...CRUISED],
    env: { DEPCRUISE_TYPES: 'true' },
  },
  { title: 'dead code', args: [`${BIN}/knip/bin/knip.js`, '--no-progress', '--no-config-hints'] },
  {
    title: 'Dockerfile',
    args: [`${BIN}/dockerfile-utils/bin/dockerfile-utils`, 'lint', 'Dockerfile'],
  },
  {
    title: 'docker-compose.yml',
    args: [`${BIN}/dclint/bin/dclint.cjs`, 'docker-compose.yml', ...COMPOSE],
  },
  { title: 'api description and client', args: ['--run', 'openapi:check'] },
];

/** `npm run check`: every check is run, so that one round shows everything there is to mend. */
export async function checkCommand(root: string): Promise<number> {
  const start = performance.now();
  const waiting = CHECKS.filter((check) => !isMissing(root, check));
  const lanes = Array.from({ length: AT_ONCE }, () => failedOf(root, waiting));
  const failed = (await Promise.all(lanes)).flat();
  const seconds = secondsSince(start);
  if (failed.length === 0) say(`All checks passed in ${seconds} s`);
  else complain(`Failed in ${seconds} s: ${failed.join(', ')}`);
  return failed.length === 0 ? 0 : 1;
}

async function failedOf(root: string, waiting: Check[]): Promise<string[]> {
  const failed: string[] = [];
  for (let check = waiting.shift(); check !== undefined; check = waiting.shift())
    if (!(await passes(root, check))) failed.push(check.title);
  return failed;
}

async function passes(root: string, check: Check): Promise<boolean> {
  const start = performance.now();
  const env = { ...localEnvironment.system(), ...check.env, FORCE_COLOR: '0' };
  const { code, output } = await exitOf(process.execPath, check.args, { cwd: root, env });
  say(`${secondsSince(start).padStart(6)} s  ${code === 0 ? '✓' : '✗'} ${check.title}`);
  if (code !== 0) complain(output.trim());
  return code === 0;
}

/** A check whose script package.json does not have is not there to be failed. */
function isMissing(root: string, { args }: Check): boolean {
  if (args[0] !== '--run') return false;
  return !readFileSync(join(root, 'package.json'), 'utf8').includes(`"${args[1] ?? ''}":`);
}
