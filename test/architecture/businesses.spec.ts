import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { BUSINESSES } from '#libs/businesses/registry';
import { isTest, sourceFiles } from '#test/architecture/source-files';

const folders = readdirSync('libs/businesses', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const screens = readFileSync('apps/web/src/businesses/registry.ts', 'utf8');

/** Machine: what runs every business and may know none by name. Data about businesses is no machine. */
const MACHINE =
  /^(activities|workflows|apps\/api|apps\/worker|libs\/(fund|submission|persistence|documents|spreadsheet))\//;
const DATA = /reference-data|\.dto\.ts$/;

describe.each(folders)('the business %s', (code) => {
  it('has its definition and its cases', () => {
    expect(existsSync(`libs/businesses/${code}/${code}.business.ts`)).toBe(true);
    expect(readdirSync(`libs/businesses/${code}`).some((name) => name.endsWith('.spec.ts'))).toBe(
      true,
    );
  });

  it('is in the registry of rules and in that of screens', () => {
    expect(BUSINESSES.map((business) => business.code)).toContain(code);
    expect(screens).toContain(`'${code}'`);
    expect(existsSync(`apps/web/src/businesses/${code}`)).toBe(true);
  });

  it('is walked from end to end by a test', () => {
    expect(existsSync(`test/e2e/${code}.e2e-spec.ts`)).toBe(true);
  });

  it('is named by no file of the machine', () => {
    const naming = sourceFiles()
      .filter(({ path }) => MACHINE.test(path) && !DATA.test(path) && !isTest(path))
      .filter(({ text }) => text.includes(`'${code}'`) || text.includes(`businesses/${code}/`));
    expect(naming.map(({ path }) => path)).toEqual([]);
  });
});
