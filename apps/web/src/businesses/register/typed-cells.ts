import { useEffect, useState } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { RegisterPageDto, RegisterRowDto, TextDto } from '../../api/generated';
import type { Column, Value } from './columns';

/** What is typed in a cell and not saved yet. */
export interface TypedCell {
  readonly rowNo: number;
  readonly column: Column;
  readonly text: string;
  /** What stood in the cell when the typing began. */
  readonly begunOn: Value;
  /** On its way to the server: the same value is not sent twice, and its arrival is nobody else's change. */
  readonly sent: Value | undefined;
  readonly error: TextDto | null;
}

export type TypedCells = StoreApi<Readonly<Record<string, TypedCell>>>;

/** By account: a row number may come to another person once its row is deleted. Who has none yet goes by the number. */
function rowKeyOf({ accountNo, rowNo }: RegisterRowDto): string {
  return accountNo === '' ? `#${String(rowNo)}` : accountNo;
}
export function cellKeyOf(row: RegisterRowDto, { key }: Column): string {
  return `${rowKeyOf(row)}/${key}`;
}

/**
 * What is typed in the cells outlives them: a page turned or a filter set takes nothing back. A store, so that what is
 * typed in one cell redraws that cell alone.
 */
export function useTypedCells(): { typed: TypedCells; unsaved: readonly TypedCell[] } {
  const [typed] = useState<TypedCells>(() => createStore(() => ({})));
  const unsaved = useStore(
    typed,
    useShallow((cells) =>
      Object.values(cells)
        .filter(({ error }) => error !== null)
        .sort((one, other) => one.rowNo - other.rowNo),
    ),
  );
  return { typed, unsaved };
}

export function keepTyped(typed: TypedCells, key: string, cell: TypedCell | null): void {
  const { [key]: before, ...others } = typed.getState();
  if (cell === null && before === undefined) return;
  typed.setState(cell === null ? others : { ...others, [key]: cell }, true);
}

/** A row deleted, here or elsewhere, takes what was typed in it along: nothing is left to be saved. */
export function useForgetDeleted(typed: TypedCells, page: RegisterPageDto | null, after: number) {
  useEffect(() => {
    if (page === null) return;
    const last = page.next === null ? Infinity : Number(page.next);
    const there = new Set(page.items.map(rowKeyOf));
    for (const [key, { rowNo }] of Object.entries(typed.getState()))
      if (rowNo > after && rowNo <= last && !there.has(key.slice(0, key.lastIndexOf('/'))))
        keepTyped(typed, key, null);
  }, [typed, page, after]);
}
