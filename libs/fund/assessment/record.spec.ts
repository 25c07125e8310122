import { describe, expect, it } from '@jest/globals';
import { recordOf, type PayingMember } from '#libs/fund/assessment/record';

const [A, B, C, D, E] = [1, 2, 3, 4, 5];

function paying(...members: readonly (readonly [number, number])[]): PayingMember[] {
  return members.map(([accountId, yuan]) => ({ accountId, fen: yuan * 100 }));
}

const FIRST = paying([A, 960], [B, 800], [C, 700], [D, 500]);

describe('the record of an assessment', () => {
  it('counts everybody of the first month as come, for there is no last one', () => {
    expect(recordOf([], FIRST)).toEqual({
      last: { people: 0, fen: 0 },
      increase: { people: 4, fen: 296_000 },
      decrease: { people: 0, fen: 0 },
      now: { people: 4, fen: 296_000 },
    });
  });

  it('counts D sealed whole in the decrease, E new whole in the increase, A and C by the sign of their change', () => {
    const second = paying([A, 1_040], [B, 800], [C, 660], [E, 640]);
    expect(recordOf(FIRST, second)).toEqual({
      last: { people: 4, fen: 296_000 },
      increase: { people: 1, fen: 72_000 },
      decrease: { people: 1, fen: 54_000 },
      now: { people: 4, fen: 314_000 },
    });
  });

  it('moves nothing when nobody came, left or changed', () => {
    const { increase, decrease } = recordOf(FIRST, FIRST);
    expect([increase, decrease]).toEqual([
      { people: 0, fen: 0 },
      { people: 0, fen: 0 },
    ]);
  });

  it('comes to nothing when everybody has left', () => {
    const { decrease, now } = recordOf(FIRST, []);
    expect([decrease, now]).toEqual([
      { people: 4, fen: 296_000 },
      { people: 0, fen: 0 },
    ]);
  });

  it('counts a member who pays nothing as present', () => {
    const { increase, now } = recordOf([], paying([A, 0]));
    expect([increase, now]).toEqual([
      { people: 1, fen: 0 },
      { people: 1, fen: 0 },
    ]);
  });

  it.each([
    [FIRST, []],
    [[], FIRST],
    [FIRST, paying([A, 1], [E, 9_999])],
    [paying([B, 800], [C, 700]), paying([C, 700], [D, 1])],
  ])('keeps last + increase − decrease = this, in people and in money', (last, now) => {
    const record = recordOf(last, now);
    for (const part of ['people', 'fen'] as const)
      expect(record.last[part] + record.increase[part] - record.decrease[part]).toBe(
        record.now[part],
      );
  });
});
