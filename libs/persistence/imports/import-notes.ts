import type { Text } from '#libs/texts/text';

/** What an operator should know about a file before he takes it. */
export interface ImportNotes {
  /** The sheet that was read; empty for a csv. */
  readonly sheet: string;
  /** Sheets with people too, which were not read. */
  readonly otherSheets: readonly string[];
  /** People on rows hidden by a filter, an outline or by hand, and their lines: '5–8', '12'. */
  readonly hiddenRows: number;
  readonly hiddenLines: readonly string[];
  /** Columns that nobody saw and every person was read from. */
  readonly hiddenColumns: readonly HiddenColumn[];
  /** Totals, signatures, and what is printed on each page, that were passed over. */
  readonly passedRows: number;
  readonly passedLines: readonly string[];
}

export interface HiddenColumn {
  /** As the spreadsheet names it: a hidden column shows its title to nobody. */
  readonly letter: string;
  readonly title: Text;
}

/** As an import keeps them: an older one without what was not looked for yet, and with its lines in one text. */
export type StoredNotes = Partial<
  Omit<ImportNotes, 'hiddenLines' | 'passedLines'> & {
    readonly hiddenLines: string | readonly string[];
    readonly passedLines: string | readonly string[];
  }
>;

/** The notes of an import, whichever release kept them. */
export function notesOf(stored: StoredNotes | null): ImportNotes {
  const { hiddenLines, passedLines, ...others } = stored ?? {};
  return {
    ...NO_NOTES,
    ...others,
    hiddenLines: linesOf(hiddenLines),
    passedLines: linesOf(passedLines),
  };
}

function linesOf(lines: string | readonly string[] = []): readonly string[] {
  return typeof lines === 'string' ? [lines].filter((text) => text !== '') : lines;
}

const NO_NOTES: ImportNotes = {
  sheet: '',
  otherSheets: [],
  hiddenRows: 0,
  hiddenLines: [],
  hiddenColumns: [],
  passedRows: 0,
  passedLines: [],
};
