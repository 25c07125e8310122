import type { SheetRow } from '#libs/spreadsheet/sheet';
import { isBlankCell } from '#libs/register-files/blank-cell';
import type { Header } from '#libs/register-files/header';
import type { ReadLine } from '#libs/register-files/read-line';

const BEFORE_COMMA = /^\s*[¥￥]?\d{1,3}$/;
const BEHIND_COMMA = /^\d{3}(?:\.\d{1,2})?\s*$/;

/**
 * In a csv an amount with a comma and no quotation marks is two cells: 14,853.00 would be read as 14, and what stands behind
 * it a column too far. A line with a cell behind the last title says so, and its amounts are not taken.
 */
export function withSpilledCells(line: ReadLine, row: SheetRow, header: Header): ReadLine {
  const amounts = amountsOf(header);
  const [first] = amounts;
  if (first === undefined || !isSpilled(row, header, amounts)) return line;
  const keys = new Set(amounts.map(({ key }) => key));
  const others = line.findings.filter(({ key }) => !keys.has(key));
  return {
    ...line,
    typed: Object.fromEntries(Object.entries(line.typed).filter(([key]) => !keys.has(key))),
    findings: [...others, { key: first.key, finding: { code: 'CELLS_BEYOND_TITLES' } }],
  };
}

type Amounts = readonly { readonly key: string; readonly position: number }[];

/** From the left to the right. */
function amountsOf({ columns }: Header): Amounts {
  return columns
    .filter(({ column }) => column.kind === 'money' && column.from === 'typed')
    .map(({ column, position }) => ({ key: column.key, position }))
    .sort((one, other) => one.position - other.position);
}

function isSpilled({ cells }: SheetRow, { titles }: Header, amounts: Amounts): boolean {
  const behind = titles.findLastIndex((title) => title !== '') + 1;
  if (!isBlankCell(textOf(cells[behind]))) return true;
  const amount = amounts.at(-1)?.position ?? -1;
  // The last column was blank: only one more blank cell tells.
  return (
    cells.length > titles.length &&
    BEFORE_COMMA.test(textOf(cells[amount])) &&
    BEHIND_COMMA.test(textOf(cells[amount + 1]))
  );
}

function textOf(cell: SheetRow['cells'][number] | undefined): string {
  return typeof cell === 'string' ? cell : '';
}
