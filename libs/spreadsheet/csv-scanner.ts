import { RuleViolation } from '#libs/fund/rule-violation';
import { SHEET_LIMITS } from '#libs/spreadsheet/sheet';

const SEPARATORS = [',', '\t', ';'];
/** How much of a file shows which separator it uses. */
const SAMPLE_LENGTH = 4_000;
const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Cells of a csv (RFC 4180), line by line; every limit is met at the first character too many. */
export class CsvScanner {
  /** The line last given, from 1, blank ones counted. */
  lineNo = 0;
  private at = 0;
  private readonly separator: number;

  constructor(private readonly text: string) {
    this.separator = separatorOf(text.slice(0, SAMPLE_LENGTH)).charCodeAt(0);
  }

  /** How far through the text, in percent. */
  get percent(): number {
    return Math.floor((this.at / this.text.length) * 100);
  }

  /** The next line's cells; null at the end. */
  next(): string[] | null {
    if (this.at >= this.text.length) return null;
    this.lineNo += 1;
    const cells: string[] = [];
    do {
      if (cells.length >= SHEET_LIMITS.columns) {
        throw new RuleViolation('FILE_TOO_MANY_COLUMNS', { max: SHEET_LIMITS.columns });
      }
      cells.push(this.cell());
    } while (this.takeSeparator());
    this.takeLineEnd();
    return cells;
  }

  private cell(): string {
    const quoted = this.text.charCodeAt(this.at) === QUOTE ? this.quoted() : '';
    const from = this.at;
    while (!this.atEndOfCell()) {
      this.at += 1;
      this.requireLength(this.at - from);
    }
    return quoted + this.text.slice(from, this.at);
  }

  /** The inside of quotes, doubled ones as one; a missing end takes the rest of the file, and the limit. */
  private quoted(): string {
    let cell = '';
    for (let from = this.at + 1; ; from = this.at + 1) {
      const quote = this.text.indexOf('"', from);
      const to = quote === -1 ? this.text.length : quote;
      this.requireLength(cell.length + to - from);
      cell += this.text.slice(from, to);
      this.at = Math.min(to + 1, this.text.length);
      if (this.text.charCodeAt(this.at) !== QUOTE) return cell;
      cell += '"';
    }
  }

  private atEndOfCell(): boolean {
    if (this.at >= this.text.length) return true;
    const code = this.text.charCodeAt(this.at);
    return code === this.separator || code === LINE_FEED || code === CARRIAGE_RETURN;
  }

  private takeSeparator(): boolean {
    if (this.text.charCodeAt(this.at) !== this.separator) return false;
    this.at += 1;
    return true;
  }

  private takeLineEnd(): void {
    if (this.text.charCodeAt(this.at) === CARRIAGE_RETURN) this.at += 1;
    if (this.text.charCodeAt(this.at) === LINE_FEED) this.at += 1;
  }

  private requireLength(length: number): void {
    const max = SHEET_LIMITS.cellLength;
    if (length > max) throw new RuleViolation('FILE_CELL_TOO_LONG', { lineNo: this.lineNo, max });
  }
}

/** The sign that stands most often outside quotes at the beginning. */
function separatorOf(sample: string): string {
  const plain = sample.replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((sign) => plain.split(sign).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}
