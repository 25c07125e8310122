import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const PAGE = 'docs/manual-sentences.md';
const SHOWN_BY = /^`(?<file>[^`]+)`: (?<title>.+)$/;

/** Chapter and item, as the manual numbers them. */
const ITEMS: readonly string[] = [
  '5.1.1',
  '5.1.2（1）',
  '5.2.1',
  '5.2.2（1）',
  '5.2.2（2）',
  '5.2.2（3）',
  '6.1',
  '6.2（1）',
  '6.2（2）',
  '6.2（3）',
  '6.2（4）',
  '7.1.2（1）',
  '7.1.2（2）',
  '7.2.1',
  '7.2.2',
  '7.3.1',
  '7.3.2（1）（2）',
  '7.3.2（3）',
  '8.2（1）',
  '8.2（2）',
  '8.2（3）',
  '8.2（4）',
  '9.2 启封（1）',
  '9.2 启封（2）',
  '9.2 启封（3）',
  '9.2 启封（4）',
  '9.2 启封（5）（6）',
  '9.2（7）',
  '9.2 封存',
  '9.2 封存 批量导入',
  '10.1.2（1）',
  '10.1.2（2）',
  '10.2.2（1）',
  '10.2.2（2）',
  '12.1',
  '12.2（1）（2）',
  '12.2（3）、12.3',
  '12.2（4）',
  '13',
];

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
  const said = text.replaceAll(/\/\*[\s\S]*?\*\/|^[ \t]*\/\/.*$/gm, '');
  return [...said.matchAll(/\b(?:it|test|step)\(\s*'((?:[^'\\]|\\.)*)'/g)].map(([, title = '']) =>
    title.replaceAll('\\', ''),
  );
}

describe('the page of the manual’s sentences', () => {
  const rows = rowsOf(readFileSync(PAGE, 'utf8'));

  it('has a test for each sentence, which is where the page says', () => {
    expect(rows.map(missing).flat()).toEqual([]);
  });

  it('goes over each item of the chapters that move members and money', () => {
    expect(rows.map(({ item }) => item)).toEqual(ITEMS);
  });

  it('finds a title that is not there, and a file that is not named', () => {
    const wrong = ['`browser/queries.spec.ts`: no such title', 'queries.spec.ts'];
    expect(missing({ item: '7', shownBy: wrong })).toEqual(wrong);
  });
});
