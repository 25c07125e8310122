import { ApiProblem, networkProblem, problemOf } from './problem';

export interface SendOptions {
  /** The draft's version this change was made on. */
  ifMatch?: number;
  /** A body that is a file or a part of one: sent as it is. */
  raw?: Blob;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export interface Answer<T> {
  status: number;
  body: T;
  location: string | null;
}

let csrfToken = '';
let signedOut: () => void = () => undefined;

export function setCsrfToken(token: string): void {
  csrfToken = token;
}

/** For requests that cannot go through `send`: a file whose progress is shown. */
export function csrfHeader(): Record<string, string> {
  return { 'X-CSRF-Token': csrfToken };
}

/** What to do when the session is over: the frame shows the sign-in over the page, so that nothing entered is lost. */
export function onSignedOut(listener: () => void): void {
  signedOut = listener;
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await exchange<T>('GET', path, { headers: {}, signal: signal ?? null })).body;
}

export type Method = 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export async function send<T>(
  method: Method,
  path: string,
  body?: unknown,
  options: SendOptions = {},
): Promise<T> {
  return (await sendForAnswer<T>(method, path, body, options)).body;
}

/** Keys of writes nobody has answered yet: repeating the same write repeats its key, so that it happens once. */
const unansweredKeys = new Map<string, string>();

export async function sendForAnswer<T>(
  method: Method,
  path: string,
  body?: unknown,
  options: SendOptions = {},
): Promise<Answer<T>> {
  const json = body === undefined ? '' : JSON.stringify(body);
  const headers = { ...headersOf(json, options.ifMatch), ...options.headers };
  const action = JSON.stringify([method, path, headers, json]);
  const key = unansweredKeys.get(action) ?? crypto.randomUUID();
  unansweredKeys.set(action, key);
  const request: Outgoing = {
    headers: { 'Idempotency-Key': key, 'X-CSRF-Token': csrfToken, ...headers },
    body: options.raw ?? (json === '' ? null : json),
    signal: options.signal ?? null,
  };
  try {
    const answer = await withRetries(() => exchange<T>(method, path, request));
    unansweredKeys.delete(action);
    return answer;
  } catch (error) {
    if (!(error instanceof ApiProblem && error.unanswered)) unansweredKeys.delete(action);
    throw error;
  }
}

function headersOf(json: string, ifMatch: number | undefined): Record<string, string> {
  return {
    ...(json === '' ? {} : { 'Content-Type': 'application/json' }),
    ...(ifMatch === undefined ? {} : { 'If-Match': `"${String(ifMatch)}"` }),
  };
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
  signal: AbortSignal | null;
}

async function exchange<T>(method: string, path: string, request: Outgoing): Promise<Answer<T>> {
  const correlationId = crypto.randomUUID();
  const response = await fetch(`/api${path}`, {
    ...request,
    method,
    credentials: 'same-origin',
    // A case's ETag is its draft version, which a decision does not move: a cached copy would show the case as it was.
    cache: 'no-store',
    headers: { Accept: 'application/json', 'X-Correlation-Id': correlationId, ...request.headers },
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw networkProblem(correlationId);
  });
  if (!response.ok) {
    const problem = await problemOf(response, correlationId);
    if (response.status === 401 && !path.startsWith('/auth/')) signedOut();
    throw problem;
  }
  return {
    status: response.status,
    location: response.headers.get('location'),
    body: await bodyOf<T>(response),
  };
}

async function bodyOf<T>(response: Response): Promise<T> {
  const text = response.status === 204 ? '' : await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}
