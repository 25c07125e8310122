import {
  keepPreviousData,
  useQuery,
  useQueryClient,
  type QueryClient,
} from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { formatYuan } from '#libs/fund/money';
import {
  registersAdd,
  registersChange,
  registersChoose,
  registersRemove,
  type RegisterPageDto,
  type RegisterRowDto,
  type RowsRequest,
  type SubmissionDto,
} from '../../api/generated';
import { reasonOf } from '../../api/problem';
import { QUERY_KEYS } from '../../api/queries';
import { registerRows, type RowsAsked } from '../../api/register-rows';
import { useServerText, useTexts } from '../../i18n/texts';
import { notify } from '../../ui/notices';
import type { Draft } from '../steps/use-draft';
import { REGISTER_TEXTS } from './register.texts';
import { deletion, lookElsewhere, type Deletion } from './deletion';
import { pendingTicks, type PendingTicks } from './pending-ticks';
import { useForgetDeleted, useTypedBases, type TypedBases } from './use-typed-bases';

export const ROWS_PER_PAGE = 50;

export type Only = RowsAsked['only'];
export interface RegisterView {
  after: number;
  only: Only;
  q: string;
}

export interface Register {
  readonly view: RegisterView;
  readonly page: RegisterPageDto | undefined;
  readonly error: unknown;
  readonly fetching: boolean;
  /** The page is of what is looked for now, not of what was before. */
  readonly settled: boolean;
  /** Row to bring the focus to once it is on the page. */
  readonly wanted: number | null;
  /** Rows whose typed base is not saved: refused, or kept back from a newer state. */
  readonly unsaved: readonly number[];
  readonly typed: TypedBases;
  /** Ticks set here and not saved yet. */
  readonly ticks: PendingTicks;
  /** Rows being marked to be deleted. */
  readonly deletion: Deletion;
  /** The base saved in a row, once what is being read of the register has come. */
  standingBase(row: RegisterRowDto): Promise<number>;
  show(view: Partial<RegisterView>): void;
  seek(rowNo: number): void;
  found(): void;
  refetch(): void;
  add(accountNo: string, baseAfterFen: number, typed: string): Promise<RegisterRowDto>;
  change(row: RegisterRowDto, base: ChangedBase): Promise<void>;
  /** Whether it was done; what was not is said. */
  choose(which: number[] | 'all', chosen: boolean): Promise<boolean>;
  remove(which: RowsRequest): Promise<boolean>;
}

interface ChangedBase {
  readonly fen: number;
  /** Whether it is still to be saved, should the line be lost meanwhile. */
  wanted(): boolean;
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
  const bases = useTypedBases();
  const [ticks] = useState(pendingTicks);
  const whole = view.only === '' && view.q === '';
  const fresh = whole && !rows.isFetching && !rows.isPlaceholderData;
  useForgetDeleted(bases.typed, fresh ? (rows.data ?? null) : null, view.after);
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
    ...bases,
    ticks,
    deletion: marks,
    show: (next) => {
      setView((before) => ({ ...before, after: 0, ...next }));
    },
    found,
    refetch: () => {
      void rows.refetch();
    },
    standingBase: (row) => standingBase(cache, businessNo, row),
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
async function standingBase(
  cache: QueryClient,
  businessNo: string,
  { accountNo, baseAfterFen }: RegisterRowDto,
): Promise<number> {
  const shown = { queryKey: allRowsKey(businessNo), type: 'active' } as const;
  await cache.refetchQueries({ ...shown, fetchStatus: 'fetching' }, { cancelRefetch: false });
  const pages = cache.getQueriesData<RegisterPageDto>(shown);
  const rows = pages.flatMap(([, page]) => page?.items ?? []);
  return rows.find((row) => row.accountNo === accountNo)?.baseAfterFen ?? baseAfterFen;
}

interface After {
  reread(): Promise<void>;
  added(row: RegisterRowDto): void;
  removed(which: RowsRequest): void;
}

/** Every write goes by the draft, so that a stale page is told and nothing is overwritten. */
function useRegisterActs(
  { businessNo }: SubmissionDto,
  { draft, ticks }: { draft: Draft; ticks: PendingTicks },
  after: After,
): Pick<Register, 'add' | 'change' | 'choose' | 'remove'> {
  const path = { businessNo };
  const orSaid = useOrSaid();
  return {
    async add(accountNo, baseAfterFen, typed) {
      const body = { accountNo, baseAfterFen };
      const { row } = await draft.write((headers) => registersAdd({ path, headers, body }), {
        typed,
        wanted: () => true,
      });
      after.added(row);
      await after.reread();
      return row;
    },
    async change({ rowNo, name }, { fen, wanted }) {
      const body = { baseAfterFen: fen };
      await draft.write(
        (headers) => registersChange({ path: { businessNo, rowNo }, headers, body }),
        { typed: `${name} ${formatYuan(fen)}`, wanted },
      );
      await after.reread();
    },
    choose: (which, chosen) =>
      orSaid('chooseFailed', async () => {
        const body = which === 'all' ? { all: true, chosen } : { rowNos: which, chosen };
        await ticks.untilSaved({ which, chosen }, async () => {
          await draft.write((headers) => registersChoose({ path, headers, body }), {
            wanted: () => true,
          });
          await after.reread();
        });
      }),
    remove: (which) =>
      orSaid('removeFailed', async () => {
        await draft.write((headers) => registersRemove({ path, headers, body: which }));
        after.removed(which);
        await after.reread();
      }),
  };
}

/** A tick or a deletion leaves nothing typed behind that would tell of its failure: it is said. */
function useOrSaid() {
  const t = useTexts(REGISTER_TEXTS);
  const server = useServerText();
  return async (
    failed: 'chooseFailed' | 'removeFailed',
    act: () => Promise<void>,
  ): Promise<boolean> => {
    try {
      await act();
      return true;
    } catch (error) {
      notify('error', t(failed, { reason: server(reasonOf(error)) }));
      return false;
    }
  };
}
