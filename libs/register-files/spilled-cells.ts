import type { SheetRow } from '#libs/spreadsheet/sheet';
import type { Header } from '#libs/register-files/header';
import type { ReadLine } from '#libs/register-files/read-line';

const BEFORE_COMMA = /^\s*[¥￥]?\d{1,3}$/;
const BEHIND_COMMA = /^\d{3}(?:\.\d{1,2})?\s*$/;

/**
 * In a csv an amount with a comma and no quotation marks is two cells: 14,853.00 would be read as 14. A line with a cell
 * behind the last title says so, and its amount is not taken.
 */
export function withSpilledCells(line: ReadLine, row: SheetRow, header: Header): ReadLine {
  if (!isSpilled(row, header)) return line;
  const findings = line.findings.filter(({ key }) => key !== 'baseAfterFen');
  const finding = { code: 'CELLS_BEYOND_TITLES' };
  return {
    ...line,
    baseAfterFen: null,
    findings: [...findings, { key: 'baseAfterFen', finding }],
  };
}

function isSpilled({ cells }: SheetRow, { titles, positions }: Header): boolean {
  const behind = titles.findLastIndex((title) => title !== '') + 1;
  if (!isBlank(cells[behind])) return true;
  const amount = positions['baseAfterFen'] ?? -1;
  // The last column was blank: only one more blank cell tells.
  return (
    cells.length > titles.length &&
    BEFORE_COMMA.test(textOf(cells[amount])) &&
    BEHIND_COMMA.test(textOf(cells[amount + 1]))
  );
}

function isBlank(cell: SheetRow['cells'][number] | undefined): boolean {
  return cell === undefined || cell === null || textOf(cell).trim() === '';
}

function textOf(cell: SheetRow['cells'][number] | undefined): string {
  return typeof cell === 'string' ? cell : '';
}
