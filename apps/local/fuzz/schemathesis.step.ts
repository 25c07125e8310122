import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { localEnvironment } from '#config/local-environment';
import type { Ground } from '#apps/local/ground';
import { venv } from '#apps/local/python';
import { runCommand } from '#apps/local/run-command';
import { say } from '#apps/local/say';
import type { Step } from '#apps/local/step';
import { cacheFolder } from '#apps/local/temporal-cli';

const VERSION = '4.32.5';
/** Written last: a folder that was cut off on the way must not look like a program. */
const WHOLE = 'whole';

/** The schema-driven fuzzer, in a virtual environment of its own beside Temporal. */
export const schemathesis: Step<Ground> = {
  title: `Fuzzer (schemathesis ${VERSION})`,
  advice: 'install Python 3 with venv (Debian: python3-venv); check that PyPI can be reached (pip)',
  run: async (ground) => {
    const folder = cacheFolder(`schemathesis-${VERSION}`);
    const there = existsSync(join(folder, WHOLE));
    if (!there) await install(folder);
    ground.learn('SCHEMATHESIS', join(folder, 'bin', 'st'));
    return there ? 'cache' : 'installed';
  },
};

async function install(folder: string): Promise<void> {
  const python = await venv();
  if (python === undefined) throw new Error('no Python 3 that makes virtual environments');
  say('            installing the fuzzer, once on this machine: half a minute');
  rmSync(folder, { recursive: true, force: true });
  const env = localEnvironment.whole();
  await runCommand(python, ['-m', 'venv', folder], { env });
  const args = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  const wanted = ['--only-binary=:all:', `schemathesis==${VERSION}`];
  await runCommand(join(folder, 'bin', 'python'), [...args, ...wanted], { env });
  writeFileSync(join(folder, WHOLE), VERSION);
}
