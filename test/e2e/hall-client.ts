import { createHash, randomUUID } from 'node:crypto';
import { undocumented } from '#test/e2e/documented-answers';
import type { ProblemView } from '#apps/api/problems/problem.dto';

/** What a test sees of an answer it did not name the type of: a problem's code, or one of the usual fields. */
export type ProblemBody = Pick<
  ProblemView,
  'code' | 'detail' | 'details' | 'errors' | 'correlationId' | 'current'
>;

/** An answer as a test looks at it. */
export interface Answer<Body = ProblemBody> {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, a text, the bytes of anything else, undefined when empty: the test says what it expects. */
  readonly body: Body;
}

export interface RequestOptions {
  readonly body?: unknown;
  readonly raw?: Buffer | string;
  readonly headers?: Record<string, string>;
  /** For streams that never end: the connection is closed once status and headers are there. */
  readonly headOnly?: boolean;
}

/** A browser in miniature: cookies, origin, CSRF token, a new Idempotency-Key for every write unless given. */
export class HallClient {
  csrfToken: string | undefined;
  private readonly cookies = new Map<string, string>();

  constructor(
    readonly baseUrl: string,
    readonly origin = baseUrl,
  ) {}

  async get<Body = ProblemBody>(path: string, options: RequestOptions = {}): Promise<Answer<Body>> {
    return this.send<Body>('GET', path, options);
  }

  async post<Body = ProblemBody>(
    path: string,
    body?: unknown,
    options: RequestOptions = {},
  ): Promise<Answer<Body>> {
    return this.send<Body>('POST', path, { ...options, body });
  }

  async put<Body = ProblemBody>(
    path: string,
    body: unknown,
    options: RequestOptions = {},
  ): Promise<Answer<Body>> {
    return this.send<Body>('PUT', path, { ...options, body });
  }

  async patch<Body = ProblemBody>(
    path: string,
    body: unknown,
    options: RequestOptions = {},
  ): Promise<Answer<Body>> {
    return this.send<Body>('PATCH', path, { ...options, body });
  }

  async delete<Body = ProblemBody>(
    path: string,
    body?: unknown,
    options: RequestOptions = {},
  ): Promise<Answer<Body>> {
    return this.send<Body>('DELETE', path, { ...options, body });
  }

  async send<Body = ProblemBody>(
    method: string,
    path: string,
    options: RequestOptions,
  ): Promise<Answer<Body>> {
    const raw = options.raw === undefined ? undefined : new Uint8Array(Buffer.from(options.raw));
    const json = options.body === undefined ? undefined : JSON.stringify(options.body);
    const response = await fetch(`${this.baseUrl}${path}`, {
      method,
      headers: {
        ...this.headersOf(method, json !== undefined),
        ...(raw === undefined ? {} : { 'Content-Digest': contentDigest(raw) }),
        ...options.headers,
      },
      body: raw ?? json,
      redirect: 'manual',
    });
    this.keepCookies(response.headers);
    if (options.headOnly === true && response.ok) {
      await response.body?.cancel();
      return { status: response.status, headers: response.headers, body: undefined as Body };
    }
    const body = await bodyOf(response);
    requireDocumented(method, path, response, body);
    return { status: response.status, headers: response.headers, body: body as Body };
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  setCookie(name: string, value: string): void {
    this.cookies.set(name, value);
  }

  private headersOf(method: string, json: boolean): Record<string, string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const write = { Origin: this.origin, 'Idempotency-Key': randomUUID() };
    return {
      ...(cookie === '' ? {} : { Cookie: cookie }),
      ...(method === 'GET' ? {} : write),
      ...(json ? { 'Content-Type': 'application/json' } : {}),
      ...(this.csrfToken === undefined ? {} : { 'X-CSRF-Token': this.csrfToken }),
    };
  }

  private keepCookies(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
  }
}

/** Whatever a test asks, what comes is in the OpenAPI document: status, type and shape. */
function requireDocumented(method: string, path: string, response: Response, body: unknown): void {
  const { status, headers } = response;
  const found = undocumented(method, path, {
    status,
    type: headers.get('content-type') ?? '',
    body,
  });
  if (found.length > 0) throw new Error(`not as the api's document says: ${found.join('; ')}`);
}

function contentDigest(bytes: Uint8Array): string {
  return `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`;
}

async function bodyOf(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('json')) return response.json();
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.length === 0) return undefined;
  return type.startsWith('text/') ? bytes.toString('utf8') : bytes;
}
