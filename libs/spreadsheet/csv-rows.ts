import { RuleViolation } from '#libs/fund/rule-violation';
import { CsvScanner } from '#libs/spreadsheet/csv-scanner';
import { SHEET_LIMITS, type SheetBatch, type SheetRow } from '#libs/spreadsheet/sheet';

const ROWS_PER_BATCH = 1_000;

/** Rows of a csv in UTF-8 (with or without its mark), UTF-16 as Excel saves it, or GB18030. */
export function* csvRows(file: Buffer): Generator<SheetBatch> {
  const scanner = new CsvScanner(csvText(file));
  let rows: SheetRow[] = [];
  for (let cells = scanner.next(); cells !== null; cells = scanner.next()) {
    if (scanner.lineNo > SHEET_LIMITS.lines) {
      throw new RuleViolation('FILE_TOO_MANY_ROWS', { max: SHEET_LIMITS.rows });
    }
    if (cells.every((cell) => cell === '')) continue;
    rows.push({ lineNo: scanner.lineNo, cells: cells.map((cell) => (cell === '' ? null : cell)) });
    if (rows.length < ROWS_PER_BATCH) continue;
    yield { rows, percent: scanner.percent };
    rows = [];
  }
  yield { rows, percent: 100 };
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
