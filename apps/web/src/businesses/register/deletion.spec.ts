import { describe, expect, it } from '@jest/globals';
import { deletion, EVERYBODY, isMarked, mark, markedCount, NOBODY, rowsMarked } from './deletion';

const ROWS = [
  { rowNo: 1, name: '甲' },
  { rowNo: 2, name: '乙' },
];

function markedFrom(start: typeof NOBODY) {
  const of = deletion();
  of.setState(start, true);
  return { of, now: () => of.getState() ?? NOBODY };
}

describe('what is marked to be deleted', () => {
  it('is the rows marked, from nobody on', () => {
    const { of, now } = markedFrom(NOBODY);
    mark(of, ROWS, true);
    mark(of, ROWS.slice(0, 1), false);
    expect(rowsMarked(now())).toEqual({ rowNos: [2] });
    expect([isMarked(now(), 1), isMarked(now(), 2), markedCount(now(), 100_000)]).toEqual([
      false,
      true,
      1,
    ]);
  });

  it('is the whole register but those taken out, said without its rows', () => {
    const { of, now } = markedFrom(EVERYBODY);
    expect(rowsMarked(now())).toEqual({ all: true });
    mark(of, ROWS, false);
    expect(rowsMarked(now())).toEqual({ allBut: [1, 2] });
    expect([isMarked(now(), 2), isMarked(now(), 3), markedCount(now(), 100_000)]).toEqual([
      false,
      true,
      99_998,
    ]);
    mark(of, ROWS, true);
    expect(rowsMarked(now())).toEqual({ all: true });
  });
});
