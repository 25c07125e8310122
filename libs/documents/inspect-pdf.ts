import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import { isActive } from '#libs/documents/pdf-activity';
import { likenessOf } from '#libs/documents/pdf-likeness';
import { readPdf, type PdfReading } from '#libs/documents/pdf-reading';

export interface PdfFacts {
  readonly refusal?: 'SCAN_DAMAGED' | 'SCAN_PDF_ACTIVE' | 'SCAN_PDF_AMBIGUOUS';
  readonly pages: number;
  /** Of the first page, in points. */
  readonly width: number;
  readonly height: number;
}

/**
 * A paper is kept as it was written anew (rewrite-pdf.ts), and what is kept is inspected here. The original is read too,
 * by another reader that goes from front to back: what is active in it anywhere is refused, and so is a file that the
 * two understand differently. "Orderly" is one whose tables were followed without a guess.
 */
export async function inspectPdf(
  original: Uint8Array,
  rewritten: Uint8Array,
  orderly: boolean,
): Promise<PdfFacts> {
  const [before, after] = [await readPdf(original), await readPdf(rewritten)];
  if (after === null || after.roots.length === 0) return refused('SCAN_DAMAGED');
  if (isActive(after) || (before !== null && isActive(before))) return refused('SCAN_PDF_ACTIVE');
  if (before === null || isAmbiguous(before, after, orderly)) return refused('SCAN_PDF_AMBIGUOUS');
  return factsOf(rewritten);
}

/** Turns every page by the same angle. */
export async function turnPdf(content: Uint8Array, angle: number): Promise<Uint8Array> {
  const document = await PDFDocument.load(content, { updateMetadata: false });
  for (const page of document.getPages())
    page.setRotation(degrees((page.getRotation().angle + angle) % 360));
  return document.save();
}

/**
 * A later revision replaces objects properly by a table of its own; otherwise which one counts is anybody's guess. What
 * was under a password that opens it cannot be compared: the bytes of its objects have changed.
 */
function isAmbiguous(before: PdfReading, after: PdfReading, orderly: boolean): boolean {
  if (before.repeated > 0 && !orderly) return true;
  if (before.context.lookup(before.context.trailerInfo.Encrypt) !== undefined) return false;
  return likenessOf(before) !== likenessOf(after);
}

async function factsOf(content: Uint8Array): Promise<PdfFacts> {
  const document = await PDFDocument.load(content, { updateMetadata: false }).catch(() => null);
  const [first, ...others] = document?.getPages() ?? [];
  if (first === undefined) return refused('SCAN_DAMAGED');
  return {
    pages: 1 + others.length,
    width: Math.round(first.getWidth()),
    height: Math.round(first.getHeight()),
  };
}

function refused(refusal: NonNullable<PdfFacts['refusal']>): PdfFacts {
  return { refusal, pages: 0, width: 0, height: 0 };
}
