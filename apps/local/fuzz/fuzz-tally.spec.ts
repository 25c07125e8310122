import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fuzzTally } from '#apps/local/fuzz/fuzz-tally';

describe('the closing line of a fuzz run', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function report(cases: string): string {
    const file = join(folder, 'report.xml');
    writeFileSync(
      file,
      `<testsuites><testsuite name="schemathesis">${cases}</testsuite></testsuites>`,
    );
    return file;
  }

  it('counts operations, and those in which something was found', () => {
    const file = report(
      '<testcase name="GET /a" time="1"/><testcase name="GET /b"><failure type="failure" message="500"/></testcase>' +
        '<testcase name="GET /c"><error message="timeout"/></testcase><testcase name="GET /d"></testcase>',
    );
    expect(fuzzTally(file)).toEqual({ passed: 2, failed: 2 });
  });

  it('takes a run that asked nothing, or left no report, for a failure', () => {
    expect(fuzzTally(report(''))).toEqual({ passed: 0, failed: 1 });
    expect(fuzzTally(join(folder, 'absent.xml'))).toEqual({ passed: 0, failed: 1 });
  });
});
