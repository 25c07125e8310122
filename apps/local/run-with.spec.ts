import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Ground } from '#apps/local/ground';
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

describe('a launcher that is asked to stop', () => {
  it('says so to whoever would begin something after it, though its work was done', async () => {
    const options = {
      ...{ root: dataFolder, dataFolder },
      ...{ fixedPorts: false, manyDatabases: false, ownServers: true },
    };
    const work = (ground: Ground) => {
      const endAll = ground.programs.endAll.bind(ground.programs);
      ground.programs.endAll = () => {
        process.emit('SIGHUP');
        return endAll();
      };
      return Promise.resolve(0);
    };
    expect(await runWith(options, () => Promise.resolve(0), 'end')).toBe(0);
    expect(await runWith(options, work, 'end')).toBe(130);
  });
});
