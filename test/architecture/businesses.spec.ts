import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { BUSINESSES, businessByCode } from '#libs/businesses/registry';
import { TILES } from '#libs/businesses/tiles';
import { DICTIONARIES } from '#libs/persistence/reference-data/dictionaries';
import { ROUTES } from '#libs/persistence/reference-data/routes';
import { isTest, sourceFiles } from '#test/architecture/source-files';

const folders = readdirSync('libs/businesses', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const screens = readFileSync('apps/web/src/businesses/registry.ts', 'utf8');

/** Machine: what runs every business and may know none by name. Data about businesses is no machine. */
const MACHINE =
  /^(activities|workflows|apps\/(api|worker)|apps\/web\/src\/(businesses\/(register|fields|steps)|cases|desk|boxes|home|papers)|libs\/(fund|submission|persistence|documents|spreadsheet|register-files|values))\//;
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

  it('has a route to begin with, also where nobody approves', () => {
    expect(ROUTES.map(({ business }) => business)).toContain(code);
  });

  it('has a tile of the same title', () => {
    const tile = TILES.find((one) => one.code === code);
    expect(tile?.title).toEqual(businessByCode(code)?.title);
  });

  it('says the titles of its papers and columns in both languages, each kind once', () => {
    const business = businessByCode(code);
    const papers = business?.papers ?? [];
    expect(new Set(papers.map(({ kind }) => kind)).size).toBe(papers.length);
    const titles = [
      ...papers.map(({ title }) => title),
      ...(business?.shape === 'register' ? business.columns.map(({ title }) => title) : []),
      ...(business?.shape === 'fields' ? business.fields.map(({ label }) => label) : []),
    ];
    expect(titles.filter(({ zh, en }) => zh.trim() === '' || en.trim() === '')).toEqual([]);
  });

  it('takes codes from dictionaries that are there, and demands papers that are its own', () => {
    const business = businessByCode(code);
    if (business?.shape !== 'fields') return;
    const dictionaries = new Set(Object.keys(DICTIONARIES));
    const asked = business.fields.flatMap(({ dictionary }) => dictionary ?? []);
    expect(asked.filter((dictionary) => !dictionaries.has(dictionary))).toEqual([]);
    const kinds = business.papers.map(({ kind }) => kind);
    const demanded = business.fields.flatMap(({ paper }) => paper ?? []);
    expect(demanded.filter((paper) => !kinds.includes(paper))).toEqual([]);
  });

  it('is named by no file of the machine', () => {
    const naming = sourceFiles()
      .filter(({ path }) => MACHINE.test(path) && !DATA.test(path) && !isTest(path))
      .filter(({ text }) => text.includes(`'${code}'`) || text.includes(`businesses/${code}/`));
    expect(naming.map(({ path }) => path)).toEqual([]);
  });
});
