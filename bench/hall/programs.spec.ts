import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import { startProgram } from '#bench/hall/programs';
import { hasEnded } from '#apps/local/child';
import type { Ground } from '#apps/local/ground';
import { runWith } from '#apps/local/run-with';

let folder: string;
let child: ChildProcess | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hall-bench-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

it('a bench that is asked to stop leaves no program of the hall behind', async () => {
  const options = { root: folder, dataFolder: folder };
  const kinds = { fixedPorts: false, manyDatabases: false, ownServers: true };
  const work = (ground: Ground) => {
    const started = (program: ChildProcess) => {
      ground.programs.endWithAll(program);
    };
    const context = { root: folder, folder, environment: {}, started };
    child = startProgram(context, 'api', ['--eval', 'setInterval(() => undefined, 1_000)']);
    process.emit('SIGTERM');
    // A bench at work.
    return new Promise<number>(() => undefined);
  };
  expect(await runWith({ ...options, ...kinds }, work, 'end')).toBe(130);
  expect(child !== undefined && hasEnded(child)).toBe(true);
});
