import { createStore, useStore, type StoreApi } from 'zustand';
import type { RegisterRowDto } from '../../api/generated';

/** What is marked to be deleted: rows by number with their names, or the whole register; null while nothing is. */
export type Marked = 'all' | Readonly<Record<number, string>>;
export type Deletion = StoreApi<Marked | null>;

/** Apart from the ticks that mean 'submit': whoever deletes marks anew, from nobody on. */
export function deletion(): Deletion {
  return createStore<Marked | null>(() => null);
}

export function useMarked(of: Deletion): Marked | null {
  return useStore(of);
}

/** Null while rows are not being marked. */
export function useIsMarked(of: Deletion, rowNo: number): boolean | null {
  return useStore(of, (marked) => (marked === null ? null : isMarked(marked, rowNo)));
}

export function isMarked(marked: Marked, rowNo: number): boolean {
  return marked === 'all' || marked[rowNo] !== undefined;
}

/** One taken out of the whole register leaves nobody marked: the others are not known by name. */
export function mark(
  of: Deletion,
  rows: readonly Pick<RegisterRowDto, 'rowNo' | 'name'>[],
  wanted: boolean,
): void {
  const marked = of.getState();
  const before = marked === null || marked === 'all' ? {} : marked;
  const given = new Set(rows.map(({ rowNo }) => rowNo));
  const others = Object.entries(before).filter(([rowNo]) => !given.has(Number(rowNo)));
  const added = wanted ? rows.map(({ rowNo, name }) => [rowNo, name] as const) : [];
  of.setState(Object.fromEntries([...others, ...added]), true);
}
