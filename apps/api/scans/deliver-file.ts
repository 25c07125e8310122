import { StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import type { FileStore } from '#libs/documents/file-store';
import { SCAN_CONTENT_TYPES } from '#libs/documents/scan-limits';

/** Pictures need nothing. A browser's own PDF viewer is a plugin to it and does not run inside `sandbox`. */
const PICTURE_POLICY = "default-src 'none'; sandbox; frame-ancestors 'self'";
const PDF_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";
const SECONDS_CACHED = 600;

export interface DeliveredFile {
  readonly hash: string;
  readonly contentType: string;
  /** ASCII letters, digits, '-' and '.' only. */
  readonly fileName: string;
}

/** Stored bytes as an answer: a type from the fixed list, never sniffed, never run, kept by this browser alone. */
export async function deliverFile(
  files: FileStore,
  file: DeliveredFile,
  response: Response,
): Promise<StreamableFile> {
  if (!SCAN_CONTENT_TYPES.some((known) => known === file.contentType))
    throw new RangeError('not a type that is served');
  const stream = await files.openStream(file.hash);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader(
    'Content-Security-Policy',
    file.contentType === 'application/pdf' ? PDF_POLICY : PICTURE_POLICY,
  );
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  response.setHeader('Cache-Control', `private, max-age=${String(SECONDS_CACHED)}`);
  return new StreamableFile(stream, {
    type: file.contentType,
    disposition: `inline; filename="${file.fileName}"`,
  });
}
