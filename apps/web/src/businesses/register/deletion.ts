import { createStore, useStore, type StoreApi } from 'zustand';
import type { RegisterRowDto, RowsRequest } from '../../api/generated';

/** What is marked to be deleted: the rows named, or the whole register but them; null while nothing is. */
export interface Marked {
  readonly all: boolean;
  /** By row number. */
  readonly named: Readonly<Record<number, string>>;
}
export const NOBODY: Marked = { all: false, named: {} };
export const EVERYBODY: Marked = { all: true, named: {} };
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
  return marked.all !== (marked.named[rowNo] !== undefined);
}

/** One taken out of the whole register leaves all the others marked. */
export function mark(
  of: Deletion,
  rows: readonly Pick<RegisterRowDto, 'rowNo' | 'name'>[],
  wanted: boolean,
): void {
  const { all, named } = of.getState() ?? NOBODY;
  const given = new Set(rows.map(({ rowNo }) => rowNo));
  const others = Object.entries(named).filter(([rowNo]) => !given.has(Number(rowNo)));
  const added = wanted !== all ? rows.map(({ rowNo, name }) => [rowNo, name] as const) : [];
  of.setState({ all, named: Object.fromEntries([...others, ...added]) }, true);
}

/** How many of so many rows. */
export function markedCount({ all, named }: Marked, total: number): number {
  const count = Object.keys(named).length;
  return all ? total - count : count;
}

/** As one request says it, however many rows there are. */
export function rowsMarked({ all, named }: Marked): RowsRequest {
  const rowNos = Object.keys(named).map(Number);
  if (!all) return { rowNos };
  return rowNos.length === 0 ? { all } : { allBut: rowNos };
}
