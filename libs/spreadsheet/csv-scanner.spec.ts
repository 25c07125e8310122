import { describe, expect, it } from '@jest/globals';
import { RuleViolation } from '#libs/fund/rule-violation';
import { csvRows } from '#libs/spreadsheet/csv-rows';
import { CsvScanner } from '#libs/spreadsheet/csv-scanner';

function linesOf(text: string): string[][] {
  const scanner = new CsvScanner(text);
  const lines: string[][] = [];
  for (let cells = scanner.next(); cells !== null; cells = scanner.next()) lines.push(cells);
  return lines;
}

function refusalOf(text: string): unknown {
  try {
    return [...csvRows(Buffer.from(text))].length;
  } catch (error) {
    return error instanceof RuleViolation ? error.code : error;
  }
}

describe('a csv', () => {
  it('keeps doubled quotes, separators and line ends inside quotes', () => {
    expect(linesOf('"a ""b""","c\r\n,d"\r\n"e"f,\r\n')).toEqual([
      ['a "b"', 'c\r\n,d'],
      ['ef', ''],
    ]);
  });

  it('ends its lines in each of the three ways', () => {
    expect(linesOf('a\nb\rc\r\nd')).toEqual([['a'], ['b'], ['c'], ['d']]);
  });

  const length = 10 * 1024 * 1024;
  it.each([
    ['one open quote', 'FILE_CELL_TOO_LONG', `"${'a'.repeat(length)}`],
    ['nothing but quotes', 'FILE_CELL_TOO_LONG', '"'.repeat(length)],
    ['nothing but commas', 'FILE_TOO_MANY_COLUMNS', ','.repeat(length)],
    ['nothing but line ends', 'FILE_TOO_MANY_ROWS', '\n'.repeat(length)],
    ['one endless cell', 'FILE_CELL_TOO_LONG', 'a'.repeat(length)],
  ])('of %s is refused at once: %s', (_, code, text) => {
    const started = performance.now();
    expect(refusalOf(text)).toBe(code);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
