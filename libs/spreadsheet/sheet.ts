import { RuleViolation } from '#libs/fund/rule-violation';

/** A cell that does not hold what it shows, or shows what nobody meant: refused where it is read, never guessed. */
export class UnreadableCell {
  constructor(
    /** Its refusal. */
    readonly code: 'FORMULA_WITHOUT_VALUE' | 'CELL_IS_ERROR' | 'NUMBER_CUT' | 'CELL_TOO_LONG',
    /** What the spreadsheet shows in it. */
    readonly shown: string,
  ) {}
}

/** A cell as text: numbers in plain decimals, dates as 2026-07-01; null when blank. */
export type SheetCell = string | UnreadableCell | null;

export interface SheetRow {
  /** The line as the spreadsheet numbers it, from 1. */
  readonly lineNo: number;
  readonly cells: readonly SheetCell[];
  /** By a filter, an outline, or by hand: whoever looked at the sheet did not see it. */
  readonly hidden: boolean;
}

/** Rows as they come, with how far through the sheet they end. */
export interface SheetBatch {
  readonly rows: readonly SheetRow[];
  readonly percent: number;
  /** Positions of the columns that whoever looked at the sheet did not see. */
  readonly hiddenColumns: readonly number[];
}

/** A sheet of a file that can be read, more than once if need be. A csv is a sheet without a name. */
export interface Sheet {
  readonly name: string;
  /** The one that was open when the file was saved. */
  readonly active: boolean;
  /** Every row that is not blank, in batches; never more than the limits allow. */
  rows(): AsyncGenerator<SheetBatch>;
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
  /** Rows and cells that only have a format, as many as a sheet has rows and half as many cells: a coloured area has millions. */
  emptyElements: 1_600_000,
  columns: 64,
  cellLength: 1_000,
  fileBytes: 20 * MB,
  unpackedBytes: 256 * MB,
  /** A part that unpacks to more than this may not be more than `expansion` times what it was packed. */
  unsuspectedBytes: 16 * MB,
  expansion: 100,
  /** Shared strings are held in memory, so they are bounded on their own. */
  sharedStringBytes: 48 * MB,
  /** Every cell of 100,000 rows of 12 columns another text. */
  sharedStrings: 1_200_000,
  /** Workbook, relations, styles. */
  partBytes: 8 * MB,
} as const;

export function megabytes(bytes: number): number {
  return Math.floor(bytes / MB);
}

export function damaged(): RuleViolation {
  return new RuleViolation('FILE_NOT_SPREADSHEET');
}

export function tooManyRows(): RuleViolation {
  return new RuleViolation('FILE_TOO_MANY_ROWS', { max: SHEET_LIMITS.rows });
}

export function tooManyColumns(): RuleViolation {
  return new RuleViolation('FILE_TOO_MANY_COLUMNS', { max: SHEET_LIMITS.columns });
}

export function cellTooLong(lineNo: number): RuleViolation {
  return new RuleViolation('FILE_CELL_TOO_LONG', { lineNo, max: SHEET_LIMITS.cellLength });
}
