import { describe, expect, it } from '@jest/globals';
import { isCutNumber, isCutTo } from '#libs/values/identifier';

describe('a long number that a spreadsheet took for a quantity', () => {
  it.each(['4.10303E+17', '4.1e17', '１．０００００Ｅ＋１１', "'4.10303E+17"])(
    'is known by its form: %s',
    (text) => {
      expect(isCutNumber(text)).toBe(true);
    },
  );

  it.each(['410303198801010012', 'E12345678', '41030319880101001X', '100000005022', '1E'])(
    'is not %s',
    (text) => {
      expect(isCutNumber(text)).toBe(false);
    },
  );

  it('is known beside the whole number', () => {
    expect(isCutTo('410381200009155000', '410381200009154733')).toBe(true);
    expect(isCutTo('410381200009154000', '410381200009154733')).toBe(true);
    expect(isCutTo('410381200009154734', '410381200009154733')).toBe(false);
    expect(isCutTo('410999200009155000', '410381200009154733')).toBe(false);
    expect(isCutTo('100000005000', '100000005022')).toBe(false);
  });
});
