import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import {
  scansChange,
  scansList,
  scansRemove,
  type ScansView,
  type ScanView,
} from '../api/generated';
import { QUERY_KEYS } from '../api/queries';
import { useTexts } from '../i18n/texts';
import { useLive } from '../live/live-store';
import { useOrSaid } from '../ui/or-said';
import { PAPERS_TEXTS } from './papers.texts';

/** Hints bring new pages at once; without the stream the page asks by itself. */
const POLL_LIVE_MS = 30_000;
const POLL_ALONE_MS = 4_000;
/** As long as the notice with 撤销 stands; then the page is really deleted. */
const UNDO_MS = 12_000;

export interface Scans {
  readonly items: ScanView[];
  readonly loaded: boolean;
  readonly error: unknown;
  of(paper: string): ScanView[];
  rotate(scan: ScanView): Promise<void>;
  /** Takes the place of another page of its paper. */
  move(scan: ScanView, target: ScanView | undefined): Promise<void>;
  /** Gone from the page at once; answers the way to bring it back. A page that could not be deleted is said by its name. */
  remove(scan: ScanView, name: () => string): () => void;
  /** Really deletes what is only hidden so far, before the case goes on; false when not all of it could be. */
  settle(): Promise<boolean>;
  reread(): Promise<void>;
}

/** Pages of a case's papers, live from computer and phone. */
export function useScans(businessNo: string): Scans {
  const cache = useQueryClient();
  const key = QUERY_KEYS.scans(businessNo);
  const connected = useLive((state) => state.connected);
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => scansList({ path: { businessNo }, signal }),
    refetchInterval: connected ? POLL_LIVE_MS : POLL_ALONE_MS,
    staleTime: 0,
  });
  const reread = async (): Promise<void> => {
    await cache.invalidateQueries({ queryKey: key });
    await cache.invalidateQueries({ queryKey: QUERY_KEYS.submission(businessNo), exact: true });
  };
  const { hidden, settle, remove } = useDeletesWithUndo(reread);
  const items = (query.data?.items ?? []).filter((scan) => !hidden.includes(scan.id));
  return {
    items,
    loaded: query.data !== undefined,
    error: query.error,
    settle,
    reread,
    of: (paper) =>
      items.filter((scan) => scan.paper === paper).sort((a, b) => a.position - b.position),
    async rotate(scan) {
      await scansChange({ path: { id: scan.id }, body: { rotate: 90 } });
      await reread();
    },
    async move(scan, target) {
      // Places are counted over all papers of the case, hidden ones included.
      const now = cache.getQueryData<ScansView>(key)?.items ?? [];
      const all = [...now].sort((a, b) => a.position - b.position);
      const position = all.findIndex((one) => one.id === target?.id) + 1;
      if (position === 0 || target?.id === scan.id) return;
      await scansChange({ path: { id: scan.id }, body: { position } });
      await reread();
    },
    remove,
  };
}

/** A page that is hidden, and when it really goes. */
interface Waiting {
  readonly due: ReturnType<typeof setTimeout>;
  readonly name: () => string;
}

/** A page goes from view at once and from the case when the notice with 撤销 is gone, or the reader leaves. */
function useDeletesWithUndo(
  reread: () => Promise<void>,
): Pick<Scans, 'settle' | 'remove'> & { hidden: readonly string[] } {
  const t = useTexts(PAPERS_TEXTS);
  const orSaid = useOrSaid();
  const [hidden, setHidden] = useState<readonly string[]>([]);
  const waiting = useRef(new Map<string, Waiting>());
  const unhide = (id: string): void => {
    clearTimeout(waiting.current.get(id)?.due);
    waiting.current.delete(id);
    setHidden((all) => all.filter((one) => one !== id));
  };
  const destroy = async (id: string): Promise<boolean> => {
    const name = waiting.current.get(id)?.name;
    clearTimeout(waiting.current.get(id)?.due);
    waiting.current.delete(id);
    const gone = await orSaid(
      () => t('deleteOf', { page: name?.() ?? '' }),
      async () => {
        await scansRemove({ path: { id } });
        await reread();
      },
    );
    unhide(id);
    return gone;
  };
  const settle = async (): Promise<boolean> =>
    (await Promise.all([...waiting.current.keys()].map(destroy))).every(Boolean);
  const settleNow = useRef(settle);
  settleNow.current = settle;
  useEffect(() => {
    const { current: due } = waiting;
    const leave = (): void => {
      for (const [id, page] of due) {
        clearTimeout(page.due);
        // Only a request that outlives its page arrives; nobody is left to read its answer.
        scansRemove({ path: { id }, keepalive: true }).catch(() => undefined);
      }
      due.clear();
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      void settleNow.current();
    };
  }, []);
  const remove = ({ id }: ScanView, name: () => string): (() => void) => {
    setHidden((all) => [...all, id]);
    const due = setTimeout(() => {
      void destroy(id);
    }, UNDO_MS);
    waiting.current.set(id, { due, name });
    return () => {
      unhide(id);
    };
  };
  return { hidden, settle, remove };
}
