import { randomUUID } from 'node:crypto';

/** An answer as a test looks at it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, the text of anything else, undefined when empty. */
  readonly body: any;
}

export interface RequestOptions {
  readonly body?: unknown;
  readonly raw?: Buffer | string;
  readonly headers?: Record<string, string>;
}

/** A browser in miniature: cookies, origin, CSRF token, a new Idempotency-Key for every write unless given. */
export class HallClient {
  csrfToken: string | undefined;
  private readonly cookies = new Map<string, string>();

  constructor(
    readonly baseUrl: string,
    readonly origin = baseUrl,
  ) {}

  async get(path: string, options: RequestOptions = {}): Promise<Answer> {
    return this.send('GET', path, options);
  }

  async post(path: string, body?: unknown, options: RequestOptions = {}): Promise<Answer> {
    return this.send('POST', path, { ...options, body });
  }

  async put(path: string, body: unknown, options: RequestOptions = {}): Promise<Answer> {
    return this.send('PUT', path, { ...options, body });
  }

  async patch(path: string, body: unknown, options: RequestOptions = {}): Promise<Answer> {
    return this.send('PATCH', path, { ...options, body });
  }

  async delete(path: string, body?: unknown, options: RequestOptions = {}): Promise<Answer> {
    return this.send('DELETE', path, { ...options, body });
  }

  async send(method: string, path: string, options: RequestOptions): Promise<Answer> {
    const raw = options.raw === undefined ? undefined : new Uint8Array(Buffer.from(options.raw));
    const json = options.body === undefined ? undefined : JSON.stringify(options.body);
    const response = await fetch(`${this.baseUrl}${path}`, {
      method,
      headers: { ...this.headersOf(method, json !== undefined), ...options.headers },
      body: raw ?? json,
      redirect: 'manual',
    });
    this.keepCookies(response.headers);
    return { status: response.status, headers: response.headers, body: await bodyOf(response) };
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

async function bodyOf(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('json')) return response.json();
  const bytes = Buffer.from(await response.arrayBuffer());
  if (bytes.length === 0) return undefined;
  return type.startsWith('text/') ? bytes.toString('utf8') : bytes;
}
