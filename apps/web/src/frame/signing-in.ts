const NAME = 'hall-signing-in';
const WAIT_MS = 5_000;

/** A sign-in ends the session before it, and its cookie is here only with its answer: the other tabs of this browser wait for it. */
export function signingIn<T>(ask: () => Promise<T>): Promise<T> {
  // Without a secure address there are no locks; the check of the surroundings says so.
  return 'locks' in navigator ? navigator.locks.request(NAME, { mode: 'shared' }, ask) : ask();
}

/** Returns when no tab of this browser signs in any more, or one takes too long. */
export async function noSignInUnderWay(): Promise<void> {
  if (!('locks' in navigator)) return;
  const signal = AbortSignal.timeout(WAIT_MS);
  await navigator.locks.request(NAME, { signal }, () => undefined).catch(() => undefined);
}
