import { describe, expect, it } from '@jest/globals';
import { fillOldestFirst } from '#libs/fund/assessment/filling';

const AUGUST = { businessNo: 'august', openFen: 6_000_000n };
const SEPTEMBER = { businessNo: 'september', openFen: 9_060_000n };

describe('money over the months of a notice', () => {
  it('fills the oldest month first and what is left the next', () => {
    expect(fillOldestFirst([AUGUST, SEPTEMBER], 7_000_000n)).toEqual({
      parts: [
        { businessNo: 'august', fen: 6_000_000n },
        { businessNo: 'september', fen: 1_000_000n },
      ],
      restFen: 0n,
    });
  });

  it.each([
    [5_999_999n, 5_999_999n, 0n],
    [6_000_000n, 6_000_000n, 0n],
    [6_000_001n, 6_000_000n, 1n],
  ])('gathers %d fen as %d and leaves %d', (fen, gathered, restFen) => {
    expect(fillOldestFirst([AUGUST], fen)).toEqual({
      parts: [{ businessNo: 'august', fen: gathered }],
      restFen,
    });
  });

  it('passes over a month that is full, and leaves all of what nobody waits for', () => {
    const full = { ...AUGUST, openFen: 0n };
    expect(fillOldestFirst([full, SEPTEMBER], 1n).parts).toEqual([
      { businessNo: 'september', fen: 1n },
    ]);
    expect(fillOldestFirst([full], 60n)).toEqual({ parts: [], restFen: 60n });
  });
});
