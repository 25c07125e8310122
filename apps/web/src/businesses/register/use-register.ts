import {
  keepPreviousData,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RegisterPageDto, RegisterRowDto, SubmissionDto } from '../../api/generated';
import { QUERY_KEYS } from '../../api/queries';
import { registerRows, type RowsAsked } from '../../api/register-rows';
import type { Draft } from '../steps/use-draft';
import { valueIn, type Column, type Value } from './columns';
import { deletion, lookElsewhere, type Deletion } from './deletion';
import { pendingTicks, type PendingTicks } from './pending-ticks';
import {
  cellKeyOf,
  useForgetDeleted,
  useTypedCells,
  type TypedCell,
  type TypedCells,
} from './typed-cells';
import { useRegisterActs, type RegisterActs } from './use-register-acts';

export const ROWS_PER_PAGE = 50;

export type Only = RowsAsked['only'];
export interface RegisterView {
  after: number;
  only: Only;
  q: string;
}

export interface Register extends RegisterActs {
  readonly view: RegisterView;
  readonly page: RegisterPageDto | undefined;
  readonly error: unknown;
  readonly fetching: boolean;
  /** The page is of what is looked for now, not of what was before. */
  readonly settled: boolean;
  /** Row to bring the focus to once it is on the page. */
  readonly wanted: number | null;
  /** Cells whose typed value is not saved: refused, or kept back from a newer state. */
  readonly unsaved: readonly TypedCell[];
  readonly typed: TypedCells;
  /** Ticks set here and not saved yet. */
  readonly ticks: PendingTicks;
  /** Rows being marked to be deleted. */
  readonly deletion: Deletion;
  /** The value saved in a cell, once what is being read of the register has come. */
  standingValue(row: RegisterRowDto, column: Column): Promise<Value>;
  show(view: Partial<RegisterView>): void;
  seek(rowNo: number): void;
  found(): void;
  refetch(): void;
}

const FIRST: RegisterView = { after: 0, only: '', q: '' };

function askedFor({ after, only, q }: RegisterView): RowsAsked {
  return { after: after > 0 ? String(after) : undefined, only, q, limit: ROWS_PER_PAGE };
}

/** The register as the server pages it, and every act upon it. */
export function useRegister(submission: SubmissionDto, draft: Draft): Register {
  const cache = useQueryClient();
  const { businessNo } = submission;
  const [marks] = useState(deletion);
  const [view, setView] = useView(marks);
  const [wanted, setWanted] = useState<number | null>(null);
  const rows = useQuery({
    queryKey: QUERY_KEYS.rows(businessNo, view),
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => registerRows(businessNo, askedFor(view), signal),
  });
  const reread = (): Promise<void> => cache.invalidateQueries({ queryKey: allRowsKey(businessNo) });
  useReadAnew(submission, reread);
  const cells = useTypedCells();
  const [ticks] = useState(pendingTicks);
  const whole = view.only === '' && view.q === '';
  const fresh = whole && !rows.isFetching && !rows.isPlaceholderData;
  useForgetDeleted(cells.typed, fresh ? (rows.data ?? null) : null, view.after);
  const found = useCallback(() => {
    setWanted(null);
  }, []);
  const seek = (rowNo: number): void => {
    if (rows.data?.items.some((row) => row.rowNo === rowNo) !== true)
      setView(() => ({ ...FIRST, after: Math.max(0, rowNo - 10) }));
    setWanted(rowNo);
  };

  return {
    view,
    page: rows.data,
    error: rows.error,
    fetching: rows.isFetching,
    settled: !rows.isPlaceholderData,
    wanted,
    seek,
    ...cells,
    ticks,
    deletion: marks,
    show: (next) => {
      setView((before) => ({ ...before, after: 0, ...next }));
    },
    found,
    refetch: () => {
      void rows.refetch();
    },
    standingValue: (row, column) => standingValue(cache, businessNo, { row, column }),
    ...useRegisterActs(
      submission,
      { draft, ticks },
      {
        reread,
        added: ({ rowNo }) => {
          if ((rows.data?.total ?? 0) >= ROWS_PER_PAGE)
            setView(() => ({ ...FIRST, after: Math.max(0, rowNo - ROWS_PER_PAGE) }));
        },
        removed: (which) => {
          const isShown = which.only !== undefined || which.q !== undefined;
          setView((before) => (isShown ? FIRST : { ...before, after: 0 }));
        },
      },
    ),
  };
}

/** The month and the head decide what is wrong with a row: when one is changed, the rows are read anew. */
function useReadAnew({ effectiveMonth, form }: SubmissionDto, reread: () => Promise<void>): void {
  const deciding = JSON.stringify([effectiveMonth, form]);
  const read = useRef(deciding);
  useEffect(() => {
    if (read.current === deciding) return;
    read.current = deciding;
    void reread();
  });
}

/** What is looked at, and with it whom marks on all of it mean. */
function useView(marks: Deletion) {
  const [view, setView] = useState<RegisterView>(FIRST);
  const latest = useRef(view);
  const look = (next: (before: RegisterView) => RegisterView): void => {
    latest.current = next(latest.current);
    lookElsewhere(marks, latest.current);
    setView(latest.current);
  };
  return [view, look] as const;
}

function allRowsKey(businessNo: string): readonly unknown[] {
  return QUERY_KEYS.rows(businessNo).slice(0, 3);
}

/** News of another's change is heard of before its rows have come: they are waited for. */
async function standingValue(
  cache: QueryClient,
  businessNo: string,
  { row, column }: { row: RegisterRowDto; column: Column },
): Promise<Value> {
  const shown = { queryKey: allRowsKey(businessNo), type: 'active' } as const;
  await cache.refetchQueries({ ...shown, fetchStatus: 'fetching' }, { cancelRefetch: false });
  const pages = cache.getQueriesData<RegisterPageDto>(shown);
  const rows = pages.flatMap(([, page]) => page?.items ?? []);
  const key = cellKeyOf(row, column);
  return valueIn(rows.find((one) => cellKeyOf(one, column) === key) ?? row, column);
}
