import { createStore, useStore, type StoreApi } from 'zustand';
import type { DeleteRowsRequest, RegisterPageDto, RegisterRowDto } from '../../api/generated';
import type { RowsAsked } from '../../api/register-rows';

/** A filter and a search; neither, and it is the whole register. */
export type Among = Pick<RowsAsked, 'only' | 'q'>;
const WHOLE: Among = { only: '', q: '' };

/** What is marked to be deleted: the rows named, or all but them; null while nothing is. */
export interface Marked {
  readonly all: boolean;
  /** Of whom all: what was searched for when they were marked. */
  readonly among: Among;
  /** By row number. */
  readonly named: Readonly<Record<number, string>>;
}
export const NOBODY: Marked = { all: false, among: WHOLE, named: {} };
export function everybody({ only, q }: Among): Marked {
  return { all: true, among: { only, q }, named: {} };
}
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

export function isWhole({ only, q }: Among): boolean {
  return only === '' && q === '';
}

/** Marks on all that a search showed do not outlive it: whom they mean could no longer be seen. */
export function lookElsewhere(of: Deletion, { only, q }: Among): void {
  const marked = of.getState();
  if (marked === null || !marked.all || isWhole(marked.among)) return;
  if (marked.among.only !== only || marked.among.q !== q) of.setState(NOBODY, true);
}

/** One taken out of all leaves all the others marked. */
export function mark(
  of: Deletion,
  rows: readonly Pick<RegisterRowDto, 'rowNo' | 'name'>[],
  wanted: boolean,
): void {
  const { all, among, named } = of.getState() ?? NOBODY;
  const given = new Set(rows.map(({ rowNo }) => rowNo));
  const others = Object.entries(named).filter(([rowNo]) => !given.has(Number(rowNo)));
  const added = wanted !== all ? rows.map(({ rowNo, name }) => [rowNo, name] as const) : [];
  of.setState({ all, among, named: Object.fromEntries([...others, ...added]) }, true);
}

/** How many of the rows there are. */
export function markedCount(
  { all, among, named }: Marked,
  { total, shown }: Pick<RegisterPageDto, 'total' | 'shown'>,
): number {
  const count = Object.keys(named).length;
  if (!all) return count;
  return (isWhole(among) ? total : shown) - count;
}

/** As one request says it, however many rows there are: what a search finds together with how many that were. */
export function rowsMarked(
  marked: Marked,
  page: Pick<RegisterPageDto, 'total' | 'shown'>,
): DeleteRowsRequest {
  const { all, among, named } = marked;
  const rowNos = Object.keys(named).map(Number);
  if (!all) return { rowNos };
  const shown = {
    ...(isWhole(among) ? {} : { count: markedCount(marked, page) }),
    ...(among.only === '' ? {} : { only: among.only }),
    ...(among.q === '' ? {} : { q: among.q }),
  };
  if (rowNos.length > 0) return { ...shown, allBut: rowNos };
  return isWhole(among) ? { all } : shown;
}
