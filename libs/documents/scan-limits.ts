/** What one paper may be. A phone's best picture is 12 MB; an A4 page at 300 dpi has 8.7 million pixels. */
export const SCAN_BYTES_MAX = 20 * 1024 * 1024;
/** Chunks small enough to be repeated over a poor mobile network. */
export const SCAN_CHUNK_BYTES = 1024 * 1024;
export const SCAN_PIXELS_MAX = 50_000_000;
export const SCAN_PDF_PAGES_MAX = 50;
export const SCANS_PER_CASE_MAX = 60;
/** What the store holds for one case at most: sixty pages of a good phone, and some that were taken again. */
export const SCAN_BYTES_PER_CASE_MAX = 500 * 1024 * 1024;
/** Kept pictures fit in this square: A4 at 300 dpi is 2,480 × 3,508, more shows nothing more. */
export const SCAN_SIDE_MAX = 4_096;
export const THUMBNAIL_SIDE = 320;

/** Content types that are stored and served; nothing else ever leaves the store as a scan. */
export const SCAN_CONTENT_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/pdf',
] as const;
export type ScanContentType = (typeof SCAN_CONTENT_TYPES)[number];

export type ScanRefusalCode =
  | 'SCAN_EMPTY'
  | 'SCAN_TOO_LARGE'
  | 'SCAN_KIND_UNKNOWN'
  | 'SCAN_DAMAGED'
  | 'SCAN_TOO_MANY_PIXELS'
  | 'SCAN_PDF_ENCRYPTED'
  | 'SCAN_PDF_ACTIVE'
  | 'SCAN_PDF_AMBIGUOUS'
  | 'SCAN_PDF_TOO_MANY_PAGES'
  | 'SCAN_TOO_COSTLY'
  | 'SCAN_INFECTED';

/** The file is not taken; the code has a text in both languages. */
export class ScanRefused extends Error {
  constructor(
    readonly code: ScanRefusalCode,
    readonly details: Readonly<Record<string, string | number>> = {},
  ) {
    super(code);
    this.name = 'ScanRefused';
  }
}
