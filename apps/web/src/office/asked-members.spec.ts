import { describe, expect, it } from '@jest/globals';
import { bodyOf, namesTwoUnits, type Asked } from './asked-members';

const ONE = '01000000001';
const OTHER = '01000000002';
const asked = (change: Partial<Asked>): Asked => ({
  by: 'auto',
  q: '',
  unit: '',
  status: '',
  ...change,
});

describe('what the centre asks of members', () => {
  it('is of the unit whose account is typed, in either field or in both', () => {
    for (const one of [asked({ q: ONE }), asked({ q: ` ${ONE} `, unit: ONE })]) {
      expect(namesTwoUnits(one)).toBe(false);
      expect(bodyOf(one)).toMatchObject({ by: 'account', q: '', unit: ONE });
    }
    expect(bodyOf(asked({ unit: ONE }))).toMatchObject({ unit: ONE });
  });

  it('names two units where the fields hold different ones, and nobody is asked for then', () => {
    expect(namesTwoUnits(asked({ q: OTHER, unit: ONE }))).toBe(true);
  });

  it('is of one unit with words of another kind, and where a way is chosen', () => {
    expect(namesTwoUnits(asked({ q: '王', unit: ONE }))).toBe(false);
    expect(namesTwoUnits(asked({ by: 'account', q: OTHER, unit: ONE }))).toBe(false);
  });
});
