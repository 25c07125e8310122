import { describe, expect, it } from '@jest/globals';
import { isTest, sourceFiles } from '#test/architecture/source-files';

/**
 * Programs that several run of at once, and what they are made of. Workflows have the engine's clock, pages the
 * browser's, which decides nothing.
 */
const SHARED = /^(activities|apps\/(api|worker)|libs)\//;

/** A process's clock in any spelling, and the database's in the time of its own session. */
const OWN_CLOCK =
  /\bnew Date(?:\(\s*\)|\b(?!\())|(?<!new )\bDate\(\)|\bDate\.now\b|\bperformance\.timeOrigin\b|\b(?:NOW|SYSDATE|CURDATE|CURTIME|UNIX_TIMESTAMP)\(\)|\b(?:CURRENT_(?:DATE|TIME|TIMESTAMP)|LOCALTIME(?:STAMP)?)\b/;

/** What may look at its own clock, and why. */
const ALLOWED: Readonly<Record<string, string>> = {
  'apps/api/engine-deadline.ts':
    'the engine’s client takes a moment of its own process, and makes a length of it again',
};

const files = sourceFiles().filter(({ path }) => SHARED.test(path) && !isTest(path));

describe('the clock of a process', () => {
  it('decides and records nothing: the database tells the time, and lengths are measured', () => {
    const offending = files
      .filter(({ path, text }) => !(path in ALLOWED) && OWN_CLOCK.test(text))
      .map(({ path }) => path);
    expect(offending).toEqual([]);
    expect(files.length).toBeGreaterThan(300);
  });

  it('is looked at by nobody who is allowed to and does not need it', () => {
    for (const allowed of Object.keys(ALLOWED))
      expect(files.find(({ path }) => path === allowed)?.text).toMatch(OWN_CLOCK);
  });

  it.each([
    'const at = new Date();',
    'const at = new Date( );',
    'const at = new Date;',
    'const text = Date();',
    'function f(now = new Date()) {}',
    'const ms = Date.now();',
    'const tell = Date.now;',
    'performance.timeOrigin + performance.now()',
    '`UPDATE task SET closed_at = NOW()`',
    '`WHERE due_at < CURRENT_TIMESTAMP`',
  ])('is found in: %s', (line) => {
    expect(line).toMatch(OWN_CLOCK);
  });

  it.each([
    'const at = await databaseNow(manager);',
    'new Date(row.dueAt)',
    'new Date(\n  text,\n)',
    'performance.now() - begunAt',
    '`WHERE due_at < UTC_TIMESTAMP(3)`',
    'readonly at: Date;',
    'const NOW = () => `UTC_TIMESTAMP(3)`',
  ])('is not found in: %s', (line) => {
    expect(line).not.toMatch(OWN_CLOCK);
  });
});
