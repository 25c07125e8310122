import { describe, expect, it } from '@jest/globals';
import { CONFLICTS, conflictsOf } from '#libs/businesses/conflicts';
import { BUSINESSES } from '#libs/businesses/registry';

describe('the matrix of what may not be under way together', () => {
  it('has a line for every business of the hall, and names no other', () => {
    const codes = BUSINESSES.map((business) => business.code).sort();
    expect(Object.keys(CONFLICTS).sort()).toEqual(codes);
    for (const line of Object.values(CONFLICTS)) {
      for (const code of Object.keys(line)) expect(codes).toContain(code);
    }
  });

  it('sets every business against itself: by unit, or by member where it is about one member', () => {
    for (const business of BUSINESSES) {
      const ofOneMember = business.shape === 'fields' && business.subject === 'member';
      expect(conflictsOf(business.code)[business.code]).toBe(ofOneMember ? 'member' : 'unit');
    }
  });

  it('lets nothing be blocked by what it does not know', () => {
    expect(conflictsOf('no-such-business')).toEqual({});
  });
});
