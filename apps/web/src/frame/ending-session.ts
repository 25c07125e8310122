import { csrfToken } from '../api/client';
import { sessionSignOut } from '../api/generated';
import { ApiProblem, isJson, networkProblem } from '../api/problem';

/**
 * The token of the session that is to end, kept over loads until the hall has heard of it. It fits that session alone: one
 * begun since does not end by it.
 */
const WISH = 'hall-session-to-end';
const ANSWER_WITHIN_MS = 8_000;
const AGAIN_AFTER_MS = 5_000;

/** @returns false while the hall could not be told; it is told as soon as it can be, by this page or the next. */
export async function endSession(): Promise<boolean> {
  localStorage.setItem(WISH, csrfToken());
  const told = await sessionSignOut().then(
    () => true,
    (error: unknown) => !(error instanceof ApiProblem && error.unanswered),
  );
  if (told) forgetWish();
  return told;
}

/** After a sign-in: it has ended the session before. */
export function forgetWish(): void {
  localStorage.removeItem(WISH);
}

/** Before a session is read: what was to end is shown to nobody, whether the line is back or not. @throws ApiProblem while the hall cannot be told */
export async function endWished(): Promise<void> {
  if (!(await tellWish())) throw networkProblem(crypto.randomUUID());
}

/** Tells the hall, at once and again until it has heard. */
export async function tellOn(onTold: () => void): Promise<void> {
  while (!(await tellWish())) await lineOrWhile();
  onTold();
}

/** The client of the pages would learn the token of a session begun since, and end that one. */
async function tellWish(): Promise<boolean> {
  const token = localStorage.getItem(WISH);
  if (token === null) return true;
  const answer = await fetch('/api/auth/sign-out', {
    method: 'POST',
    headers: { 'X-CSRF-Token': token },
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
  }).catch(() => null);
  // Refused, it is another session that stands, or none.
  const told =
    answer !== null && (answer.status === 204 || (answer.status < 500 && isJson(answer)));
  if (told && localStorage.getItem(WISH) === token) forgetWish();
  return told;
}

function lineOrWhile(): Promise<void> {
  return new Promise((goOn) => {
    const waiting = setTimeout(done, AGAIN_AFTER_MS);
    addEventListener('online', done);
    function done(): void {
      clearTimeout(waiting);
      removeEventListener('online', done);
      goOn();
    }
  });
}
