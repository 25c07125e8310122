import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import {
  importsApply,
  importsCancel,
  importsOne,
  type ImportDto,
  type RegisterHeadDto,
} from '../../api/generated';
import { QUERY_KEYS } from '../../api/queries';
import type { Draft } from '../steps/use-draft';
import { sendFile } from './send-file';

export interface Choice {
  rows: 'all' | 'good';
  known: 'replace' | 'keep';
  /** Lines of the file for which the other is done. */
  exceptLines: number[];
  /** People on hidden rows; said when the file has any. */
  hidden?: 'take' | 'leave';
}

export interface Import {
  /** Share of the file that has left this computer; null when nothing is being sent. */
  readonly sentShare: number | null;
  readonly view: ImportDto | null;
  /** On its way or being read. */
  readonly working: boolean;
  /** The view once every row has been checked. */
  readonly checked: ImportDto | null;
  readonly error: unknown;
  readonly applying: boolean;
  start(file: File): Promise<void>;
  cancel(): Promise<void>;
  apply(choice: Choice): Promise<RegisterHeadDto | null>;
  reset(): void;
}

const POLL_MS = 700;

/** One file on its way: sent, read by the server, checked, taken; the register changes only at the last step. */
export function useImport(businessNo: string, draft: Draft): Import {
  const cache = useQueryClient();
  const [sentShare, setSentShare] = useState<number | null>(null);
  const [started, setStarted] = useState<ImportDto | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [applying, setApplying] = useState(false);
  const sending = useRef<AbortController | null>(null);
  const polled = useImportView(started?.id ?? null);
  const view = started === null ? null : (polled.data ?? started);
  return {
    sentShare,
    view,
    error: error ?? polled.error,
    applying,
    working: sentShare !== null || isUnderWay(view),
    checked: view?.state === 'checked' ? view : null,
    async start(file) {
      setError(null);
      setSentShare(0);
      sending.current = new AbortController();
      try {
        const path = `/submissions/${businessNo}/imports`;
        const watch = { onProgress: setSentShare, signal: sending.current.signal };
        setStarted(await sendFile<ImportDto>(path, file, watch));
      } catch (problem) {
        if (!sending.current.signal.aborted) setError(problem);
      } finally {
        setSentShare(null);
      }
    },
    async cancel() {
      sending.current?.abort();
      if (started !== null)
        await importsCancel({ path: { id: started.id } }).catch(() => undefined);
      setStarted(null);
    },
    async apply(choice) {
      if (started === null) return null;
      setApplying(true);
      setError(null);
      try {
        const head = await draft.write((headers) =>
          importsApply({ path: { id: started.id }, headers, body: choice }),
        );
        await cache.invalidateQueries({ queryKey: QUERY_KEYS.submission(businessNo) });
        return head;
      } catch (problem) {
        setError(problem);
        return null;
      } finally {
        setApplying(false);
      }
    },
    reset: () => {
      setStarted(null);
      setError(null);
    },
  };
}

function isUnderWay(view: ImportDto | null): boolean {
  return view?.state === 'waiting' || view?.state === 'reading';
}

/** Reads on until the server has checked the last row. */
function useImportView(id: number | null) {
  return useQuery({
    queryKey: QUERY_KEYS.imported(id ?? 0),
    enabled: id !== null,
    staleTime: 0,
    queryFn: ({ signal }) => importsOne({ path: { id: id ?? 0 }, signal }),
    refetchInterval: ({ state }) =>
      state.data === undefined || isUnderWay(state.data) ? POLL_MS : false,
  });
}
