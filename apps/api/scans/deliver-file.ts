import { StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import type { FileStore } from '#libs/documents/file-store';
import { SCAN_CONTENT_TYPES } from '#libs/documents/scan-limits';
import type { DocumentEntity } from '#libs/persistence/entities/posting.entity';

/** Papers came from outside: boxed in. Chromium's PDF viewer shows them all the same (tried with 156). */
const FOREIGN_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'; sandbox";
/** Receipts are our own, and must open in every viewer. */
const OWN_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";

export interface DeliveredFile {
  readonly hash: string;
  readonly contentType: string;
  /** Made by the hall itself, and not uploaded. */
  readonly own?: boolean;
  /** ASCII letters, digits, '-' and '.' only. */
  readonly fileName: string;
}

/**
 * Stored bytes as an answer: a type from the fixed list, never sniffed, never run. Like every answer of the api it is
 * kept by no browser: what the next person at this computer finds must not be another's papers.
 */
export async function deliverFile(
  files: FileStore,
  file: DeliveredFile,
  response: Response,
): Promise<StreamableFile> {
  if (!SCAN_CONTENT_TYPES.some((known) => known === file.contentType))
    throw new RangeError('not a type that is served');
  const stream = await files.openStream(file.hash);
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Security-Policy', file.own === true ? OWN_POLICY : FOREIGN_POLICY);
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  return new StreamableFile(stream, {
    type: file.contentType,
    disposition: `inline; filename="${file.fileName}"`,
  });
}

/** A paper that the hall has printed: the receipt of a case, the slip of a month. */
export function deliverDocument(
  files: FileStore,
  { kind, subjectNo, n, contentHash }: DocumentEntity,
  response: Response,
): Promise<StreamableFile> {
  const copy = n === 1 ? '' : `-${String(n)}`;
  const fileName = `${kind.replace(':', '-')}-${subjectNo}${copy}.pdf`;
  const file = { hash: contentHash, contentType: 'application/pdf', own: true, fileName };
  return deliverFile(files, file, response);
}
