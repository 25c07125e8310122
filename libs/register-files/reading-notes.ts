import type { Column } from '#libs/businesses/column';
import type { HiddenColumn, ImportNotes } from '#libs/persistence/imports/import-notes';
import type { Header } from '#libs/register-files/header';
import { letterOf } from '#libs/spreadsheet/column-letters';

/** So many places are named one by one. */
const RANGES_SHOWN = 20;

/** What a reader of the file should know before it is taken: where it was read, and what nobody saw in it. */
export class ReadingNotes {
  private readonly hidden = new LineRanges();
  private readonly passed = new LineRanges();
  private hiddenColumns: readonly HiddenColumn[] = [];

  constructor(
    private readonly sheet: string,
    private readonly otherSheets: readonly string[],
  ) {}

  /** A person's line that whoever looked at the sheet did not see. */
  noteHidden(lineNo: number): void {
    this.hidden.add(lineNo);
  }

  isHidden(lineNo: number): boolean {
    return this.hidden.has(lineNo);
  }

  /** Needed columns that whoever looked at the sheet did not see. */
  noteColumns(columns: readonly Column[], header: Header, hidden: readonly number[]): void {
    this.hiddenColumns = columns.flatMap(({ key, title, required }) => {
      const position = header.positions[key] ?? -1;
      return required && hidden.includes(position) ? [{ letter: letterOf(position), title }] : [];
    });
  }

  /** A total, a signature, or what is printed on each page. */
  notePassed(lineNo: number): void {
    this.passed.add(lineNo);
  }

  notes(): ImportNotes {
    return {
      sheet: this.sheet,
      otherSheets: this.otherSheets.slice(0, RANGES_SHOWN),
      hiddenRows: this.hidden.count,
      hiddenLines: this.hidden.texts(),
      hiddenColumns: this.hiddenColumns,
      passedRows: this.passed.count,
      passedLines: this.passed.texts(),
    };
  }
}

/** Lines as they come, in rising order. */
class LineRanges {
  private readonly lines = new Set<number>();
  private readonly ranges: { from: number; to: number }[] = [];

  get count(): number {
    return this.lines.size;
  }

  add(lineNo: number): void {
    this.lines.add(lineNo);
    const last = this.ranges.at(-1);
    if (last?.to === lineNo - 1) last.to = lineNo;
    else this.ranges.push({ from: lineNo, to: lineNo });
  }

  has(lineNo: number): boolean {
    return this.lines.has(lineNo);
  }

  /** '5–8', '12', as far as it can be read. */
  texts(): string[] {
    const shown = this.ranges
      .slice(0, RANGES_SHOWN)
      .map(({ from, to }) => (from === to ? String(from) : `${String(from)}–${String(to)}`));
    return this.ranges.length > RANGES_SHOWN ? [...shown, '…'] : shown;
  }
}
