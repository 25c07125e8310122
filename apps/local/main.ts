import 'reflect-metadata';
import { resolve } from 'node:path';
import { benchCommand } from '#apps/local/bench-command';
import { checkCommand } from '#apps/local/check-command';
import { fuzzCommand } from '#apps/local/fuzz/fuzz-command';
import { complain, survivePipeClosing } from '#apps/local/say';
import { startCommand } from '#apps/local/start-command';
import { stormCommand } from '#apps/local/testing/storm-command';
import { testCommand } from '#apps/local/testing/test-command';

const COMMANDS: Readonly<
  Record<string, (root: string, args: readonly string[]) => Promise<number>>
> = {
  start: startCommand,
  test: testCommand,
  check: checkCommand,
  bench: benchCommand,
  fuzz: fuzzCommand,
  storm: stormCommand,
};

survivePipeClosing();
const [name = 'start', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (command === undefined) {
  complain(`No command "${name}"; there are ${Object.keys(COMMANDS).join(', ')}`);
  process.exit(1);
}
process.exit(await command(resolve(import.meta.dirname, '../../..'), args));
