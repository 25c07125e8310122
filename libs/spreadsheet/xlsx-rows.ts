import { RuleViolation } from '#libs/fund/rule-violation';
import { dateText, numberText } from '#libs/spreadsheet/number-text';
import {
  FORMULA_WITHOUT_VALUE,
  SHEET_LIMITS,
  type SheetBatch,
  type SheetCell,
  type SheetRow,
} from '#libs/spreadsheet/sheet';
import { xlsxParts, type XlsxParts } from '#libs/spreadsheet/xlsx-parts';
import {
  plainAttribute,
  unescapeXml,
  XmlScanner,
  type XmlHandlers,
} from '#libs/spreadsheet/xml-scanner';
import { unpackPart, zipParts } from '#libs/spreadsheet/zip-directory';

/** Rows of the first visible sheet, piece by piece: the reader sets the pace, and memory does not grow with the file. */
export async function* xlsxRows(file: Buffer): AsyncGenerator<SheetBatch> {
  const parts = await xlsxParts(file, zipParts(file));
  const rows = new RowCollector(parts);
  const scanner = new XmlScanner(rows);
  const decoder = new TextDecoder();
  let bytes = 0;
  for await (const chunk of unpackPart(file, parts.sheet, SHEET_LIMITS.unpackedBytes)) {
    bytes += chunk.length;
    scanner.push(decoder.decode(chunk, { stream: true }));
    yield { rows: rows.take(), percent: Math.floor((bytes / parts.sheet.unpackedBytes) * 100) };
    if (rows.ended) return;
  }
}

class RowCollector implements XmlHandlers {
  ended = false;
  private rows: SheetRow[] = [];
  private inData = false;
  private lineNo = 0;
  private cells: SheetCell[] = [];
  private column = -1;
  private type = '';
  private style = '';
  private content = '';
  private collects = false;
  private hasFormula = false;
  private hasValue = false;
  private phonetic = false;

  constructor(private readonly parts: XlsxParts) {}

  take(): SheetRow[] {
    const taken = this.rows;
    this.rows = [];
    return taken;
  }

  open(name: string, attributes: string, closed: boolean): void {
    if (!this.inData) {
      this.inData = name === 'sheetData' && !closed;
      return;
    }
    if (name === 'c') this.openCell(attributes, closed);
    else if (name === 'v' || name === 't') this.openText(closed);
    else if (name === 'row') this.openRow(attributes);
    else if (name === 'f') this.hasFormula = true;
    else if (name === 'rPh') this.phonetic = !closed;
  }

  text(text: string): void {
    if (this.collects && this.content.length <= SHEET_LIMITS.cellLength) this.content += text;
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.collects = false;
    else if (name === 'c') this.closeCell();
    else if (name === 'row') this.closeRow();
    else if (name === 'rPh') this.phonetic = false;
    else if (name === 'sheetData') this.ended = true;
  }

  private openRow(attributes: string): void {
    const numbered = Number(plainAttribute(attributes, 'r') ?? Number.NaN);
    this.lineNo = Number.isInteger(numbered) && numbered > this.lineNo ? numbered : this.lineNo + 1;
    if (this.lineNo > SHEET_LIMITS.lines) {
      throw new RuleViolation('FILE_TOO_MANY_ROWS', { max: SHEET_LIMITS.rows });
    }
    this.cells = [];
    this.column = -1;
  }

  private openText(closed: boolean): void {
    this.collects = !closed && !this.phonetic;
    this.hasValue = true;
  }

  private openCell(attributes: string, closed: boolean): void {
    const reference = plainAttribute(attributes, 'r');
    this.column = reference === undefined ? this.column + 1 : columnOf(reference);
    if (this.column >= SHEET_LIMITS.columns && !closed) {
      throw new RuleViolation('FILE_TOO_MANY_COLUMNS', { max: SHEET_LIMITS.columns });
    }
    this.type = plainAttribute(attributes, 't') ?? 'n';
    this.style = plainAttribute(attributes, 's') ?? '';
    this.content = '';
    this.hasFormula = false;
    this.hasValue = false;
  }

  private closeCell(): void {
    while (this.cells.length < this.column) this.cells.push(null);
    this.cells[this.column] = this.lacksValue() ? FORMULA_WITHOUT_VALUE : this.cellValue();
  }

  private closeRow(): void {
    if (this.cells.some((cell) => cell !== null))
      this.rows.push({ lineNo: this.lineNo, cells: this.cells });
  }

  /** A formula saved without its result: by a program that does not compute. An empty text is a result. */
  private lacksValue(): boolean {
    return this.hasFormula && (!this.hasValue || (this.content === '' && this.type !== 'str'));
  }

  private cellValue(): SheetCell {
    const text =
      this.type === 's'
        ? (this.parts.sharedStrings[Number(this.content)] ?? '')
        : unescapeXml(this.content);
    if (text.length > SHEET_LIMITS.cellLength) {
      throw new RuleViolation('FILE_CELL_TOO_LONG', {
        lineNo: this.lineNo,
        max: SHEET_LIMITS.cellLength,
      });
    }
    if (text === '') return null;
    if (this.type === 'b') return text === '1' ? 'TRUE' : 'FALSE';
    if (this.type !== 'n') return text;
    return this.parts.dateStyles[Number(this.style || -1)] === true
      ? dateText(text, this.parts.date1904)
      : numberText(text);
  }
}

/** 'AB12' → 27. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at += 1) {
    const code = reference.charCodeAt(at);
    if (code < 65) break;
    column = column * 26 + (code & 31);
  }
  return column - 1;
}
