import type { SharedStrings } from '#libs/spreadsheet/shared-strings';
import { XmlQuotes } from '#libs/spreadsheet/xml-quotes';
import type { XmlReader } from '#libs/spreadsheet/xml-reader';

/** A string that is nothing but its text, without an entity or a sign that XML reads otherwise. */
const PLAIN =
  /<si><t(?: xml:space="preserve")?>([^<&\u0000-\u0008\u000b-\u001f\ufffe\uffff]*)<\/t><\/si>/y;
const END = '</si>';

/**
 * Hands the XML of shared strings to the parser, but for those that are plain: a workbook has a million of them, and the
 * parser takes three times as long. They are taken only where one string has just ended; anything else is the parser's.
 */
export class PlainStrings {
  /** The parser was last given the end of a string, whole. */
  private afterEnd = false;
  private readonly quotes = new XmlQuotes();

  constructor(
    private readonly strings: SharedStrings,
    private readonly reader: XmlReader,
  ) {}

  write(piece: string): void {
    const parsed = this.quotes.seenIn(piece);
    for (let at = 0; at < piece.length;) {
      const behind = parsed ? at : this.takenFrom(piece, at);
      at = behind > at ? behind : this.parsedFrom(piece, at);
    }
  }

  private takenFrom(piece: string, at: number): number {
    if (!this.afterEnd || !this.strings.between) return at;
    PLAIN.lastIndex = at;
    const text = PLAIN.exec(piece)?.[1];
    if (text === undefined) return at;
    this.strings.add(text);
    return PLAIN.lastIndex;
  }

  private parsedFrom(piece: string, at: number): number {
    const end = piece.indexOf(END, at);
    const next = end === -1 ? piece.length : end + END.length;
    this.afterEnd = end !== -1;
    this.reader.write(piece.slice(at, next));
    return next;
  }
}
