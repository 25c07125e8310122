import { describe, expect, it } from '@jest/globals';
import {
  lessOfUnits,
  LIST_LINES_MAX,
  requireList,
  splitLine,
} from '#libs/fund/settlement/treasury-list';

const line = (no: number, fen = 1n) => ({ unitAccountNo: String(no), fen });
const outcome = (lines: Parameters<typeof requireList>[0], paid: bigint) => {
  try {
    requireList(lines, paid);
    return 'taken';
  } catch (error) {
    return (error as { code?: string }).code;
  }
};
const many = (count: number) => Array.from({ length: count }, (_, at) => line(at));

describe('the treasury’s list', () => {
  it('comes to what was paid, to the fen', () => {
    expect(outcome([line(1, 60n), line(2, 40n)], 100n)).toBe('taken');
    expect(outcome([line(1, 60n), line(2, 39n)], 100n)).toBe('LIST_SUM_DIFFERS');
    expect(outcome([line(1, 60n), line(2, 41n)], 100n)).toBe('LIST_SUM_DIFFERS');
  });

  it('names each unit once, with an amount', () => {
    expect(outcome([line(1, 50n), line(1, 50n)], 100n)).toBe('LIST_UNIT_TWICE');
    expect(outcome([line(1, 100n), line(2, 0n)], 100n)).toBe('LIST_OF_NOTHING');
    expect(outcome([line(1, 101n), line(2, -1n)], 100n)).toBe('LIST_OF_NOTHING');
  });

  it('has a line at least and no more than a payment is for', () => {
    expect(outcome([], 0n)).toBe('LIST_EMPTY');
    expect(outcome(many(LIST_LINES_MAX), BigInt(LIST_LINES_MAX))).toBe('taken');
    expect(outcome(many(LIST_LINES_MAX + 1), BigInt(LIST_LINES_MAX + 1))).toBe('LIST_TOO_LONG');
  });
});

describe('a line of it', () => {
  const months = [
    { businessNo: 'A', fiscalOpenFen: 30n, unitOpenFen: 0n },
    { businessNo: 'S', fiscalOpenFen: 20n, unitOpenFen: 50n },
  ];
  const split = (fen: bigint) => {
    const { parts, restFen } = splitLine(months, fen);
    return [parts.map((one) => [one.businessNo, one.source, Number(one.fen)]), Number(restFen)];
  };

  it('fills fiscal parts, oldest month first, and the unit’s part only where the treasury pays it', () => {
    expect(split(30n)).toEqual([[['A', 'treasury', 30]], 0]);
    expect(split(31n)).toEqual([
      [
        ['A', 'treasury', 30],
        ['S', 'treasury', 1],
      ],
      0,
    ]);
    expect(split(51n)).toEqual([
      [
        ['A', 'treasury', 30],
        ['S', 'treasury', 20],
        ['S', 'unit', 1],
      ],
      0,
    ]);
  });

  it('leaves the treasury what nothing waits for', () => {
    expect(split(100n)[1]).toBe(0);
    expect(split(101n)[1]).toBe(1);
    expect(splitLine([], 7n)).toEqual({ parts: [], restFen: 7n });
  });

  it('gives way with its newest unit’s parts, never with fiscal ones', () => {
    const parts = [
      { businessNo: 'A', source: 'unit', fen: 10n },
      { businessNo: 'S', source: 'treasury', fen: 20n },
      { businessNo: 'S', source: 'unit', fen: 30n },
    ] as const;
    const less = (fen: bigint) => lessOfUnits(parts, fen).map((one) => Number(one.fen));
    expect([less(0n), less(29n), less(30n), less(31n), less(40n)]).toEqual([
      [10, 20, 30],
      [10, 20, 1],
      [10, 20],
      [9, 20],
      [20],
    ]);
  });
});
