import { describe, expect, it } from '@jest/globals';
import { TEXTS } from '#libs/texts/texts';
import { isTest, sourceFiles } from '#test/architecture/source-files';

const CODE_PLACES = [
  /new RuleViolation\(\s*'([A-Z][A-Z0-9_]+)'/g,
  /new Problem\(\s*\d{3},\s*'([A-Z][A-Z0-9_]+)'/g,
  /\brefus(?:al|e|ed)\(\s*'([A-Z][A-Z0-9_]+)'/g,
  /\bcode: '([A-Z][A-Z0-9_]+)'/g,
];

function codesIn(text: string): string[] {
  return CODE_PLACES.flatMap((place) => [...text.matchAll(place)].map((match) => match[1] ?? ''));
}

describe('the texts of refusals and problems', () => {
  it('are found where a code is written', () => {
    expect(
      codesIn("throw new RuleViolation('BASE_TOO_LOW', {}); return { code: 'GONE' };"),
    ).toEqual(['BASE_TOO_LOW', 'GONE']);
  });

  it('exist for every code that is thrown or returned', () => {
    const server = sourceFiles().filter(
      ({ path }) => !isTest(path) && !path.startsWith('apps/web/'),
    );
    const missing = server.flatMap(({ path, text }) =>
      codesIn(text)
        .filter((code) => TEXTS[code] === undefined)
        .map((code) => `${code} in ${path}`),
    );
    expect([...new Set(missing)].sort()).toEqual([]);
  });

  it('have one file each: no key stands in two', () => {
    const keys = sourceFiles()
      .filter(({ path }) => /^libs\/texts\/[a-z-]+\.texts\.ts$/.test(path))
      .flatMap(({ text }) => [...text.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map((one) => one[1]));
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it('are filled by {name}, not by the marks the pages use', () => {
    const doubled = Object.entries(TEXTS).filter(([, { zh, en }]) => `${zh}${en}`.includes('{{'));
    expect(doubled.map(([code]) => code)).toEqual([]);
  });

  it('are there in Chinese and in English', () => {
    const bare = Object.entries(TEXTS).filter(
      ([, text]) => !/\p{Script=Han}/u.test(text.zh) || !/[a-z]/i.test(text.en),
    );
    expect(bare.map(([code]) => code)).toEqual([]);
  });

  it('part the texts of a list in one place', () => {
    const joins = /\.join\(\s*(?:'[、，]'|\w+\()/;
    const parting = sourceFiles().filter(({ path, text }) => !isTest(path) && joins.test(text));
    expect(parting.map(({ path }) => path)).toEqual([]);
    expect(joins.test("names.join('、')")).toBe(true);
    expect(joins.test("names.join('，')")).toBe(true);
  });

  it.each([
    ['回执', /回单|凭证/u],
    ['问题编号', /错误编号|错误代码/u],
  ])('call one thing by one word: %s', (_, others) => {
    const shown = sourceFiles().filter(
      ({ path }) => !isTest(path) && /^(apps|libs|activities)/.test(path),
    );
    expect(shown.filter(({ text }) => others.test(text)).map(({ path }) => path)).toEqual([]);
  });
});
