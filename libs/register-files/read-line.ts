import { parseYuan, type Fen } from '#libs/fund/money';
import type { Refusal } from '#libs/submission/refusal';
import { amountTextOf, identifierOf, nameOf } from '#libs/spreadsheet/cell-text';
import { FORMULA_WITHOUT_VALUE, type SheetCell, type SheetRow } from '#libs/spreadsheet/sheet';
import type { Header } from '#libs/register-files/header';

/** Marks the example row of a template in its first column. */
export const EXAMPLE_MARK = '示例';

/** What a line says about a row of a register, tidied and not yet compared with the account. */
export interface ReadLine {
  readonly lineNo: number;
  readonly accountNo: string;
  readonly name: string;
  readonly idNumber: string;
  readonly baseAfterFen: Fen;
}

/** A finding with the key of the column it is about. */
export interface LineFinding {
  readonly lineNo: number;
  readonly key: string;
  readonly finding: Refusal;
}

const TEXT_KEYS = ['accountNo', 'name', 'idNumber'] as const;
const AMOUNT_KEY = 'baseAfterFen';

/** A line under the header; null for the example row. */
export function readLine(row: SheetRow, header: Header): ReadLine | LineFinding | null {
  if (isExample(row, header)) return null;
  const cellOf = (key: string): SheetCell => row.cells[header.positions[key] ?? -1] ?? null;
  for (const key of [...TEXT_KEYS, AMOUNT_KEY]) {
    const cell = cellOf(key);
    if (cell === FORMULA_WITHOUT_VALUE)
      return { lineNo: row.lineNo, key, finding: { code: 'FORMULA_WITHOUT_VALUE' } };
    if (cell === null || cell.trim() === '')
      return { lineNo: row.lineNo, key, finding: { code: 'VALUE_REQUIRED' } };
  }
  const textOf = (key: string) => String(cellOf(key));
  const baseAfterFen = parseYuan(amountTextOf(textOf(AMOUNT_KEY)));
  if (baseAfterFen === null)
    return { lineNo: row.lineNo, key: AMOUNT_KEY, finding: { code: 'AMOUNT_MALFORMED' } };
  return {
    lineNo: row.lineNo,
    accountNo: identifierOf(textOf('accountNo')),
    name: nameOf(textOf('name')),
    idNumber: identifierOf(textOf('idNumber')),
    baseAfterFen,
  };
}

export function isFinding(read: ReadLine | LineFinding): read is LineFinding {
  return 'finding' in read;
}

function isExample(row: SheetRow, header: Header): boolean {
  const first = row.cells[header.positions['rowNo'] ?? 0];
  return typeof first === 'string' && first.trim() === EXAMPLE_MARK;
}
