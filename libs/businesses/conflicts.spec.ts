import { describe, expect, it } from '@jest/globals';
import { conflictsOf, type ConflictMatrix } from '#libs/businesses/conflicts';
import { BUSINESSES } from '#libs/businesses/registry';

describe('the matrix of what may not be under way together', () => {
  it('says "member" only between cases about members: the types refuse the rest', () => {
    const right: ConflictMatrix['member-info-change'] = { 'member-info-change': 'member' };
    const ofRows: ConflictMatrix['base-adjustment'] = { 'member-info-change': 'member' };
    // @ts-expect-error the unit's data are no member's
    const ofUnit: ConflictMatrix['base-adjustment'] = { 'unit-info-change': 'member' };
    // @ts-expect-error no such business
    const ofNone: ConflictMatrix['base-adjustment'] = { 'no-such-business': 'unit' };
    expect([right, ofRows, ofUnit, ofNone]).toHaveLength(4);
  });

  it('blocks both ways: who may not follow may not go before', () => {
    for (const one of BUSINESSES)
      for (const [other, blocking] of Object.entries(conflictsOf(one.code)))
        expect(conflictsOf(other)[one.code]).toBe(blocking);
  });

  it('sets every business against itself: by unit, or by member where it is about one member', () => {
    for (const business of BUSINESSES) {
      const ofOneMember = business.shape !== 'register' && business.subject === 'member';
      expect(conflictsOf(business.code)[business.code]).toBe(ofOneMember ? 'member' : 'unit');
    }
  });

  it('lets nothing be blocked by what it does not know', () => {
    expect(conflictsOf('no-such-business')).toEqual({});
  });
});
