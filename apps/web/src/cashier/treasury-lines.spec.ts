import { describe, expect, it } from '@jest/globals';
import { readList } from './treasury-lines';

describe('the treasury’s list as it is pasted', () => {
  it('has a unit and an amount a line; names between them and empty lines are passed over', () => {
    expect(readList('01000000004\t河洛理工学院\t30,000.00\r\n\r\n01000000003 1.5\n')).toEqual({
      lines: [
        { unitAccountNo: '01000000004', fen: 3_000_000 },
        { unitAccountNo: '01000000003', fen: 150 },
      ],
    });
    expect(readList(' \n')).toEqual({ lines: [] });
  });

  it.each([
    '01000000004',
    '河洛理工学院 1.00',
    '01000000004 0',
    '01000000004 -1',
    '01000000004 一百',
  ])('names the line that is none: %s', (text) => {
    expect(readList(`01000000003 1\n${text}`)).toEqual({ wrong: { line: 2, text } });
  });
});
