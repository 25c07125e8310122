import { RuleViolation } from '#libs/fund/rule-violation';
import { titleOf } from '#libs/spreadsheet/cell-text';
import { SHEET_LIMITS, type SheetRow } from '#libs/spreadsheet/sheet';
import type { RegisterColumn } from '#libs/businesses/business';

/** Where the wanted columns stand in the file, by column key. */
export interface Header {
  readonly lineNo: number;
  readonly titles: readonly string[];
  readonly positions: Readonly<Record<string, number>>;
}

/** The header is the first row that has every required title, below a title or notes if need be. */
export class HeaderSearch {
  private missing: readonly string[] | null = null;
  private rowsSeen = 0;

  constructor(private readonly columns: readonly RegisterColumn[]) {}

  /** @throws RuleViolation naming the columns of the nearest row, once the header can no longer come. */
  look(row: SheetRow): Header | null {
    const titles = row.cells.map((cell) => (typeof cell === 'string' ? titleOf(cell) : ''));
    const missing = this.required().filter((title) => !titles.includes(titleOf(title)));
    if (missing.length === 0)
      return { lineNo: row.lineNo, titles, positions: this.positionsIn(titles) };
    if (this.missing === null || missing.length < this.missing.length) this.missing = missing;
    this.rowsSeen += 1;
    if (this.rowsSeen >= SHEET_LIMITS.leadingRows) throw this.failure();
    return null;
  }

  failure(): RuleViolation {
    if (this.missing === null) return new RuleViolation('FILE_EMPTY');
    return new RuleViolation('FILE_HEADER_MISSING', { columns: this.missing.join('、') });
  }

  private required(): string[] {
    return this.columns.filter(({ required }) => required).map(({ title }) => title.zh);
  }

  private positionsIn(titles: readonly string[]): Record<string, number> {
    const found = this.columns.map(
      ({ key, title }) => [key, titles.indexOf(titleOf(title.zh))] as const,
    );
    return Object.fromEntries(found.filter(([, position]) => position !== -1));
  }
}
