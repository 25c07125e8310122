import { RuleViolation } from '#libs/fund/rule-violation';
import { letterOf } from '#libs/spreadsheet/column-letters';
import { textOf, titleOf } from '#libs/spreadsheet/cell-text';
import { SHEET_LIMITS, type SheetRow } from '#libs/spreadsheet/sheet';
import type { Column } from '#libs/businesses/column';
import type { TextDetails } from '#libs/texts/text';
import { listDetails, listText } from '#libs/texts/text-list';

/** Where the wanted columns stand in the file. */
export interface Header {
  readonly lineNo: number;
  readonly titles: readonly string[];
  /** What stands above the titles, row by row: it may be printed on each page. */
  readonly above: readonly string[];
  /** The business's columns that the file has and that a template has. */
  readonly columns: readonly { readonly column: Column; readonly position: number }[];
  /** By column key. */
  readonly positions: Readonly<Record<string, number>>;
  /** Of the columns that no row may leave blank, and of those among them that say who it is. */
  readonly required: readonly number[];
  readonly identifiers: readonly number[];
}

/** The header is the first row that has every required title, below a title or notes if need be. */
export class HeaderSearch {
  private missing: readonly string[] | null = null;
  private readonly above: string[] = [];

  constructor(private readonly columns: readonly Column[]) {}

  /** How many titles the nearest row lacks; infinite when there is no row. */
  get distance(): number {
    return this.missing?.length ?? Number.POSITIVE_INFINITY;
  }

  /** @throws RuleViolation naming the columns of the nearest row, once the header can no longer come. */
  look(row: SheetRow, hiddenColumns: readonly number[] = []): Header | null {
    const titles = row.cells.map((cell) => (typeof cell === 'string' ? titleOf(cell) : ''));
    const missing = this.columns
      .filter((column) => column.required && positionOf(column, titles) === -1)
      .map(({ title }) => title.zh);
    if (missing.length === 0) return this.headerOf(row, titles, hiddenColumns);
    if (isBlank(row)) return null;
    if (this.missing === null || missing.length < this.missing.length) this.missing = missing;
    this.above.push(textOf(row));
    if (this.above.length >= SHEET_LIMITS.leadingRows) throw this.failure();
    return null;
  }

  failure(): RuleViolation {
    if (this.missing === null) return new RuleViolation('FILE_EMPTY');
    return new RuleViolation('FILE_HEADER_MISSING', listDetails('columns', this.missing));
  }

  private headerOf(row: SheetRow, titles: readonly string[], hidden: readonly number[]): Header {
    const found = this.columns.flatMap((column) => {
      const position = positionOf(column, titles);
      return position === -1 ? [] : [{ column, position }];
    });
    for (const { column, position } of found) {
      const second = titles.indexOf(titles[position] ?? '', position + 1);
      // Which of the two is meant is not guessed.
      if (column.inTemplate && second !== -1)
        throw new RuleViolation('FILE_COLUMN_TWICE', {
          lineNo: row.lineNo,
          column: column.title.zh,
          first: letterOf(position),
          second: letterOf(second),
          ...hiddenNote([position, second].filter((one) => hidden.includes(one))),
        });
    }
    const of = (wanted: (column: Column) => boolean) =>
      found.filter(({ column }) => wanted(column)).map(({ position }) => position);
    return {
      lineNo: row.lineNo,
      titles,
      above: this.above.filter((text) => text !== ''),
      columns: found.filter(({ column }) => column.inTemplate),
      positions: Object.fromEntries(found.map(({ column, position }) => [column.key, position])),
      required: of(({ required }) => required),
      identifiers: of(({ required, kind }) => required && kind === 'identifier'),
    };
  }
}

/** Who sees one of two columns only looks for the other in vain. */
function hiddenNote(positions: readonly number[]): TextDetails {
  if (positions.length === 0) return { hidden: '', hiddenEn: '' };
  const { zh, en } = listText(positions.map(letterOf));
  return { hidden: `，其中${zh}列已隐藏`, hiddenEn: `, hidden: ${en}` };
}

/** Blanks that somebody typed, or signs that nobody sees: no row of a file without people. */
function isBlank(row: SheetRow): boolean {
  return row.cells.every((cell) => cell === null || typeof cell === 'string') && textOf(row) === '';
}

/** By its own title, or by one that people and payroll programs write for it. */
function positionOf({ title, otherTitles = [] }: Column, titles: readonly string[]): number {
  for (const one of [title.zh, ...otherTitles]) {
    const position = titles.indexOf(titleOf(one));
    if (position !== -1) return position;
  }
  return -1;
}
