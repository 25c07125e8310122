/** What an operator should know about a file before he takes it. */
export interface ImportNotes {
  /** The sheet that was read; empty for a csv. */
  readonly sheet: string;
  /** Sheets with people too, which were not read. */
  readonly otherSheets: readonly string[];
  /** People on rows hidden by a filter, an outline or by hand, and their lines: '5–8、12'. */
  readonly hiddenRows: number;
  readonly hiddenLines: string;
  /** Totals, signatures, and what is printed on each page, that were passed over. */
  readonly passedRows: number;
  readonly passedLines: string;
}

export const NO_NOTES: ImportNotes = {
  sheet: '',
  otherSheets: [],
  hiddenRows: 0,
  hiddenLines: '',
  passedRows: 0,
  passedLines: '',
};
