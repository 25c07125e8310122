import { randomUUID } from 'node:crypto';
import { challengeMessage } from '#libs/ukey/ukey-verifier';
import { openUKeyFile } from '#libs/ukey-file/open-ukey-file';
import { signMessage } from '#libs/ukey-file/sign-message';
import { DEMONSTRATION_PASSWORD } from '#libs/demonstration/logins';

/** What a browser does for the bench: cookies, CSRF token, a new Idempotency-Key for every write. */
export class Browser {
  private readonly cookies = new Map<string, string>();
  private csrfToken = '';

  constructor(private readonly origin: string) {}

  async send<T>(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH',
    path: string,
    body?: unknown,
    ifMatch?: number,
  ): Promise<T> {
    const response = await fetch(this.origin + path, {
      method,
      headers: {
        origin: this.origin,
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(method === 'GET'
          ? {}
          : { 'x-csrf-token': this.csrfToken, 'idempotency-key': randomUUID() }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(ifMatch === undefined ? {} : { 'if-match': `"${String(ifMatch)}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(`${method} ${path} answered ${String(response.status)}: ${text}`);
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      this.cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return (text === '' ? undefined : JSON.parse(text)) as T;
  }

  /** Reads a file to its end; returns how many bytes it has. */
  async download(path: string): Promise<number> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(this.origin + path, { headers: { cookie } });
    if (!response.ok) throw new Error(`GET ${path} answered ${String(response.status)}`);
    let bytes = 0;
    for await (const chunk of response.body ?? []) bytes += (chunk as Uint8Array).length;
    return bytes;
  }

  /** Gives a command and follows a 202 to its end. */
  async command(
    path: string,
    body: { readonly verb: string; readonly draftVersion?: number },
  ): Promise<void> {
    let answer = await this.send<{ state: string; requestId: string }>(
      'POST',
      `${path}/commands`,
      body,
    );
    while (answer.state === 'under-way') {
      await new Promise((resolve) => setTimeout(resolve, 200));
      answer = await this.send('GET', `/api/commands/${answer.requestId}`);
    }
    if (answer.state !== 'done')
      throw new Error(`${body.verb} of ${path} ended ${JSON.stringify(answer)}`);
  }

  async signInOperator(unitAccountNo: string): Promise<void> {
    const { nonce, bindingId } = await this.send<{ nonce: string; bindingId: string }>(
      'POST',
      '/api/auth/challenge',
      {},
    );
    const key = await openUKeyFile(
      await this.send('GET', `/api/demonstration/ukey?unitAccountNo=${unitAccountNo}`),
    );
    const message = challengeMessage(nonce, bindingId, this.origin);
    await this.signIn('/api/auth/operator/sign-in', {
      unitAccountNo,
      loginName: 'operator1',
      password: DEMONSTRATION_PASSWORD,
      nonce,
      certificate: key.certificatePem,
      chain: key.chainPem,
      signature: await signMessage(key.privateKey, message),
    });
  }

  async signInStaff(loginName: string): Promise<void> {
    const { code } = await this.send<{ code: string }>(
      'GET',
      `/api/demonstration/totp?loginName=${loginName}`,
    );
    await this.signIn('/api/auth/staff/sign-in', {
      loginName,
      password: DEMONSTRATION_PASSWORD,
      totp: code,
    });
  }

  private async signIn(path: string, body: object): Promise<void> {
    this.csrfToken = (await this.send<{ csrfToken: string }>('POST', path, body)).csrfToken;
  }
}
