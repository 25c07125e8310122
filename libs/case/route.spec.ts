import { describe, expect, it } from '@jest/globals';
import { causesOf, levelsFor, type CaseWeight, type RouteDefinition } from '#libs/case/route';

const ROUTE: RouteDefinition = {
  levels: [
    { role: 'first-reviewer', dueDays: 3 },
    { role: 'second-reviewer', dueDays: 2, when: { peopleOver: 1_000, riseOverPercent: 20 } },
  ],
};
const roles = (weight: Partial<CaseWeight>, route = ROUTE) =>
  levelsFor(route, [{ people: 1, beforeFen: 100_00, afterFen: 100_00, ...weight }]).map(
    (level) => level.role,
  );
const BOTH = ['first-reviewer', 'second-reviewer'];
const FIRST_ONLY = ['first-reviewer'];

describe('the levels of a case', () => {
  it('are two from the thousand-and-first person on', () => {
    expect(roles({ people: 1_000 })).toEqual(FIRST_ONLY);
    expect(roles({ people: 1_001 })).toEqual(BOTH);
  });

  it('are two when the monthly total rises by more than a fifth, to the fen', () => {
    expect(roles({ beforeFen: 100_00, afterFen: 120_00 })).toEqual(FIRST_ONLY);
    expect(roles({ beforeFen: 100_00, afterFen: 120_01 })).toEqual(BOTH);
    expect(roles({ beforeFen: 100_00, afterFen: 50_00 })).toEqual(FIRST_ONLY);
  });

  it('are two for any rise from nothing, and one when nothing stays nothing', () => {
    expect(roles({ beforeFen: 0, afterFen: 1 })).toEqual(BOTH);
    expect(roles({ beforeFen: 0, afterFen: 0 })).toEqual(FIRST_ONLY);
  });

  it.each([
    [12, FIRST_ONLY],
    [13, BOTH],
    [undefined, FIRST_ONLY],
  ])('are two when its earliest month lies more than twelve back: %s', (monthsBack, levels) => {
    const when = { monthsBackOver: 12 };
    const route: RouteDefinition = {
      levels: [
        { role: 'first-reviewer', dueDays: 3 },
        { role: 'second-reviewer', dueDays: 2, when },
      ],
    };
    expect(roles(monthsBack === undefined ? {} : { monthsBack }, route)).toEqual(levels);
  });

  it('say why they are asked for, and whether only the parts together ask', () => {
    const why = (...weights: CaseWeight[]) => causesOf(ROUTE, weights).at(-1);
    const small = { people: 1_000, beforeFen: 100_00, afterFen: 120_00 };
    expect(why(small)).toMatchObject({ role: 'first-reviewer', cause: null });
    const many = { ...small, people: 1_001 };
    expect(why(many)).toMatchObject({
      cause: { code: 'LEVEL_BY_PEOPLE', details: { people: 1_001, limit: 1_000 } },
      together: false,
    });
    const steep = { ...small, afterFen: 120_01 };
    expect(why(steep)).toMatchObject({ cause: { code: 'LEVEL_BY_RISE', details: { limit: 20 } } });
    expect(why(small, many)).toMatchObject({ together: true });
  });

  it('are those that the case calls for by itself or together with its parts', () => {
    const flat = { people: 900, beforeFen: 1_000_00, afterFen: 1_001_00 };
    const steep = { people: 50, beforeFen: 10_00, afterFen: 20_00 };
    const many = { people: 1_001, beforeFen: 1_000_00, afterFen: 1_000_00 };
    const levels = (...weights: CaseWeight[]) => levelsFor(ROUTE, weights).length;
    expect(levels(flat)).toBe(1);
    expect(levels(steep, flat)).toBe(2);
    expect(levels(flat, many)).toBe(2);
  });

  it('stay exact at the sums of a whole city', () => {
    const beforeFen = 5_000_000_000_000;
    expect(roles({ beforeFen, afterFen: 6_000_000_000_000 })).toEqual(FIRST_ONLY);
    expect(roles({ beforeFen, afterFen: 6_000_000_000_001 })).toEqual(BOTH);
  });

  it('are none where the route has none, and never a level whose conditions are empty', () => {
    expect(roles({ people: 100_000 }, { levels: [] })).toEqual([]);
    expect(
      roles({ people: 100_000 }, { levels: [{ role: 'cashier', dueDays: 1, when: {} }] }),
    ).toEqual([]);
  });

  it('carry role and working days only: thresholds of today do not travel with the case', () => {
    expect(levelsFor(ROUTE, [{ people: 2_000, beforeFen: 0, afterFen: 0 }])).toEqual([
      { role: 'first-reviewer', dueDays: 3 },
      { role: 'second-reviewer', dueDays: 2 },
    ]);
  });
});
