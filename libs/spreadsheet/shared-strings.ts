import { RuleViolation } from '#libs/fund/rule-violation';
import { SHEET_LIMITS } from '#libs/spreadsheet/sheet';
import type { XmlHandlers } from '#libs/spreadsheet/xml-reader';

/**
 * The strings cells refer to by number, hints of pronunciation left out. One longer than a cell may be is kept one
 * character too long: enough to refuse the cell that uses it.
 */
export class SharedStrings implements XmlHandlers {
  readonly strings: string[] = [];
  /** Behind a string and before whatever comes next. */
  between = false;
  private elements = 0;
  private readonly current = new CellContent();

  open(name: string): void {
    this.between = false;
    this.elements += 1;
    if (this.elements > SHEET_LIMITS.emptyElements) throw tooManyTexts();
    if (name === 'si') this.current.begin();
    this.current.open(name);
  }

  text(text: string): void {
    this.current.text(text);
  }

  close(name: string): void {
    this.current.close(name);
    this.between = name === 'si';
    if (this.between) this.add(this.current.written);
  }

  /** The next string, as the XML has it. */
  add(text: string): void {
    if (this.strings.length >= SHEET_LIMITS.sharedStrings) throw tooManyTexts();
    this.strings.push(plainText(text.slice(0, SHEET_LIMITS.cellLength + 1)));
  }
}

/** The text of one string or cell: its runs joined, as far as a cell may be long. */
export class CellContent {
  hasValue = false;
  private content = '';
  private collects = false;
  private phonetic = false;

  /** As the XML has it. */
  get written(): string {
    return this.content;
  }

  get inText(): boolean {
    return this.collects;
  }

  begin(): void {
    this.content = '';
    this.hasValue = false;
  }

  open(name: string): void {
    if (name === 'rPh') this.phonetic = true;
    if ((name !== 't' && name !== 'v') || this.phonetic) return;
    this.collects = true;
    this.hasValue = true;
  }

  text(text: string): void {
    if (this.collects && this.content.length <= SHEET_LIMITS.cellLength)
      this.content += text.slice(0, SHEET_LIMITS.cellLength + 1);
  }

  close(name: string): void {
    if (name === 't' || name === 'v') this.collects = false;
    if (name === 'rPh') this.phonetic = false;
  }

  plain(): string {
    return plainText(this.content);
  }
}

function tooManyTexts(): RuleViolation {
  return new RuleViolation('FILE_TOO_MANY_TEXTS', { max: SHEET_LIMITS.sharedStrings });
}

/** Excel writes control characters as _x000D_. */
function plainText(content: string): string {
  if (!content.includes('_x')) return content;
  return content.replace(/_x([\dA-F]{4})_/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
