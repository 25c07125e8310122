import type { SheetCell } from '#libs/spreadsheet/sheet';
import { withoutBlanks, withoutTextMarks, withoutUnseen } from '#libs/values/visible-text';

/** A first sign that everybody sees: of nearly every cell nothing more needs to be looked at. */
const SEEN = /^[0-9A-Za-z\u4e00-\u9fff]/;

/** Nothing stands in it, or nothing that anybody sees. */
export function isBlankCell(cell: SheetCell): boolean {
  if (cell === null) return true;
  if (typeof cell !== 'string') return false;
  return !SEEN.test(cell) && withoutBlanks(withoutTextMarks(withoutUnseen(cell))) === '';
}
