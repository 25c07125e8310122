import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const PAGE = 'docs/manual-sentences.md';
const SHOWN_BY = /^`(?<file>[^`]+)`: (?<title>.+)$/;

interface Row {
  readonly item: string;
  readonly shownBy: readonly string[];
}

/** The rows of the page's table, behind its head. */
function rowsOf(page: string): Row[] {
  return page
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| item '))
    .map((line) => {
      const [item = '', , shownBy = ''] = line.slice(2, -2).split(' | ');
      return { item, shownBy: shownBy.split('<br>') };
    });
}

/** The tests that a row names and that are not where it says. */
function missing({ shownBy }: Row): string[] {
  return shownBy.filter((one) => {
    const { file, title } = SHOWN_BY.exec(one)?.groups ?? {};
    if (file === undefined || title === undefined) return true;
    return !titlesOf(readFileSync(`test/${file}`, 'utf8')).includes(title);
  });
}

/** Of tests and of their steps. */
function titlesOf(text: string): string[] {
  return [...text.matchAll(/\b(?:it|test|step)\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, title = '']) =>
    title.replaceAll('\\', ''),
  );
}

describe('the page of the manual’s sentences', () => {
  const rows = rowsOf(readFileSync(PAGE, 'utf8'));

  it('has a test for each sentence, which is where the page says', () => {
    expect(rows.map(missing).flat()).toEqual([]);
  });

  it('goes over each item of the chapters that move members and money', () => {
    const chapters = new Set(rows.map(({ item }) => item.split('.')[0]));
    expect([...chapters]).toEqual(['5', '6', '7', '8', '9', '10', '12', '13']);
  });

  it('finds a title that is not there, and a file that is not named', () => {
    const wrong = ['`browser/queries.spec.ts`: no such title', 'queries.spec.ts'];
    expect(missing({ item: '7', shownBy: wrong })).toEqual(wrong);
  });
});
