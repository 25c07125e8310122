import { XmlQuotes } from '#libs/spreadsheet/xml-quotes';

const CELL = /<(?:\w+:)?c r="[A-Z]{1,3}\d{1,7}"[^<>]*\/>(?=<(?:\w+:)?c r="|<\/(?:\w+:)?row>)/g;
const ROW =
  /<(?:\w+:)?row r="\d{1,7}"(?:[^<>]*\/>|[^<>/]*><\/(?:\w+:)?row>)(?=<(?:\w+:)?row r="|<\/(?:\w+:)?sheetData>)/g;
/** How spreadsheets end an element without content. A piece without any is not searched: that takes ten times as long. */
const EMPTY_ENDS = ['/>', '"></', "'></"];

/**
 * Takes elements that only have a format out of a sheet's XML before it is parsed: an area formatted to the end of a sheet
 * has a million of them, and each takes the parser as long as one with a value. Only what says its own place goes, before
 * an element that says its own: no other moves. What is left is read as it was written.
 */
export class BlankElements {
  private taken = 0;
  private readonly quotes = new XmlQuotes();

  /** Of a piece of the XML, wherever it was cut off: an element in two pieces stays. */
  takenOut(piece: string): string {
    if (this.quotes.seenIn(piece) || !EMPTY_ENDS.some((end) => piece.includes(end))) return piece;
    return this.without(ROW, this.without(CELL, piece));
  }

  /** How many were taken out since it was asked last. */
  counted(): number {
    const { taken } = this;
    this.taken = 0;
    return taken;
  }

  private without(blank: RegExp, piece: string): string {
    return piece.replace(blank, () => {
      this.taken += 1;
      return '';
    });
  }
}
