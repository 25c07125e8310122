import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { requireAnnounced } from '#apps/api/idempotency/content-digest';
import { fileTooLarge } from '#libs/spreadsheet/sheet-rows';
import { SHEET_LIMITS } from '#libs/spreadsheet/sheet';

/** The raw body of an upload, as announced; it is refused at the first byte too many, whatever its header promised. */
export async function bodyBytes(request: Request): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > SHEET_LIMITS.fileBytes) throw fileTooLarge();
  const chunks: Buffer[] = [];
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > SHEET_LIMITS.fileBytes) throw fileTooLarge();
    chunks.push(chunk);
    hash.update(chunk);
  }
  requireAnnounced(request, hash.digest('base64'));
  return Buffer.concat(chunks, bytes);
}
