import {
  degrees,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFStream,
  type PDFObject,
} from '@cantoo/pdf-lib';

export interface PdfFacts {
  readonly refusal?: 'SCAN_DAMAGED' | 'SCAN_PDF_ENCRYPTED' | 'SCAN_PDF_ACTIVE';
  readonly pages: number;
  /** Of the first page, in points. */
  readonly width: number;
  readonly height: number;
}

/** Actions and attachments that make a paper do something (ISO 32000 12.6, 7.11). */
const ACTIVE_NAMES = [
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'EmbeddedFile',
  'EmbeddedFiles',
  'RichMedia',
  'XFA',
];
const ACTIVE_KEYS = new Set(['JS', 'AA', ...ACTIVE_NAMES]);
/** What follows the end mark is not part of the paper; a little white space is usual. */
const TRAILING_BYTES_MAX = 1_024;

/**
 * A PDF taken as a paper is stored as it came, for its own signature to stay valid; so it must be inert. Looked at twice:
 * the raw bytes (every revision in the file) and the objects, also those inside compressed object streams.
 */
export async function inspectPdf(content: Uint8Array): Promise<PdfFacts> {
  const raw = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString(
    'latin1',
  );
  const end = raw.lastIndexOf('%%EOF');
  if (!raw.startsWith('%PDF-') || end < 0 || raw.length - end > TRAILING_BYTES_MAX)
    return refused('SCAN_DAMAGED');
  if (/\/Encrypt\b/.test(raw)) return refused('SCAN_PDF_ENCRYPTED');
  if (namesActive(raw)) return refused('SCAN_PDF_ACTIVE');
  const document = await load(content);
  if (document === null) return refused('SCAN_DAMAGED');
  if (document.isEncrypted) return refused('SCAN_PDF_ENCRYPTED');
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (isActive(object, 0)) return refused('SCAN_PDF_ACTIVE');
  }
  return factsOf(document);
}

/** Turns every page by the same angle; the only change ever made to a stored PDF. */
export async function turnPdf(content: Uint8Array, angle: number): Promise<Uint8Array> {
  const document = await PDFDocument.load(content, { updateMetadata: false });
  for (const page of document.getPages())
    page.setRotation(degrees((page.getRotation().angle + angle) % 360));
  return document.save();
}

async function load(content: Uint8Array): Promise<PDFDocument | null> {
  try {
    return await PDFDocument.load(content, { updateMetadata: false });
  } catch {
    return null;
  }
}

function factsOf(document: PDFDocument): PdfFacts {
  const [first] = document.getPages();
  if (first === undefined) return refused('SCAN_DAMAGED');
  return {
    pages: document.getPageCount(),
    width: Math.round(first.getWidth()),
    height: Math.round(first.getHeight()),
  };
}

function refused(refusal: NonNullable<PdfFacts['refusal']>): PdfFacts {
  return { refusal, pages: 0, width: 0, height: 0 };
}

/** Names may hide letters as #xx (ISO 32000 7.3.5). */
function namesActive(raw: string): boolean {
  const plain = raw.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return ACTIVE_NAMES.some((name) => new RegExp(`/${name}\\b`).test(plain));
}

const NESTING_MAX = 50;

function isActive(object: PDFObject | undefined, depth: number): boolean {
  if (depth > NESTING_MAX) return true;
  if (object instanceof PDFStream) return isActive(object.dict, depth);
  if (object instanceof PDFArray) return object.asArray().some((item) => isActive(item, depth + 1));
  if (object instanceof PDFName) return ACTIVE_NAMES.includes(object.decodeText());
  if (!(object instanceof PDFDict)) return false;
  return object.entries().some(([key, value]) => {
    const name = key.decodeText();
    // An open action that is a place in the paper is harmless; one that is an action is not.
    if (name === 'OpenAction' && value instanceof PDFDict) return true;
    return ACTIVE_KEYS.has(name) || isActive(value, depth + 1);
  });
}
