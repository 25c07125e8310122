import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { create } from 'zustand';
import { onStaleSession, setCsrfToken } from '../api/client';
import { sessionKeepAlive, sessionRead, type MeView } from '../api/generated';
import { ApiProblem } from '../api/problem';
import { hasReader, isReader, onOtherReader, readerName, setReader } from '../api/reader';
import { QUERY_KEYS, queryClient } from '../api/queries';
import { endSession, endWished, forgetWish, tellOn } from './ending-session';
import { noSignInUnderWay } from './signing-in';

export type LockReason = 'key-removed' | 'idle' | 'ended' | 'other-reader' | 'sign-out-waits';

interface SessionState {
  locked: LockReason | null;
  /** On this page's steady clock: what the computer's clock says, or is set to meanwhile, ends no session. */
  idleEndsAt: number;
}

/** What the tabs of one browser share of the session they stand in. */
export const useSession = create<SessionState>(() => ({
  locked: null,
  idleEndsAt: Number.POSITIVE_INFINITY,
}));

type TabNews =
  | { lock: LockReason }
  | { idleLeftMs: number }
  | { signedIn: string }
  | { signedOut: true }
  | { foundEnded: true };
const tabs = new BroadcastChannel('hall-session');

tabs.onmessage = ({ data: news }: MessageEvent<TabNews>) => {
  // A page nobody has signed in to, such as the check of a receipt, has nothing to lock.
  if (!hasReader()) return;
  if ('signedIn' in news) {
    if (isReader(news.signedIn)) void refreshMe();
    else lockForOther();
    return;
  }
  // Whatever becomes of the other reader's session is nothing to this page any more.
  if (useSession.getState().locked === 'other-reader') return;
  if ('lock' in news) useSession.setState({ locked: news.lock });
  if ('idleLeftMs' in news) countFrom(news.idleLeftMs);
  if ('signedOut' in news) useSession.setState({ locked: 'ended' });
  // It may have found so in the moment this tab signed in: each tab asks for itself.
  if ('foundEnded' in news && useSession.getState().locked === null) void refreshMe();
};

onOtherReader(lockForOther);
onStaleSession(async () => (await readAgain()) !== null);
document.addEventListener('visibilitychange', () => {
  // A tab that slept has heard nothing meanwhile.
  if (!document.hidden && hasReader() && useSession.getState().locked === null) void refreshMe();
});

export function useMe(): UseQueryResult<MeView> {
  return useQuery({
    queryKey: QUERY_KEYS.me,
    queryFn: async () => {
      await endWished();
      return accept(await sessionRead());
    },
    staleTime: Infinity,
  });
}

/** The signed-in reader; only below the shell, which renders nothing before it is known. */
export function useSignedIn(): MeView {
  const { data } = useMe();
  if (data === undefined) throw new Error('rendered outside the signed-in shell');
  return data;
}

function accept(me: MeView): MeView {
  setReader(me);
  setCsrfToken(me.csrfToken);
  countFrom(me.idleLeftMs);
  return me;
}

function countFrom(idleLeftMs: number): void {
  useSession.setState({ idleEndsAt: performance.now() + idleLeftMs });
}

/** After a sign-in, here or in another tab: the lock goes, and every list is asked for anew. */
export function enter(me: MeView): void {
  forgetWish();
  const name = readerName(me);
  tabs.postMessage({ signedIn: name } satisfies TabNews);
  if (hasReader() && !isReader(name)) {
    location.assign('/');
    return;
  }
  queryClient.setQueryData(QUERY_KEYS.me, accept(me));
  useSession.setState({ locked: null });
  void queryClient.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'me' });
}

/** An outage says nothing about the session: the page stays as it is, and whatever it asks next tells. */
async function refreshMe(): Promise<void> {
  await readAgain().catch(() => undefined);
}

/**
 * The same reader's new session is simply used; somebody else's answer has locked the page before it arrives here.
 * @returns null when nobody is signed in any more. @throws ApiProblem when that could not be learnt
 */
function readAgain(): Promise<MeView | null> {
  asking ??= askAgain().finally(() => {
    asking = null;
  });
  return asking;
}

/** Many answers find a session ended at once: one asking serves them all. */
let asking: Promise<MeView | null> | null = null;

async function askAgain(): Promise<MeView | null> {
  await noSignInUnderWay();
  await endWished();
  const me = await sessionRead().catch((error: unknown) => {
    if (!(error instanceof ApiProblem && error.status === 401)) throw error;
    lockSignedOut();
    return null;
  });
  if (me === null) return null;
  queryClient.setQueryData(QUERY_KEYS.me, accept(me));
  useSession.setState({ locked: null });
  return me;
}

/** Locks every tab at once, and ends the session at the server: the lock is no curtain only. */
export function lockPage(reason: LockReason): void {
  useSession.setState({ locked: reason });
  tabs.postMessage({ lock: reason } satisfies TabNews);
  void ended();
}

/** The server no longer knows the session: it idled out, or was ended on another computer or by the hall. */
function lockSignedOut(): void {
  const { locked, idleEndsAt } = useSession.getState();
  if (locked !== null || !hasReader()) return;
  const reason = performance.now() >= idleEndsAt ? 'idle' : 'ended';
  useSession.setState({ locked: reason });
  tabs.postMessage({ foundEnded: true } satisfies TabNews);
}

/** Somebody else signed in in this browser: what stands on this page is not his to see, nor his answers this page's. */
function lockForOther(): void {
  useSession.setState({ locked: 'other-reader' });
}

export async function keepAlive(): Promise<void> {
  const { idleLeftMs } = accept(await sessionKeepAlive());
  tabs.postMessage({ idleLeftMs } satisfies TabNews);
}

export async function signOut(): Promise<void> {
  if (await endSession()) {
    leave();
    return;
  }
  // Whoever waits for the line does so before a page that shows nothing and says why.
  useSession.setState({ locked: 'sign-out-waits' });
  tabs.postMessage({ lock: 'sign-out-waits' } satisfies TabNews);
  await tellOn(leaveIfWaiting);
}

async function ended(): Promise<void> {
  if (!(await endSession())) await tellOn(leaveIfWaiting);
}

/** Signed in again meanwhile, the page stays. */
function leaveIfWaiting(): void {
  if (useSession.getState().locked === 'sign-out-waits') leave();
}

function leave(): void {
  tabs.postMessage({ signedOut: true } satisfies TabNews);
  location.assign('/login');
}
