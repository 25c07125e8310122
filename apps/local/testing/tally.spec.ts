import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tallyOf } from '#apps/local/testing/tally';

describe('the closing line of a test run', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'tally-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function resultFile(name: string, result: unknown): string {
    const file = join(folder, name);
    writeFileSync(file, JSON.stringify(result));
    return file;
  }

  it('counts the tests of Jest, and a file that could not be loaded as one failure', () => {
    const file = resultFile('jest.json', {
      numPassedTests: 7,
      numFailedTests: 2,
      numRuntimeErrorTestSuites: 1,
    });
    expect(tallyOf('jest', file, 1)).toEqual({ passed: 7, failed: 3 });
  });

  it('counts the tests of Playwright', () => {
    const file = resultFile('browser.json', { stats: { expected: 4, flaky: 1, unexpected: 2 } });
    expect(tallyOf('playwright', file, 1)).toEqual({ passed: 5, failed: 2 });
  });

  it('counts a run that ended badly with no failed test as one failure', () => {
    const file = resultFile('leak.json', { numPassedTests: 7 });
    expect(tallyOf('jest', file, 1)).toEqual({ passed: 7, failed: 1 });
  });

  it('counts a run that left no result as one failure', () => {
    expect(tallyOf('jest', join(folder, 'absent.json'), 0)).toEqual({ passed: 0, failed: 1 });
  });
});
