import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import sharp from 'sharp';
import type {
  ScanView,
  ScansView,
  UploadProgressView,
  UploadTicketView,
} from '#apps/api/scans/scan.dto';
import type { Answer, HallClient } from '#test/e2e/hall-client';

export const PAPER = 'business-licence';

export type ChunkAnswer = Answer<
  UploadProgressView & { code?: string; details?: Record<string, number> }
>;

/** A picture of more than one chunk. */
export function buildPhoto(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 120, sigma: 60 } as const;
  return sharp({ create: { width: 1400, height: 900, channels: 3, background: 'white', noise } })
    .jpeg({ quality: 95 })
    .toBuffer();
}

/** Sends bytes of an upload from an offset on. */
export function sendChunk(
  client: HallClient,
  path: string,
  chunk: {
    readonly offset: number;
    readonly bytes: Buffer;
    readonly headers?: Record<string, string>;
  },
): Promise<ChunkAnswer> {
  const headers = {
    'Upload-Offset': String(chunk.offset),
    'Content-Type': 'application/octet-stream',
    ...chunk.headers,
  };
  return client.send('PATCH', path, { raw: chunk.bytes, headers });
}

/** A first chunk whose sender stops in the middle of it; `finish` sends the rest and answers the status. */
export async function slowChunk(
  client: HallClient,
  path: string,
  bytes: Buffer,
): Promise<{ finish(): Promise<number> }> {
  const request = httpRequest(`${client.baseUrl}${path}`, {
    method: 'PATCH',
    headers: {
      'Upload-Offset': '0',
      'Content-Type': 'application/octet-stream',
      'Content-Length': bytes.length,
      Origin: client.origin,
      Cookie: `hall_session=${client.cookie('hall_session') ?? ''}`,
      'X-CSRF-Token': client.csrfToken ?? '',
    },
  });
  const answered = once(request, 'response') as Promise<[IncomingMessage]>;
  request.write(bytes.subarray(0, 1000));
  await sleep(300);
  return {
    finish: async () => {
      request.end(bytes.subarray(1000));
      const [response] = await answered;
      response.resume();
      return response.statusCode ?? 0;
    },
  };
}

/** The papers of one case, as an operator's page handles them. */
export class PaperDesk {
  constructor(
    readonly client: HallClient,
    readonly businessNo: string,
  ) {}

  open(
    bytes: number,
    paper = PAPER,
    turn = 0,
  ): Promise<Answer<UploadTicketView & { code?: string }>> {
    return this.client.post(`/api/submissions/${this.businessNo}/uploads`, {
      paper,
      bytes,
      fileName: 'a.jpg',
      turn,
    });
  }

  /** Opens an upload and sends it chunk by chunk. */
  async upload(content: Buffer): Promise<ChunkAnswer> {
    const { body } = await this.open(content.length);
    const path = `/api/uploads/${body.id}`;
    for (let offset = 0; ; offset += body.chunkBytes) {
      const bytes = content.subarray(offset, offset + body.chunkBytes);
      const answer = await sendChunk(this.client, path, { offset, bytes });
      if (offset + body.chunkBytes >= content.length) return answer;
    }
  }

  async uploaded(content: Buffer): Promise<ScanView> {
    const { body } = await this.upload(content);
    if (body.scan === null) throw new Error('not taken');
    return body.scan;
  }

  async list(): Promise<ScanView[]> {
    return (await this.client.get<ScansView>(`/api/submissions/${this.businessNo}/scans`)).body
      .items;
  }
}
