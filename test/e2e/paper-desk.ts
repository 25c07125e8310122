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

/** The papers of one case, as an operator's page handles them. */
export class PaperDesk {
  constructor(
    readonly client: HallClient,
    readonly businessNo: string,
  ) {}

  open(bytes: number, paper = PAPER): Promise<Answer<UploadTicketView & { code?: string }>> {
    return this.client.post(`/api/submissions/${this.businessNo}/uploads`, {
      paper,
      bytes,
      fileName: 'a.jpg',
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
