import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { create } from 'zustand';
import { setCsrfToken } from '../api/client';
import { sessionKeepAlive, sessionRead, sessionSignOut, type MeView } from '../api/generated';
import { QUERY_KEYS, queryClient } from '../api/queries';

export type LockReason = 'key-removed' | 'idle' | 'ended';

interface SessionState {
  locked: LockReason | null;
  idleEndsAt: number;
}

/** What the tabs of one browser share of the session they stand in. */
export const useSession = create<SessionState>(() => ({
  locked: null,
  idleEndsAt: Number.POSITIVE_INFINITY,
}));

type TabNews =
  { lock: LockReason } | { idleEndsAt: number } | { signedIn: true } | { signedOut: true };
const tabs = new BroadcastChannel('hall-session');

tabs.onmessage = (event: MessageEvent<TabNews>) => {
  const news = event.data;
  if ('lock' in news) useSession.setState({ locked: news.lock });
  if ('idleEndsAt' in news) useSession.setState({ idleEndsAt: news.idleEndsAt });
  if ('signedIn' in news && useSession.getState().locked !== null) void refreshMe();
  if ('signedOut' in news) location.assign('/login');
};

export function useMe(): UseQueryResult<MeView> {
  return useQuery({
    queryKey: QUERY_KEYS.me,
    queryFn: async () => accept(await sessionRead()),
    staleTime: Infinity,
  });
}

/** The signed-in reader; only below the shell, which renders nothing before it is known. */
export function useSignedIn(): MeView {
  const { data } = useMe();
  if (data === undefined) throw new Error('rendered outside the signed-in shell');
  return data;
}

export function accept(me: MeView): MeView {
  setCsrfToken(me.csrfToken);
  useSession.setState({ idleEndsAt: Date.parse(me.idleEndsAt) });
  return me;
}

/** After a sign-in, here or in another tab: the lock goes, and every list is asked for anew. */
export function enter(me: MeView): void {
  const before = queryClient.getQueryData<MeView>(QUERY_KEYS.me);
  accept(me);
  if (before !== undefined && (before.id !== me.id || before.kind !== me.kind)) {
    location.assign('/');
    return;
  }
  queryClient.setQueryData(QUERY_KEYS.me, me);
  useSession.setState({ locked: null });
  tabs.postMessage({ signedIn: true } satisfies TabNews);
  void queryClient.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'me' });
}

async function refreshMe(): Promise<void> {
  const me = await sessionRead().catch(() => null);
  if (me === null) return;
  queryClient.setQueryData(QUERY_KEYS.me, accept(me));
  useSession.setState({ locked: null });
}

/** Locks every tab at once, and ends the session at the server: the lock is no curtain only. */
export function lockPage(reason: LockReason): void {
  useSession.setState({ locked: reason });
  tabs.postMessage({ lock: reason } satisfies TabNews);
  sessionSignOut().catch(() => undefined);
}

/** The server no longer knows the session: it idled out, or was ended on another computer or by the hall. */
export function lockSignedOut(): void {
  const { locked, idleEndsAt } = useSession.getState();
  if (locked !== null) return;
  const reason = Date.now() >= idleEndsAt ? 'idle' : 'ended';
  useSession.setState({ locked: reason });
  tabs.postMessage({ lock: reason } satisfies TabNews);
}

export async function keepAlive(): Promise<void> {
  const me = accept(await sessionKeepAlive());
  tabs.postMessage({ idleEndsAt: Date.parse(me.idleEndsAt) } satisfies TabNews);
}

export async function signOut(): Promise<void> {
  await sessionSignOut().catch(() => undefined);
  tabs.postMessage({ signedOut: true } satisfies TabNews);
  location.assign('/login');
}
