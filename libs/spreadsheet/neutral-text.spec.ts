import { describe, expect, it } from '@jest/globals';
import { neutralText } from '#libs/spreadsheet/neutral-text';
import { isSameName } from '#libs/values/name';

describe('text in a file the hall writes', () => {
  const signs = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦'];
  const before = [
    '',
    ' ',
    '\t',
    '\n',
    '\r\n',
    '\u3000',
    '\u00a0',
    '\ufeff',
    '\u200b\u202e',
    ' \t\n ',
  ];

  it.each(signs)('is no formula behind %s, whatever nobody sees in front of it', (sign) => {
    for (const blank of before) {
      const text = `${blank}${sign}1+1`;
      expect(neutralText(text)).toBe(`'${text}`);
      expect(isSameName(neutralText(text), text)).toBe(true);
    }
  });

  it.each(['张三', '1-2', 'a=b', '（-）', "'=1", ' 张三', '13800138000', '\u3000'])(
    'stays as it is otherwise: %j',
    (text) => {
      expect(neutralText(text)).toBe(text);
    },
  );

  it('does not grow into work with blanks', () => {
    const started = process.cpuUsage();
    for (let round = 0; round < 100; round += 1) neutralText(' '.repeat(100_000));
    expect(process.cpuUsage(started).user / 1_000).toBeLessThan(1_000);
  });
});
