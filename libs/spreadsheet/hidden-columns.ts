import { SHEET_LIMITS } from '#libs/spreadsheet/sheet';
import { isTrue } from '#libs/spreadsheet/workbook-parts';
import type { XmlAttributes } from '#libs/spreadsheet/xml-reader';

/** Columns of a sheet that nobody sees: hidden by hand, by an outline, or without width. A sheet says so before its rows. */
export class HiddenColumns {
  private readonly said = new Map<number, boolean>();
  private hiddenUnlessSaid = false;

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'sheetFormatPr') this.hiddenUnlessSaid = hasNone(attributes['defaultColWidth']);
    if (name === 'col') this.say(attributes);
  }

  /** Positions from 0, as far as columns are read. */
  positions(): number[] {
    const all = Array.from({ length: SHEET_LIMITS.columns }, (_, position) => position);
    return all.filter((position) => this.said.get(position) ?? this.hiddenUnlessSaid);
  }

  private say(attributes: XmlAttributes): void {
    const hidden = isTrue(attributes['hidden']) || hasNone(attributes['width']);
    const last = Math.min(Number(attributes['max'] ?? attributes['min']), SHEET_LIMITS.columns);
    for (let column = Number(attributes['min']); column <= last; column += 1)
      this.said.set(column - 1, hidden);
  }
}

function hasNone(width: string | undefined): boolean {
  return width !== undefined && Number(width) === 0;
}
