import { RuleViolation } from '#libs/fund/rule-violation';
import { UnreadableCell, type SheetCell, type SheetRow } from '#libs/spreadsheet/sheet';
import type { Header } from '#libs/register-files/header';

const SEPARATORS = /[,;\t|]/g;

/**
 * Two stray quotation marks pair up, and the line ends between them are taken for a cell's own: the person of the second
 * line would be gone without a word. No wanted cell has a line end and a separator in it, and no other a whole line.
 * @throws RuleViolation naming the line
 */
export function refuseSwallowedLines(row: SheetRow, header: Header): void {
  const wanted = new Set([...header.required]);
  const swallows = row.cells.some((cell, position) => {
    const text = textIn(cell);
    if (!text.includes('\n')) return false;
    const separators = text.match(SEPARATORS)?.length ?? 0;
    return separators >= (wanted.has(position) ? 1 : header.required.length - 1);
  });
  if (swallows) throw new RuleViolation('FILE_QUOTE_OPEN', { lineNo: row.lineNo });
}

/** What is too long to be read may be too long because it swallowed lines. */
function textIn(cell: SheetCell): string {
  if (cell instanceof UnreadableCell) return cell.code === 'CELL_TOO_LONG' ? cell.shown : '';
  return cell ?? '';
}
