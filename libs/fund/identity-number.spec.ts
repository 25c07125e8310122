import { describe, expect, it } from '@jest/globals';
import {
  birthDateIn,
  isCalendarDay,
  isIdentityNumber,
  maskIdentityNumber,
  maskPhone,
  sexIn,
} from '#libs/fund/identity-number';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

describe('a masked number', () => {
  it.each(Array.from({ length: 28 }, (_, at) => at + 5))(
    'of %d characters hides at least half of them, each behind one star',
    (length) => {
      const whole = ALPHABET.slice(0, length);
      for (const masked of [maskIdentityNumber(whole), maskPhone(whole)]) {
        expect(masked).toHaveLength(length);
        const hidden = [...masked].filter((character) => character === '*').length;
        expect(hidden).toBeGreaterThanOrEqual(length / 2);
        for (const [at, character] of [...masked].entries())
          expect(['*', whole[at]]).toContain(character);
      }
    },
  );

  it('shows nothing of what is shorter than eight, two and two of eight, six and four of twenty and more', () => {
    expect(
      ['1234567', '12345678', ALPHABET.slice(0, 20), ALPHABET].map(maskIdentityNumber),
    ).toEqual(['*******', '12****78', 'ABCDEF**********QRST', `ABCDEF${'*'.repeat(22)}4567`]);
  });

  it('is written as everybody writes it, of a resident and of a mobile phone', () => {
    expect(maskIdentityNumber('610401199305098586')).toBe('610401********8586');
    expect(maskIdentityNumber('41030319900101001X')).toBe('410303********001X');
    expect(maskPhone('13812345678')).toBe('138****5678');
  });

  it('of a passage permit, a short account or a line hides more', () => {
    expect(maskIdentityNumber('H1234567890')).toBe('H12******90');
    expect(maskIdentityNumber('622848001234')).toBe('622******234');
    expect(maskPhone('63210000')).toBe('63****00');
    expect(maskPhone('037963210000')).toBe('037******000');
  });
});

describe('a number of GB 11643', () => {
  it('is one with its own check character and a day that exists, and no other', () => {
    expect(isIdentityNumber('11010519491231002X')).toBe(true);
    expect(isIdentityNumber('110105194912310020')).toBe(false);
    expect(isIdentityNumber('110105194902300020')).toBe(false);
  });

  it('holds a birth date and a sex', () => {
    expect(birthDateIn('11010519491231002X')).toBe('1949-12-31');
    expect(sexIn('11010519491231002X')).toBe('2');
    expect(sexIn('440524188001010014')).toBe('1');
  });
});

describe('a day', () => {
  it.each([
    ['2024-02-29', true],
    ['2026-02-29', false],
    ['2026-9-1', false],
    ['2026-13-01', false],
  ])('%s is one: %s', (text, is) => {
    expect(isCalendarDay(text)).toBe(is);
  });
});
