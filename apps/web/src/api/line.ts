import { pause } from './client';
import { ApiProblem } from './problem';

const ASK_AGAIN_MS = [2_000, 4_000, 8_000];

interface Sending {
  /** Told once for each try that found no line. */
  onWaiting(): void;
  /** Whether it is still to be sent when the line is back. */
  wanted(): boolean;
}

/**
 * Sends what a lost line or a server that is just away kept back, again and again until it is answered. The same write
 * carries the same key, so that it happens once even when only its answer was lost.
 */
export async function sentOverLine<T>(send: () => Promise<T>, sending: Sending): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await send();
    } catch (error) {
      if (!isLineLost(error) || !sending.wanted()) throw error;
      sending.onWaiting();
      await lineMayBeBack(ASK_AGAIN_MS[Math.min(tries, ASK_AGAIN_MS.length - 1)] ?? 0);
      if (!sending.wanted()) throw error;
    }
  }
}

function isLineLost(error: unknown): boolean {
  return error instanceof ApiProblem && [0, 502, 503, 504].includes(error.status);
}

/** The browser says when it is on the net again; of a server that was away nobody says anything, so time decides. */
async function lineMayBeBack(afterMs: number): Promise<void> {
  const heard = new AbortController();
  const online = new Promise<void>((resolve) => {
    const hear = (): void => {
      resolve();
    };
    window.addEventListener('online', hear, { once: true, signal: heard.signal });
  });
  await Promise.race([online, pause(afterMs)]);
  heard.abort();
}
