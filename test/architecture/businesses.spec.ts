import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { Column } from '#libs/businesses/column';
import { BUSINESSES, businessByCode, businessesOf } from '#libs/businesses/registry';
import { sheetsOf, TILES, WITHOUT_TILE } from '#libs/businesses/tiles';
import { DICTIONARIES } from '#libs/persistence/reference-data/dictionaries';
import { ROUTES } from '#libs/persistence/reference-data/routes';
import type { RouteDefinition } from '#libs/case/route';
import { TERMS, UNIT } from '#test/builders/register-facts.builder';
import { isTest, sourceFiles } from '#test/architecture/source-files';

const folders = readdirSync('libs/businesses', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const screens = readFileSync('apps/web/src/businesses/registry.ts', 'utf8');

/** Machine: what runs every business and may know none by name. Data about businesses is no machine. */
const MACHINE =
  /^(activities|workflows|apps\/(api|worker)|apps\/web\/src\/(businesses\/(register|fields|steps)|cases|desk|boxes|home|papers)|libs\/(fund|case|persistence|documents|spreadsheet|register-files|values))\//;
/** Kinds of a status change share two words with businesses, and are none. */
const DATA = /reference-data|records\/status-history|\.dto\.ts$/;

function columnsOf(code: string): readonly Column[] {
  const business = businessByCode(code);
  return business?.shape === 'register' ? business.columns : [];
}

function routesOf(code: string): readonly RouteDefinition[] {
  return ROUTES.filter(({ business }) => business === code).map(({ definition }) => definition);
}

/** Each paper that a route demands for a code in a column. */
function papersByCode(code: string) {
  return routesOf(code).flatMap(({ papersFor = {} }) =>
    Object.entries(papersFor).flatMap(([column, byCode]) =>
      Object.entries(byCode).flatMap(([value, papers]) =>
        papers.map((paper) => ({ column, value, paper })),
      ),
    ),
  );
}

describe.each(folders)('the business %s', (code) => {
  it('has its definition and its cases', () => {
    expect(existsSync(`libs/businesses/${code}/${code}.business.ts`)).toBe(true);
    expect(readdirSync(`libs/businesses/${code}`).some((name) => name.endsWith('.spec.ts'))).toBe(
      true,
    );
  });

  it('is in the registry of rules and, unless it is a register that its columns say all of, in that of screens', () => {
    expect(BUSINESSES.map((business) => business.code)).toContain(code);
    const own = existsSync(`apps/web/src/businesses/${code}`);
    expect(screens.includes(`'./${code}/`)).toBe(own);
    expect(own || businessByCode(code)?.shape === 'register').toBe(true);
  });

  it('is walked from end to end by a test', () => {
    expect(existsSync(`test/e2e/${code}.e2e-spec.ts`)).toBe(true);
  });

  it('has a route to begin with, also where nobody approves', () => {
    expect(ROUTES.map(({ business }) => business)).toContain(code);
  });

  it('has a tile, of the same title where no other business shares it, or is reached from a page', () => {
    const tiles = TILES.filter((tile) => sheetsOf(tile).includes(code));
    const reached = WITHOUT_TILE.filter((one) => one === code);
    expect([...tiles, ...reached]).toHaveLength(1);
    for (const tile of tiles.filter((one) => sheetsOf(one).length === 1))
      expect(tile.title).toEqual(businessByCode(code)?.title);
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
    const holders = business?.shape === 'fields' ? business.fields : columnsOf(code);
    const asked = holders.flatMap(({ dictionary }) => dictionary ?? []);
    expect(asked.filter((dictionary) => !Object.hasOwn(DICTIONARIES, dictionary))).toEqual([]);
    const kinds = business?.papers.map(({ kind }) => kind) ?? [];
    const demanded = [
      ...(business?.shape === 'fields' ? business.fields.flatMap(({ paper }) => paper ?? []) : []),
      ...routesOf(code).flatMap(({ papers = [] }) => papers),
      ...papersByCode(code).map(({ paper }) => paper),
    ];
    expect(demanded.filter((paper) => !kinds.includes(paper))).toEqual([]);
  });

  it('demands papers for codes that its columns can hold', () => {
    const unknown = papersByCode(code).filter(({ column, value }) => {
      const { dictionary } = columnsOf(code).find(({ key }) => key === column) ?? {};
      return !DICTIONARIES[dictionary ?? '']?.some(([entry]) => entry === value);
    });
    expect(unknown).toEqual([]);
  });

  it('is named by no file of the machine', () => {
    const naming = sourceFiles()
      .filter(({ path }) => MACHINE.test(path) && !DATA.test(path) && !isTest(path))
      .filter(({ text }) => text.includes(`'${code}'`) || text.includes(`businesses/${code}/`));
    expect(naming.map(({ path }) => path)).toEqual([]);
  });
});

describe('registers that do not make good what is past', () => {
  it.each(businessesOf('register').filter(({ past }) => past !== true))(
    'take no month that is assessed, also where rows decide theirs: $code',
    (business) => {
      expect(business.decideMonth('202606', UNIT, TERMS)).not.toBeNull();
    },
  );
});

type Typed = Pick<Column, 'key' | 'kind' | 'valueKind'>;

/** Keys under which registers type values of different kinds. */
function keysOfTwoKinds(registers: readonly (readonly Typed[])[]): string[] {
  const kinds = new Map<string, Set<string>>();
  for (const { key, kind, valueKind = '' } of registers.flat())
    kinds.set(key, (kinds.get(key) ?? new Set()).add(`${kind}/${valueKind}`));
  return [...kinds].flatMap(([key, found]) => (found.size > 1 ? [key] : []));
}

describe('what is typed into registers', () => {
  it('is of one kind under one key: rows and heads are kept, searched and read by key alone', () => {
    const typed = BUSINESSES.flatMap((business) =>
      business.shape === 'register'
        ? [
            business.columns.filter((column: Column) => column.from === 'typed'),
            business.headColumns as readonly Column[],
          ]
        : [],
    );
    expect(typed.flat().length).toBeGreaterThan(10);
    expect(keysOfTwoKinds(typed)).toEqual([]);
  });

  it('is noticed where a register gives a key another kind', () => {
    const reason: Typed = { key: 'reason', kind: 'dictionary' };
    const hired: Typed = { key: 'hireDate', kind: 'date', valueKind: 'date' };
    const others: Typed[] = [
      { ...reason, kind: 'text' },
      { ...hired, valueKind: 'month' },
    ];
    expect(keysOfTwoKinds([[reason, hired], [reason]])).toEqual([]);
    expect(keysOfTwoKinds([[reason, hired], others])).toEqual(['reason', 'hireDate']);
  });
});

/** Where a business's shape is asked by name, in code that knows no business. */
function askingForShapes(texts: readonly string[]): string[] {
  return texts.filter((text) => /\bshape [!=]==|switch \([\w.]*\.shape\)/.test(text));
}

describe('the shape of a business', () => {
  it('is asked in the registry alone: whatever every shape answers is a line of a table of shapes', () => {
    const asking = sourceFiles().filter(
      ({ path, text }) =>
        /^(apps\/(api|worker)|activities|libs|workflows)\//.test(path) &&
        !isTest(path) &&
        askingForShapes([text]).length > 0,
    );
    expect(asking.map(({ path }) => path)).toEqual(['libs/businesses/registry.ts']);
  });

  it('is noticed where it is asked elsewhere', () => {
    expect(
      askingForShapes([
        "business?.shape !== 'fields'",
        'switch (business.shape) {',
        "({ shape }) => shape === 'register'",
        'SHAPES[business.shape]',
        "businessOf('register', code)",
      ]),
    ).toHaveLength(3);
  });
});
