import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Remembered } from '#apps/local/leftovers';
import { runWith } from '#apps/local/run-with';

let dataFolder: string;

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'hall-run-with-'));
});

afterEach(() => {
  rmSync(dataFolder, { recursive: true, force: true });
});

describe('a second launcher on the same data', () => {
  it('is refused every time, and leaves the first one’s list of programs where it is', async () => {
    // This very process stands for the launcher at work.
    new Remembered(dataFolder).add('launcher', process.pid);
    const options = {
      root: dataFolder,
      dataFolder,
      fixedPorts: false,
      manyDatabases: false,
      ownServers: true,
    };
    let worked = 0;
    const work = () => Promise.resolve((worked += 1));
    expect(await runWith(options, work, 'end')).toBe(1);
    expect(await runWith(options, work, 'end')).toBe(1);
    expect(worked).toBe(0);
    expect(existsSync(join(dataFolder, 'programs.json'))).toBe(true);
  });
});
