import { useEffect, useState } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { RegisterPageDto, TextDto } from '../../api/generated';

/** A base that is typed and not saved yet. */
export interface TypedBase {
  readonly rowNo: number;
  readonly text: string;
  /** What stood in the row when the typing began. */
  readonly begunOnFen: number;
  /** On its way to the server: the same base is not sent twice, and its arrival is nobody else's change. */
  readonly sentFen: number | null;
  readonly error: TextDto | null;
}

/** By account: a row number may come to another person once its row is deleted. */
export type TypedBases = StoreApi<Readonly<Record<string, TypedBase>>>;

/**
 * What is typed in the bases outlives the cells: a page turned or a filter set takes nothing back. A store, so that what
 * is typed in one cell redraws that cell alone.
 */
export function useTypedBases(): { typed: TypedBases; unsaved: readonly number[] } {
  const [typed] = useState<TypedBases>(() => createStore(() => ({})));
  const unsaved = useStore(
    typed,
    useShallow((bases) =>
      Object.values(bases)
        .filter(({ error }) => error !== null)
        .map(({ rowNo }) => rowNo)
        .sort((one, other) => one - other),
    ),
  );
  return { typed, unsaved };
}

export function keepTyped(typed: TypedBases, accountNo: string, base: TypedBase | null): void {
  const { [accountNo]: before, ...others } = typed.getState();
  if (base === null && before === undefined) return;
  typed.setState(base === null ? others : { ...others, [accountNo]: base }, true);
}

/** A row deleted, here or elsewhere, takes what was typed in it along: nothing is left to be saved. */
export function useForgetDeleted(typed: TypedBases, page: RegisterPageDto | null, after: number) {
  useEffect(() => {
    if (page === null) return;
    const last = page.next === null ? Infinity : Number(page.next);
    const there = new Set(page.items.map(({ accountNo }) => accountNo));
    for (const [accountNo, { rowNo }] of Object.entries(typed.getState()))
      if (rowNo > after && rowNo <= last && !there.has(accountNo))
        keepTyped(typed, accountNo, null);
  }, [typed, page, after]);
}
