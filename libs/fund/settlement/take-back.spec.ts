import { describe, expect, it } from '@jest/globals';
import { REMITTANCE, SUPPLEMENT } from '#libs/fund/assessment/assessment-kind';
import {
  coverByAllocations,
  coverTakeBack,
  type CreditedMonth,
} from '#libs/fund/settlement/take-back';

const MONTHS = [
  { businessNo: 'A', month: '202608', gatheredFen: 30n },
  { businessNo: 'S', month: '202609', gatheredFen: 50n },
];
const cover = (fen: bigint, own: [string, bigint][] = [], unallocatedFen = 10n) => {
  const { takes, shortFen } = coverTakeBack(fen, {
    own: new Map(own),
    unallocatedFen,
    months: MONTHS,
  });
  return [takes.map((one) => `${one.businessNo} ${String(one.fen)}`), Number(shortFen)];
};

describe('money that the bank takes back', () => {
  it('comes from where the receipt’s own money lies first', () => {
    expect(cover(20n, [['A', 20n]])).toEqual([['A 20'], 0]);
    expect(
      cover(25n, [
        ['A', 20n],
        ['S', 5n],
      ]),
    ).toEqual([['S 5', 'A 20'], 0]);
  });

  it('then from the unallocated balance, to the fen', () => {
    expect(cover(10n)).toEqual([[], 0]);
    expect(cover(11n)).toEqual([['S 1'], 0]);
    expect(cover(30n, [['A', 20n]])).toEqual([['A 20'], 0]);
  });

  it('then from what months have gathered, newest first, in part too', () => {
    expect(cover(60n)).toEqual([['S 50'], 0]);
    expect(cover(61n)).toEqual([['S 50', 'A 1'], 0]);
  });

  it('is short by what is credited already', () => {
    expect(cover(90n)).toEqual([['S 50', 'A 30'], 0]);
    expect(cover(91n)).toEqual([['S 50', 'A 30'], 1]);
  });

  it('takes of a month no more than it has, though the receipt gave more', () => {
    expect(cover(40n, [['A', 40n]])).toEqual([['A 30'], 0]);
    expect(cover(41n, [['A', 40n]])).toEqual([['A 30', 'S 1'], 0]);
  });
});

describe('what is credited already', () => {
  type Credited = CreditedMonth & { readonly businessNo: string };
  const month = (businessNo: string, of: string, fen: bigint): Credited => ({
    businessNo,
    kind: REMITTANCE,
    month: of,
    fen,
  });
  const madeGood = (businessNo: string, of: string, fen: bigint): Credited => ({
    ...month(businessNo, of, fen),
    kind: SUPPLEMENT,
  });
  const C = month('C', '202609', 50n);
  const B = month('B', '202608', 0n);
  const A = month('A', '202607', 30n);
  const covered = (fen: bigint, newestFirst: readonly Credited[] = [C, B, A]) => {
    const { reversed, uncoveredFen } = coverByAllocations(fen, newestFirst);
    return [reversed.map(({ businessNo }) => businessNo).join(''), Number(uncoveredFen)];
  };

  it('is not touched while nothing is short', () => {
    expect(covered(0n)).toEqual(['', 0]);
  });

  it('is reversed whole, newest posting first, until the sum is covered to the fen', () => {
    expect(covered(1n)).toEqual(['C', 0]);
    expect(covered(50n)).toEqual(['C', 0]);
    expect(covered(51n)).toEqual(['CBA', 0]);
    expect(covered(80n)).toEqual(['CBA', 0]);
  });

  it('leaves uncovered what was never the unit’s to give back', () => {
    expect(covered(81n)).toEqual(['CBA', 1]);
  });

  it('stays credited where the unit paid nothing of it and no older month is reversed for its sake', () => {
    expect(covered(51n, [C, B])).toEqual(['C', 1]);
    expect(covered(1n, [B])).toEqual(['', 1]);
  });

  it('stays credited where the treasury alone made good a month before those that are reversed', () => {
    const before = madeGood('S', '202606', 0n);
    expect(covered(51n, [before, C, B, A])).toEqual(['CBA', 0]);
    expect(covered(51n, [C, before, B, A])).toEqual(['CBA', 0]);
  });

  it('is reversed where the treasury alone made good a month that is reversed', () => {
    expect(covered(51n, [madeGood('S', '202607', 0n), C, B, A])).toEqual(['SCBA', 0]);
    expect(covered(52n, [madeGood('S', '202606', 1n), C, B, A])).toEqual(['SCBA', 0]);
  });
});
