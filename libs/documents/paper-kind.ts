import { fileTypeFromBuffer } from 'file-type';
import type { ScanContentType } from '#libs/documents/scan-limits';

export type PaperKind = ScanContentType | 'image/heic';

const KINDS: Readonly<Record<string, PaperKind>> = {
  'image/jpeg': 'image/jpeg',
  'image/png': 'image/png',
  'image/webp': 'image/webp',
  'image/heic': 'image/heic',
  'image/heif': 'image/heic',
  'application/pdf': 'application/pdf',
};
/** Line ends or other bytes before a PDF's first mark are usual; every reader looks this far. */
const PDF_MARK = '%PDF-';
const PDF_MARK_WITHIN = 1_024;

/** What a paper is, by its bytes; names and declared types are never looked at. null when it is no paper. */
export async function paperKindOf(content: Buffer): Promise<PaperKind | null> {
  const found = await fileTypeFromBuffer(content);
  if (found !== undefined) return KINDS[found.mime] ?? null;
  const head = content.subarray(0, PDF_MARK_WITHIN).toString('latin1');
  return head.includes(PDF_MARK) ? 'application/pdf' : null;
}
