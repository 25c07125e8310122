import { setTimeout as sleep } from 'node:timers/promises';
import { isWorldFailing } from '#libs/persistence/database/transaction';
import type { Answer } from '#test/e2e/hall-client';

export const LIMIT_MS = 240_000;
/** Who waits longer than this for an answer asks again. */
const PAUSE_MS = 150;
/** The hall is there and something behind it is not; or the key of a request whose process has died is still taken. */
const AGAIN: readonly number[] = [409, 429, 502, 503, 504];

/** Asks again until somebody answers. */
export function heard<T>(ask: () => Promise<T | null>): Promise<T> {
  return within('an answer', () => ask().catch(unheard));
}

export async function answered<T>(answer: Promise<Answer<T>>): Promise<Answer<T> | null> {
  const found = await answer;
  return AGAIN.includes(found.status) ? null : found;
}

/** What fetch says of a connection that broke before its answer or in the middle of it. */
const CUT_OFF = /^(fetch failed|terminated)$/;

/** A connection that nobody answers on; whatever else goes wrong is a mistake. */
export function unheard(error: unknown): null {
  if (CUT_OFF.test((error as Error).message)) return null;
  throw error;
}

/** Looks into the database itself until it is there: it may be dying, or dead. */
export function seen<T>(look: () => Promise<T>): Promise<T> {
  return within('the database', () => look().catch(away));
}

function away(error: unknown): null {
  if (isWorldFailing(error)) return null;
  throw error;
}

export async function within<T>(what: string, ask: () => Promise<T | null>): Promise<T> {
  for (const start = Date.now(); ;) {
    const found = await ask();
    if (found !== null) return found;
    if (Date.now() - start > LIMIT_MS) throw new Error(`waited in vain for ${what}`);
    await sleep(PAUSE_MS);
  }
}
