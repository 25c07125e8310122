import type {
  PhoneOpeningView,
  PhoneScansView,
  ScanView,
  UploadTicketView,
} from '../api/generated';
import { uploadInChunks, type UploadWay } from '../papers/chunked-upload';

/** What the hall opened, and when that ends by the page's steady clock. */
export type PhoneOpening = PhoneOpeningView & { readonly endsAt: number };

/** Degrees, clockwise. */
export type Turn = 0 | 90 | 180 | 270;

/** A page as its upload is opened; `replaces` is the upload whose place it takes. */
export interface NewPage {
  readonly paper: string;
  readonly bytes: number;
  readonly fileName: string;
  readonly turn: Turn;
  readonly replaces?: string;
}

/** Why the phone cannot go on, in the page's terms. */
export type PhoneFailure = 'noToken' | 'expired' | 'used' | 'closed' | 'network' | 'refused';

export class PhoneProblem extends Error {
  constructor(
    readonly failure: PhoneFailure,
    readonly status: number | null,
    readonly reason: { zh: string; en: string },
  ) {
    super(failure);
  }
}

interface ProblemBody {
  code?: string;
  detail?: string;
  detailEn?: string;
  title?: string;
  titleEn?: string;
}

function failureOf(status: number, code: string): PhoneFailure {
  if (/CLOSED|FINISHED|ENDED/.test(code)) return 'closed';
  if (/USED|OTHER_PHONE|ANOTHER|TAKEN/.test(code)) return 'used';
  if (status === 410 || status === 401 || status === 404 || /EXPIRED|UNKNOWN/.test(code))
    return 'expired';
  return status >= 500 ? 'network' : 'refused';
}

/**
 * The phone's door to the hall. It has no session: the token comes from the fragment of the address, and the secret that
 * binds the token to this phone stays in its browser, so that a reload or a lost tab goes on after the same code is
 * scanned once more. It is worth nothing once the code has ended.
 */
export class PhoneClient {
  private secret: string;
  /** Openings whose answer has not come, by the page. */
  private readonly unanswered = new Map<number, { readonly body: string; readonly key: string }>();

  /** Chosen before the hall is asked: when its answer is lost, the phone that asks again is known to be the same. */
  constructor(private readonly token: string) {
    this.secret = localStorage.getItem(this.key()) ?? randomHex(24);
    localStorage.setItem(this.key(), this.secret);
  }

  private key(): string {
    return `hall.phone.${this.token.slice(0, 12)}`;
  }

  async open(): Promise<PhoneOpening> {
    const opening = await this.ask<PhoneOpeningView>('POST', '/phone/open', '{}');
    this.secret = opening.phoneSecret;
    localStorage.setItem(this.key(), this.secret);
    return { ...opening, endsAt: performance.now() + opening.leftMs };
  }

  async scans(): Promise<ScanView[]> {
    return (await this.ask<PhoneScansView>('GET', '/phone/scans')).items;
  }

  async delete(id: string): Promise<void> {
    await this.ask('DELETE', `/phone/scans/${id}`);
  }

  async close(): Promise<void> {
    await this.ask('POST', '/phone/close', '{}');
    localStorage.removeItem(this.key());
  }

  /**
   * Gives the page its place, or that of the upload it replaces; it is turned by the hall, clockwise. Asked again after a
   * lost answer, it is the same place, also for a page that was turned or taken anew meanwhile.
   */
  async openUpload(page: NewPage, which: number): Promise<UploadTicketView> {
    const lost = this.unanswered.get(which);
    if (lost === undefined || lost.body === JSON.stringify(page)) return this.askFor(page, which);
    const { id } = await this.answered(which, lost);
    return this.askFor({ ...page, replaces: id }, which);
  }

  private askFor(page: NewPage, which: number): Promise<UploadTicketView> {
    const body = JSON.stringify(page);
    return this.answered(which, this.unanswered.get(which) ?? { body, key: randomHex(16) });
  }

  /** An answer, be it a refusal, settles what was asked; a lost one is asked for again under the same key. */
  private async answered(
    which: number,
    asked: { readonly body: string; readonly key: string },
  ): Promise<UploadTicketView> {
    this.unanswered.set(which, asked);
    try {
      const { body, key } = asked;
      const ticket = await this.ask<UploadTicketView>('POST', '/phone/uploads', body, { key });
      this.unanswered.delete(which);
      return ticket;
    } catch (error) {
      if (error instanceof PhoneProblem && error.failure !== 'network')
        this.unanswered.delete(which);
      throw error;
    }
  }

  upload(
    page: Blob,
    ticket: UploadTicketView,
    watch: { onProgress(share: number): void; signal: AbortSignal },
  ): Promise<ScanView> {
    const way: UploadWay<ScanView> = {
      send: (id, offset, chunk, signal) =>
        this.ask('PATCH', `/phone/uploads/${id}`, chunk, {
          'Upload-Offset': String(offset),
          signal,
        }),
      offsetOf: async (id, signal) =>
        (await this.ask<{ offset: number }>('GET', `/phone/uploads/${id}`, undefined, { signal }))
          .offset,
    };
    return uploadInChunks(page, ticket, way, watch);
  }

  private async ask<Answer>(
    method: string,
    path: string,
    body?: string | Blob,
    extra: { signal?: AbortSignal; 'Upload-Offset'?: string; key?: string } = {},
  ): Promise<Answer> {
    const { signal, key = randomHex(16), ...offset } = extra;
    const headers: Record<string, string> = {
      'X-Scan-Token': this.token,
      'X-Phone-Secret': this.secret,
      ...offset,
    };
    if (body !== undefined)
      headers['Content-Type'] =
        typeof body === 'string' ? 'application/json' : 'application/octet-stream';
    if (method !== 'GET') headers['Idempotency-Key'] = key;
    const response = await fetch(`/api${path}`, {
      method,
      headers,
      body,
      signal,
      credentials: 'omit',
      cache: 'no-store',
    }).catch((error: unknown) => {
      throw signal?.aborted === true
        ? error
        : new PhoneProblem('network', null, { zh: '', en: '' });
    });
    if (!response.ok) throw await problemOf(response);
    return (response.status === 204 ? undefined : await response.json()) as Answer;
  }
}

async function problemOf(response: Response): Promise<PhoneProblem> {
  const body = await (response.json() as Promise<ProblemBody>).catch((): ProblemBody => ({}));
  const failure = failureOf(response.status, body.code ?? '');
  return new PhoneProblem(failure, response.status, {
    zh: body.detail ?? body.title ?? '',
    en: body.detailEn ?? body.titleEn ?? '',
  });
}

/** A page reached by plain http in a house network has no crypto.randomUUID; random bytes are always there. */
function randomHex(length: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(length));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
