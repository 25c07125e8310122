import { plainYuan, type Fen } from '#libs/fund/money';
import type { Refusal } from '#libs/submission/refusal';
import {
  SHEET_LIMITS,
  UnreadableCell,
  type SheetCell,
  type SheetRow,
} from '#libs/spreadsheet/sheet';
import type { Header } from '#libs/register-files/header';
import { isCutNumber, plainIdentifierOf } from '#libs/values/identifier';
import { nameOf } from '#libs/values/name';
import { withoutBlanks, withoutTextMarks, withoutUnseen } from '#libs/values/visible-text';
import { readFineYuan, readYuan } from '#libs/values/yuan';

/** What stands where a character was lost; none of the columns read here has it otherwise. */
const LOST_CHARACTERS = /[?\ufffd]/;
const SHOWN_LENGTH = 40;

/** What is wrong in one column of a line. */
export interface CellFinding {
  readonly key: string;
  readonly finding: Refusal;
}

/**
 * What a line says about a row of a register, tidied and not yet compared with the account. A cell that cannot be read is
 * null and has its finding.
 */
export interface ReadLine {
  readonly lineNo: number;
  readonly accountNo: string | null;
  readonly name: string | null;
  readonly idNumber: string | null;
  readonly baseAfterFen: Fen | null;
  readonly findings: readonly CellFinding[];
}

const AMOUNT_KEY = 'baseAfterFen';

/** A person's line under the header. */
export function readLine(row: SheetRow, header: Header): ReadLine {
  const findings: CellFinding[] = [];
  const readAs = <T>(key: string, read: (text: string) => T | null): T | null => {
    const cell = row.cells[header.positions[key] ?? -1] ?? null;
    const finding = findingOf(key, cell);
    const value = finding === null && typeof cell === 'string' ? read(cell) : null;
    if (value === null) findings.push({ key, finding: finding ?? refusalOfAmount(cell) });
    return value;
  };
  return {
    lineNo: row.lineNo,
    accountNo: readAs('accountNo', plainIdentifierOf),
    name: readAs('name', nameOf),
    idNumber: readAs('idNumber', plainIdentifierOf),
    baseAfterFen: readAs(AMOUNT_KEY, readYuan),
    findings,
  };
}

function refusalOf({ code, shown }: UnreadableCell): Refusal {
  if (code === 'CELL_IS_ERROR') return { code, details: { shown } };
  return code === 'CELL_TOO_LONG' ? { code, details: { max: SHEET_LIMITS.cellLength } } : { code };
}

/** A calculated amount has decimals that nobody sees: what was read is said, and what to put there. */
function refusalOfAmount(cell: SheetCell): Refusal {
  const fine = typeof cell === 'string' ? readFineYuan(cell) : null;
  if (fine === null) return { code: 'AMOUNT_MALFORMED' };
  return {
    code: 'AMOUNT_TOO_FINE',
    details: { shown: fine.amount, rounded: plainYuan(fine.roundedFen) },
  };
}

function findingOf(key: string, cell: SheetCell): Refusal | null {
  if (cell instanceof UnreadableCell) return refusalOf(cell);
  if (cell === null || withoutBlanks(withoutTextMarks(withoutUnseen(cell))) === '')
    return { code: 'VALUE_REQUIRED' };
  // A program that wrote the file did not know the character, or a byte of it is bad.
  if (LOST_CHARACTERS.test(cell))
    return { code: 'CHARACTER_LOST', details: { shown: cell.slice(0, SHOWN_LENGTH) } };
  return key !== 'name' && isCutNumber(cell) ? { code: 'NUMBER_CUT' } : null;
}
