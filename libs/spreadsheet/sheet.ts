/** A formula cell whose file holds no computed value: refused where it is read, never guessed. */
export const FORMULA_WITHOUT_VALUE = Symbol('formula without value');

/** A cell as text: numbers in plain decimals, dates as 2026-07-01; null when blank. */
export type SheetCell = string | typeof FORMULA_WITHOUT_VALUE | null;

export interface SheetRow {
  /** The line as the spreadsheet numbers it, from 1. */
  readonly lineNo: number;
  readonly cells: readonly SheetCell[];
}

/** Rows as they come, with how far through the file they end. */
export interface SheetBatch {
  readonly rows: readonly SheetRow[];
  readonly percent: number;
}

const MB = 1024 * 1024;

/**
 * Limits of a file, each refused by its own code. 100,000 rows of 12 columns unpack to about 70 MB of XML;
 * the rest is room for wide files and none for bombs.
 */
export const SHEET_LIMITS = {
  rows: 100_000,
  /** Title, notes and header above the data. */
  leadingRows: 50,
  /** As many as a spreadsheet has, blank ones counted. */
  lines: 1_048_576,
  columns: 64,
  cellLength: 1_000,
  fileBytes: 20 * MB,
  unpackedBytes: 256 * MB,
  /** A part that unpacks to more than this may not be more than `expansion` times what it was packed. */
  unsuspectedBytes: 16 * MB,
  expansion: 100,
  /** Shared strings are held in memory, so they are bounded on their own. */
  sharedStringBytes: 48 * MB,
  /** Workbook, relations, styles. */
  partBytes: 8 * MB,
} as const;

export function megabytes(bytes: number): number {
  return Math.floor(bytes / MB);
}
