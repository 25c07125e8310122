import { describe, expect, it } from '@jest/globals';
import {
  deletion,
  everybody,
  isMarked,
  lookElsewhere,
  mark,
  markedCount,
  NOBODY,
  rowsMarked,
} from './deletion';

const ROWS = [
  { rowNo: 1, name: '甲' },
  { rowNo: 2, name: '乙' },
];

const PAGE = { total: 100_000, shown: 300 };

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
    expect(rowsMarked(now(), PAGE)).toEqual({ rowNos: [2] });
    expect([isMarked(now(), 1), isMarked(now(), 2), markedCount(now(), PAGE)]).toEqual([
      false,
      true,
      1,
    ]);
  });

  it('is the whole register but those taken out, said without its rows', () => {
    const { of, now } = markedFrom(everybody({ only: '', q: '' }));
    expect(rowsMarked(now(), PAGE)).toEqual({ all: true });
    mark(of, ROWS, false);
    expect(rowsMarked(now(), PAGE)).toEqual({ allBut: [1, 2] });
    expect([isMarked(now(), 2), isMarked(now(), 3), markedCount(now(), PAGE)]).toEqual([
      false,
      true,
      99_998,
    ]);
    mark(of, ROWS, true);
    expect(rowsMarked(now(), PAGE)).toEqual({ all: true });
  });

  it.each([
    [{ only: '', q: '张' }, { q: '张' }],
    [{ only: 'findings', q: '' }, { only: 'findings' }],
    [
      { only: 'chosen', q: '张' },
      { only: 'chosen', q: '张' },
    ],
  ] as const)('is all that %j shows but those taken out', (among, request) => {
    const { of, now } = markedFrom(everybody(among));
    expect(rowsMarked(now(), PAGE)).toEqual({ ...request, count: 300 });
    mark(of, ROWS, false);
    expect(rowsMarked(now(), PAGE)).toEqual({ ...request, allBut: [1, 2], count: 298 });
    expect(markedCount(now(), PAGE)).toBe(298);
  });

  it('forgets all that a search showed with the search, and nothing else', () => {
    const { of, now } = markedFrom(everybody({ only: '', q: '张' }));
    mark(of, ROWS, false);
    lookElsewhere(of, { only: '', q: '张' });
    expect(rowsMarked(now(), PAGE)).toEqual({ q: '张', allBut: [1, 2], count: 298 });
    lookElsewhere(of, { only: '', q: '' });
    expect(rowsMarked(now(), PAGE)).toEqual({ rowNos: [] });
    for (const kept of [everybody({ only: '', q: '' }), { ...NOBODY, named: { 1: '甲' } }]) {
      of.setState(kept, true);
      lookElsewhere(of, { only: '', q: '李' });
      expect(now()).toEqual(kept);
    }
  });
});
