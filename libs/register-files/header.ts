import { RuleViolation } from '#libs/fund/rule-violation';
import { textOf, titleOf } from '#libs/spreadsheet/cell-text';
import { SHEET_LIMITS, type SheetRow } from '#libs/spreadsheet/sheet';
import type { RegisterColumn } from '#libs/businesses/business';

/** Where the wanted columns stand in the file. */
export interface Header {
  readonly lineNo: number;
  readonly titles: readonly string[];
  /** What stands above the titles, row by row: it may be printed on each page. */
  readonly above: readonly string[];
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

  constructor(private readonly columns: readonly RegisterColumn[]) {}

  /** How many titles the nearest row lacks; infinite when there is no row. */
  get distance(): number {
    return this.missing?.length ?? Number.POSITIVE_INFINITY;
  }

  /** @throws RuleViolation naming the columns of the nearest row, once the header can no longer come. */
  look(row: SheetRow): Header | null {
    const titles = row.cells.map((cell) => (typeof cell === 'string' ? titleOf(cell) : ''));
    const missing = this.required().filter((title) => !titles.includes(titleOf(title)));
    if (missing.length === 0) return this.headerOf(row, titles);
    if (this.missing === null || missing.length < this.missing.length) this.missing = missing;
    this.above.push(textOf(row));
    if (this.above.length >= SHEET_LIMITS.leadingRows) throw this.failure();
    return null;
  }

  failure(): RuleViolation {
    if (this.missing === null) return new RuleViolation('FILE_EMPTY');
    return new RuleViolation('FILE_HEADER_MISSING', { columns: this.missing.join('、') });
  }

  private required(): string[] {
    return this.columns.filter(({ required }) => required).map(({ title }) => title.zh);
  }

  private headerOf(row: SheetRow, titles: readonly string[]): Header {
    const found = this.columns.flatMap((column) => {
      const position = titles.indexOf(titleOf(column.title.zh));
      return position === -1 ? [] : [{ column, position }];
    });
    for (const { column, position } of found) {
      const second = titles.indexOf(titleOf(column.title.zh), position + 1);
      // Which of the two is meant is not guessed.
      if (column.inTemplate && second !== -1)
        throw new RuleViolation('FILE_COLUMN_TWICE', {
          lineNo: row.lineNo,
          column: column.title.zh,
          first: letterOf(position),
          second: letterOf(second),
        });
    }
    const of = (wanted: (column: RegisterColumn) => boolean) =>
      found.filter(({ column }) => wanted(column)).map(({ position }) => position);
    return {
      lineNo: row.lineNo,
      titles,
      above: this.above.filter((text) => text !== ''),
      positions: Object.fromEntries(found.map(({ column, position }) => [column.key, position])),
      required: of(({ required }) => required),
      identifiers: of(({ required, kind }) => required && kind === 'identifier'),
    };
  }
}

/** 0 → 'A', 27 → 'AB', as the spreadsheet names its columns. */
function letterOf(position: number): string {
  const first = Math.floor(position / 26) - 1;
  const last = String.fromCharCode(65 + (position % 26));
  return first < 0 ? last : letterOf(first) + last;
}
