import { describe, expect, it } from '@jest/globals';
import { showsDate } from '#libs/spreadsheet/number-format';

describe('a number format', () => {
  it('that is built in shows a date in its four ranges, and at both ends of each', () => {
    const dates = Array.from({ length: 100 }, (_, id) => id).filter((id) =>
      showsDate(id, undefined),
    );
    const range = (from: number, to: number) =>
      Array.from({ length: to - from + 1 }, (_, at) => from + at);
    expect(dates).toEqual([...range(14, 22), ...range(27, 36), ...range(45, 47), ...range(50, 58)]);
  });

  it.each(['yyyy-mm-dd', 'yyyy"年"m"月"', '[$-804]aaaa d', 'h:mm', '[h]:mm', '[ss]', 'M/D;@'])(
    'of one’s own shows a date: %s',
    (code) => {
      expect(showsDate(164, code)).toBe(true);
    },
  );

  it.each([
    '@',
    '0.00',
    '#,##0.00"days"',
    '0.00\\d',
    '[Red]0.00',
    '0_d',
    '0*m',
    '0;yyyy',
    'General',
    '0.00E+00',
    '0"',
  ])('of one’s own shows a number: %s', (code) => {
    expect(showsDate(164, code)).toBe(false);
  });

  it('made to hold a pattern up is read at once', () => {
    const started = performance.now();
    for (const code of ['['.repeat(1_000_000), '"'.repeat(1_000_001), '\\'.repeat(1_000_000)])
      expect(showsDate(164, code)).toBe(false);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
