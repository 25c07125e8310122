import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { logLinesOf } from '#apps/local/fuzz/log-lines';

const FAILED = '5b7c1c9e-6c2c-4f43-9a58-7f1f2f6a0a11';
const OTHER = '7b1c3a56-0000-4000-8000-000000000000';
const line = (id: string, msg: string) => JSON.stringify({ correlationId: id, msg });

describe('a red fuzz run', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fuzz-log-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function log(...lines: string[]): string {
    const file = join(folder, 'api.log');
    writeFileSync(file, lines.join('\n'));
    return file;
  }

  it('tells what the api logged of the answers it quotes, and of no other', () => {
    const why = line(FAILED, 'unforeseen failure');
    const file = log(line(OTHER, 'answered'), why, 'not JSON at all');
    expect(logLinesOf(file, `[500] {"correlationId":"${FAILED}"}`)).toEqual([why]);
    expect(logLinesOf(file, '[500] without an id')).toEqual([]);
  });

  it('tells the first lines when there are too many, and how many more there are', () => {
    const file = log(...Array.from({ length: 61 }, (_, at) => line(FAILED, String(at))));
    const told = logLinesOf(file, FAILED);
    expect([told.length, told.at(-1)]).toEqual([61, '… and 1 more']);
  });

  it('has nothing to tell when the api never wrote a line', () => {
    expect(logLinesOf(join(folder, 'absent.log'), FAILED)).toEqual([]);
  });
});
