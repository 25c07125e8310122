import { setTimeout as sleep } from 'node:timers/promises';

const PAUSE_MS = 100;

/** Asks again until the answer is yes; `giveUp` may throw earlier when waiting has become pointless. */
export async function waitUntil(
  what: string,
  limitMs: number,
  question: () => Promise<boolean>,
  giveUp: () => void = () => undefined,
): Promise<void> {
  const start = Date.now();
  while (!(await question())) {
    await sleep(PAUSE_MS);
    giveUp();
    if (Date.now() - start > limitMs)
      throw new Error(`${what} was not ready within ${limitMs / 1000} s`);
  }
}

export async function answersOk(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
