import { RuleViolation } from '#libs/fund/rule-violation';
import { columnOf } from '#libs/spreadsheet/column-letters';
import { HiddenColumns } from '#libs/spreadsheet/hidden-columns';
import { dateText, hasLostDigits, numberText } from '#libs/spreadsheet/number-text';
import { CellContent } from '#libs/spreadsheet/shared-strings';
import {
  cellTooLong,
  damaged,
  SHEET_LIMITS,
  tooManyColumns,
  tooManyRows,
  UnreadableCell,
  type SheetCell,
  type SheetRow,
} from '#libs/spreadsheet/sheet';
import { isTrue } from '#libs/spreadsheet/workbook-parts';
import type { XmlAttributes, XmlHandlers } from '#libs/spreadsheet/xml-reader';

/** What the cells of a sheet are read with. */
export interface CellBook {
  readonly sharedStrings: readonly string[];
  /** Whether the cell style of that index shows a date. */
  readonly dateStyles: readonly boolean[];
  readonly date1904: boolean;
}

/** A value makes up for as many empty elements: its own runs and formats, and the blank cells of its row. */
const ELEMENTS_OF_CELL = 64;
/** A formula that is a blank text itself needs nobody to compute it. */
const BLANK_TEXT = '""';

/** Rows out of a sheet's XML, as it comes. */
export class XlsxRows implements XmlHandlers {
  ended = false;
  readonly hiddenColumns = new HiddenColumns();
  private rows: SheetRow[] = [];
  private inData = false;
  private hiddenUnlessSaid = false;
  private lineNo = 0;
  private hidden = false;
  private cells: SheetCell[] = [];
  private column = -1;
  private type = '';
  private style = '';
  private formula: string | null = null;
  private inFormula = false;
  private readonly content = new CellContent();
  private emptyElements = 0;

  constructor(private readonly book: CellBook) {}

  take(): SheetRow[] {
    const taken = this.rows;
    this.rows = [];
    return taken;
  }

  open(name: string, attributes: XmlAttributes): void {
    this.passOver(1);
    if (!this.inData) {
      this.inData = name === 'sheetData' && !this.ended;
      this.hiddenColumns.open(name, attributes);
      if (name === 'sheetFormatPr') this.hiddenUnlessSaid = isTrue(attributes['zeroHeight']);
      return;
    }
    if (name === 'c') this.openCell(attributes);
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'f') this.openFormula();
    else this.content.open(name);
  }

  /** Counts elements without content, until a value makes up for them. */
  passOver(elements: number): void {
    this.emptyElements += elements;
    if (this.emptyElements > SHEET_LIMITS.emptyElements)
      throw new RuleViolation('FILE_MOSTLY_BLANK');
  }

  text(text: string): void {
    if (this.inFormula)
      this.formula = ((this.formula ?? '') + text).slice(0, BLANK_TEXT.length + 1);
    else this.content.text(text);
  }

  close(name: string): void {
    this.content.close(name);
    if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
    else if (name === 'f') this.inFormula = false;
    else if (name === 'sheetData') {
      this.inData = false;
      this.ended = true;
    }
  }

  endless(): RuleViolation {
    return this.content.inText ? cellTooLong(this.lineNo) : damaged();
  }

  private openRow(attributes: XmlAttributes): void {
    const numbered = Number(attributes['r'] ?? Number.NaN);
    this.lineNo = Number.isInteger(numbered) && numbered > this.lineNo ? numbered : this.lineNo + 1;
    if (this.lineNo > SHEET_LIMITS.lines) throw tooManyRows();
    this.hidden =
      isTrue(attributes['hidden']) || Number(attributes['ht'] ?? this.heightUnsaid()) === 0;
    this.cells = [];
    this.column = -1;
  }

  private heightUnsaid(): number {
    return this.hiddenUnlessSaid ? 0 : 1;
  }

  private openCell(attributes: XmlAttributes): void {
    const reference = attributes['r'];
    const column = reference === undefined ? this.column + 1 : columnOf(reference);
    // Two cells in one place, or in no order: which one counts is not guessed.
    if (column <= this.column) throw damaged();
    this.column = column;
    this.type = attributes['t'] ?? 'n';
    this.style = attributes['s'] ?? '';
    this.formula = null;
    this.content.begin();
  }

  private openFormula(): void {
    this.formula = '';
    this.inFormula = true;
  }

  private closeCell(): void {
    const cell = this.lacksValue() ? new UnreadableCell('FORMULA_WITHOUT_VALUE', '') : this.cell();
    if (cell === null) return;
    this.emptyElements = Math.max(0, this.emptyElements - ELEMENTS_OF_CELL);
    if (this.column >= SHEET_LIMITS.columns) throw tooManyColumns();
    while (this.cells.length < this.column) this.cells.push(null);
    this.cells.push(cell);
  }

  private closeRow(): void {
    if (this.cells.length > 0)
      this.rows.push({ lineNo: this.lineNo, cells: this.cells, hidden: this.hidden });
  }

  /** A formula saved without its result: by a program that does not compute. An empty text is a result. */
  private lacksValue(): boolean {
    if (this.formula === null || this.formula === BLANK_TEXT) return false;
    return !this.content.hasValue || (this.type !== 'str' && this.content.plain() === '');
  }

  private cell(): SheetCell {
    const content = this.content.plain();
    const text = this.type === 's' ? this.sharedString(content) : content;
    if (text.length > SHEET_LIMITS.cellLength) return new UnreadableCell('CELL_TOO_LONG', text);
    if (text === '') return null;
    if (this.type === 'b') return text === '1' ? 'TRUE' : 'FALSE';
    if (this.type === 'e') return new UnreadableCell('CELL_IS_ERROR', text);
    if (this.type === 'd') return text.slice(0, '2026-07-01'.length);
    return this.type === 'n' ? this.number(text) : text;
  }

  private sharedString(index: string): string {
    if (index === '') return '';
    const text = this.book.sharedStrings[Number(index)];
    if (text === undefined) throw damaged();
    return text;
  }

  private number(text: string): SheetCell {
    if (this.book.dateStyles[Number(this.style || -1)] === true)
      return dateText(text, this.book.date1904);
    const shown = numberText(text);
    return hasLostDigits(text) ? new UnreadableCell('NUMBER_CUT', shown) : shown;
  }
}
