import type { Column } from '#libs/businesses/column';
import {
  columnReader,
  isRefused,
  type Choices,
  type ReadValue,
} from '#libs/businesses/column-value';
import { maskedValue } from '#libs/businesses/shown-value';
import type { Refusal } from '#libs/case/refusal';
import type { TypedValues } from '#libs/case/register';
import {
  SHEET_LIMITS,
  UnreadableCell,
  type SheetCell,
  type SheetRow,
} from '#libs/spreadsheet/sheet';
import type { Header } from '#libs/register-files/header';
import { isBlankCell } from '#libs/register-files/blank-cell';
import { isCutNumber, plainIdentifierOf } from '#libs/values/identifier';
import { nameOf } from '#libs/values/name';
import { isOfKind } from '#libs/values/read-value';

/** What stands where a character was lost; none of the columns read here has it otherwise. */
const LOST_CHARACTERS = /[?\ufffd]/;
const SHOWN_LENGTH = 40;

/** What is wrong in one column of a line. */
export interface CellFinding {
  readonly key: string;
  readonly finding: Refusal;
}

/**
 * What a line says about a row of a register, tidied and not yet compared with anybody. A cell that cannot be read is not
 * there and has its finding; one left empty that may be is just not there.
 */
export interface ReadLine {
  readonly lineNo: number;
  /** Of an account's own columns, as they stand in the file. */
  readonly subject: Readonly<Record<string, string>>;
  readonly typed: TypedValues;
  /** What stands in its cells, by column, to be shown beside what is wrong with it. */
  readonly shown: Readonly<Record<string, string>>;
  readonly findings: readonly CellFinding[];
}

interface CellReader {
  readonly key: string;
  readonly position: number;
  readonly required: boolean;
  readonly isTyped: boolean;
  readonly isName: boolean;
  readonly show: (cell: string) => string;
  readonly read: (typed: string) => ReadValue;
}

/** Reads the people's lines under one header. */
export class LineReader {
  private readonly cells: readonly CellReader[];

  constructor(header: Header, choices: Choices) {
    this.cells = header.columns
      .filter(({ column }) => column.from === 'subject' || column.from === 'typed')
      .map(({ column, position }) => ({
        key: column.key,
        position,
        required: column.required,
        isTyped: column.from === 'typed',
        isName: column.kind === 'text',
        show: (cell) => shownCell(column, cell),
        read: column.from === 'typed' ? columnReader(column, choices) : subjectReader(column),
      }));
  }

  read(row: SheetRow): ReadLine {
    const findings: CellFinding[] = [];
    const subject: Record<string, string> = {};
    const typed: Record<string, string | number> = {};
    const shown: Record<string, string> = {};
    for (const reader of this.cells) {
      const cell = row.cells[reader.position] ?? null;
      const value = valueOf(reader, cell);
      shown[reader.key] = reader.show(cell instanceof UnreadableCell ? cell.shown : (cell ?? ''));
      if (value === null) continue;
      if (isRefused(value)) findings.push({ key: reader.key, finding: value });
      else if (reader.isTyped) typed[reader.key] = value;
      else subject[reader.key] = String(value);
    }
    return { lineNo: row.lineNo, subject, typed, shown, findings };
  }
}

/** A number that may be somebody's is masked as everywhere; one that can be nobody's shows what is wrong with it. */
function shownCell({ kind, masked, key, valueKind }: Column, cell: string): string {
  if (masked !== true && key !== 'idNumber') return shortened(cell);
  const number = plainIdentifierOf(cell);
  return shortened(
    isOfKind(valueKind ?? 'identity-number', number) ? maskedValue(kind, number) : cell,
  );
}

function shortened(text: string): string {
  const shown = text.trim();
  return shown.length <= SHOWN_LENGTH ? shown : [...shown].slice(0, SHOWN_LENGTH).join('');
}

/** What is compared with the account's own needs no form of its own. */
function subjectReader({ kind }: Column): (typed: string) => ReadValue {
  return kind === 'text' ? nameOf : plainIdentifierOf;
}

/** Null where nothing stands and nothing has to. */
function valueOf({ required, isName, read }: CellReader, cell: SheetCell): ReadValue | null {
  if (cell instanceof UnreadableCell) return refusalOf(cell);
  if (cell === null || isBlankCell(cell)) return required ? { code: 'VALUE_REQUIRED' } : null;
  // A program that wrote the file did not know the character, or a byte of it is bad.
  if (LOST_CHARACTERS.test(cell))
    return { code: 'CHARACTER_LOST', details: { shown: cell.slice(0, SHOWN_LENGTH) } };
  return !isName && isCutNumber(cell) ? { code: 'NUMBER_CUT' } : read(cell);
}

function refusalOf({ code, shown }: UnreadableCell): Refusal {
  if (code === 'CELL_IS_ERROR') return { code, details: { shown } };
  return code === 'CELL_TOO_LONG' ? { code, details: { max: SHEET_LIMITS.cellLength } } : { code };
}
