import type { CreateClientConfig } from './generated/client';
import { isAway } from './presence';
import { ApiProblem, foreignProblem, isJson, networkProblem, problemOf } from './problem';
import { isForeign } from './reader';

/**
 * How every generated function asks: tokens, keys and repeats are here and in no page. A function answers the body and
 * throws an ApiProblem for a refusal; an asking that was called off rejects as an AbortError.
 */
export const createClientConfig: CreateClientConfig = (config) => ({
  ...config,
  fetch: async (input, init) => withoutContent(await answerTo(new Request(input, init))),
});

/** An answer without content answers nothing at all: read as an object without members it passes for a thing found. */
function withoutContent(answer: Response): Response {
  return answer.status === 204 ? Response.json(null) : answer;
}

let sessionToken = '';
let renewSession: () => Promise<boolean> = () => Promise.resolve(false);

export function setCsrfToken(token: string): void {
  sessionToken = token;
}

export function csrfToken(): string {
  return sessionToken;
}

/** For the one request that fetch cannot carry: a file whose progress is shown. */
export function csrfHeader(): Record<string, string> {
  return { 'X-CSRF-Token': sessionToken };
}

/**
 * How to learn whether the same reader began a new session in another tab, and its token. Where none stands, the frame
 * shows the sign-in over the page, so that nothing entered is lost.
 */
export function onStaleSession(renew: () => Promise<boolean>): void {
  renewSession = renew;
}

/** It was refused before it was looked at, with a session that is no more: in the present one it is sent again, once. */
export async function withPresentSession<T>(
  attempt: () => Promise<T>,
  isStale: (error: unknown) => boolean = isOfOldSession,
): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (!isStale(error) || !(await renewSession())) throw error;
    return attempt();
  }
}

function isOldToken(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'CSRF_REFUSED';
}

function isOfOldSession(error: unknown): boolean {
  return isOldToken(error) || (error instanceof ApiProblem && error.status === 401);
}

/** A wrong password, or no session at all, is the answer there and nothing to ask about. */
function inPresentSession<T>(request: Request, attempt: () => Promise<T>): Promise<T> {
  return withPresentSession(attempt, isAboutSession(request) ? isOldToken : isOfOldSession);
}

/** Keys of writes nobody has answered yet: repeating the same write repeats its key, so that it happens once. */
const unansweredKeys = new Map<string, string>();

async function answerTo(request: Request): Promise<Response> {
  const headers = Object.fromEntries(request.headers);
  if (request.method === 'GET') {
    const own: Record<string, string> = isAway() ? { 'X-Background': 'true' } : {};
    const read = (): Promise<Response> => exchange(request, { headers: { ...own, ...headers } });
    return inPresentSession(request, read);
  }
  const body = await bodyOf(request);
  const json = typeof body === 'string' ? body : '';
  const action = JSON.stringify([request.method, request.url, headers, json]);
  const key = unansweredKeys.get(action) ?? crypto.randomUUID();
  unansweredKeys.set(action, key);
  const send = (): Promise<Response> =>
    exchange(request, { headers: { 'Idempotency-Key': key, ...csrfHeader(), ...headers }, body });
  try {
    const answer = await inPresentSession(request, () => withRetries(send));
    unansweredKeys.delete(action);
    return answer;
  } catch (error) {
    if (!(error instanceof ApiProblem && error.unanswered)) unansweredKeys.delete(action);
    throw error;
  }
}

/** Read once, so that it can be sent again. What is not JSON is a part of a file, sent as it is. */
async function bodyOf(request: Request): Promise<string | Blob | null> {
  if (!request.headers.has('content-type')) return null;
  return isJson(request) ? request.text() : request.blob();
}

const RETRY_AFTER_MS = [400, 1500];

async function withRetries<T>(attempt: () => Promise<T>): Promise<T> {
  for (const delay of RETRY_AFTER_MS) {
    try {
      return await attempt();
    } catch (error) {
      if (!isTransient(error)) throw error;
      await pause(delay);
    }
  }
  return attempt();
}

function isTransient(error: unknown): boolean {
  return error instanceof ApiProblem && [0, 502, 503, 504].includes(error.status);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

interface Outgoing {
  headers: Record<string, string>;
  body?: Blob | string | null;
}

async function exchange(request: Request, { headers, body }: Outgoing): Promise<Response> {
  const correlationId = crypto.randomUUID();
  const response = await fetch(request.url, {
    method: request.method,
    body: body ?? null,
    signal: request.signal,
    keepalive: request.keepalive,
    credentials: 'same-origin',
    // A case's ETag is its draft version, which a decision does not move: a cached copy would show the case as it was.
    cache: 'no-store',
    headers: { Accept: 'application/json', 'X-Correlation-Id': correlationId, ...headers },
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw networkProblem(correlationId);
  });
  if (isForeign(response)) throw foreignProblem(correlationId);
  const isExpected = response.status === 204 || isJson(response) || isFileAsked(request, response);
  if (response.ok && isExpected) return response;
  throw await problemOf(response, correlationId);
}

/** A request says itself that it takes a file; what a proxy answers instead of one comes without its name. */
function isFileAsked(request: Request, response: Response): boolean {
  const asked = request.headers.get('accept')?.includes('octet-stream') === true;
  return asked && response.headers.has('content-disposition');
}

function isAboutSession({ url }: Request): boolean {
  return new URL(url).pathname.startsWith('/api/auth/');
}
