import type { Request } from 'express';
import { SCAN_CHUNK_BYTES } from '#libs/documents/scan-limits';
import { wholeBody } from '#apps/api/bodies/paced-body';
import { Problem } from '#apps/api/problems/problem';

/** The offset a chunk is meant for. @throws Problem 400 */
export function offsetOf(request: Request): number {
  const given = request.headers['upload-offset'];
  if (typeof given !== 'string' || !/^\d{1,10}$/.test(given))
    throw new Problem(400, 'UPLOAD_OFFSET_REQUIRED');
  return Number(given);
}

/**
 * The body of a chunk, whole: one that breaks off on the way is thrown away and sent again, a megabyte at most.
 * @throws Problem 413
 */
export function chunkOf(request: Request, bytesMax: number): Promise<Buffer> {
  const max = Math.min(bytesMax, SCAN_CHUNK_BYTES);
  return wholeBody(request, max, () => new Problem(413, 'UPLOAD_CHUNK_TOO_LARGE', { max }));
}
