import { runToEnd, type ProcessBounds } from '#libs/documents/bounded-process';
import { ScanRefused } from '#libs/documents/scan-limits';

export interface RewrittenPdf {
  readonly content: Buffer;
  /** Its tables led to every object without a guess. */
  readonly orderly: boolean;
}

/** One revision, one plain table, nothing that no reference reaches, no password; pictures and text stay as they are. */
const REWRITE = [
  'qpdf',
  '--decrypt',
  '--object-streams=disable',
  '--stream-data=preserve',
  '--deterministic-id',
  '/dev/stdin',
  '-',
];
const WITH_WARNINGS = 3;

/**
 * Writes a PDF anew by qpdf, which follows a file's own tables as viewers do.
 * @throws ScanRefused when it opens only with a password, cannot be read, or says one thing twice
 */
export async function rewritePdf(content: Buffer, bounds: ProcessBounds): Promise<RewrittenPdf> {
  const { code, output, complaints } = await runToEnd(REWRITE, content, { ...bounds, seeks: true });
  if (code !== 0 && code !== WITH_WARNINGS)
    throw new ScanRefused(
      /password|encrypt/i.test(complaints) ? 'SCAN_PDF_ENCRYPTED' : 'SCAN_DAMAGED',
    );
  if (complaints.includes('duplicated key')) throw new ScanRefused('SCAN_PDF_AMBIGUOUS');
  return { content: output, orderly: !/damaged|reconstruct/i.test(complaints) };
}
