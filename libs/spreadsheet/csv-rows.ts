import { streamCsvRows } from 'hucre/csv';
import { RuleViolation } from '#libs/fund/rule-violation';
import { SHEET_LIMITS, type SheetBatch, type SheetRow } from '#libs/spreadsheet/sheet';

const ROWS_PER_BATCH = 1_000;

/** Rows of a csv in UTF-8 (with or without its mark), UTF-16 as Excel saves it, or GB18030; separator by its first lines. */
export function* csvRows(file: Buffer): Generator<SheetBatch> {
  const text = csvText(file);
  let batch: SheetRow[] = [];
  let lineNo = 0;
  let length = 0;
  for (const values of streamCsvRows(text)) {
    lineNo += 1;
    const row = {
      lineNo,
      cells: values.map((value) => (value === null || value === '' ? null : String(value))),
    };
    requireWithinLimits(row);
    length += row.cells.reduce((sum, cell) => sum + (cell?.length ?? 0) + 1, 0);
    if (row.cells.some((cell) => cell !== null)) batch.push(row);
    if (batch.length < ROWS_PER_BATCH) continue;
    yield { rows: batch, percent: Math.min(99, Math.floor((length / text.length) * 100)) };
    batch = [];
  }
  yield { rows: batch, percent: 100 };
}

function requireWithinLimits(row: {
  readonly lineNo: number;
  readonly cells: readonly (string | null)[];
}): void {
  const { columns, cellLength } = SHEET_LIMITS;
  if (row.cells.length > columns)
    throw new RuleViolation('FILE_TOO_MANY_COLUMNS', { max: columns });
  if (row.cells.some((cell) => cell !== null && cell.length > cellLength)) {
    throw new RuleViolation('FILE_CELL_TOO_LONG', { lineNo: row.lineNo, max: cellLength });
  }
}

function csvText(file: Buffer): string {
  if (file[0] === 0xff && file[1] === 0xfe) return new TextDecoder('utf-16le').decode(file);
  if (file[0] === 0xfe && file[1] === 0xff) return new TextDecoder('utf-16be').decode(file);
  // No text of an operator holds a zero byte; a picture or a program does.
  if (file.subarray(0, 65_536).includes(0)) throw new RuleViolation('FILE_NOT_SPREADSHEET');
  return decoded(file, 'utf-8') ?? decoded(file, 'gb18030') ?? unknownEncoding();
}

function decoded(file: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(file);
  } catch {
    return null;
  }
}

function unknownEncoding(): never {
  throw new RuleViolation('FILE_ENCODING_UNKNOWN');
}
