import { RuleViolation } from '#libs/fund/rule-violation';
import { csvSheets } from '#libs/spreadsheet/csv-rows';
import {
  damaged,
  megabytes,
  SHEET_LIMITS,
  tooManyRows,
  type Sheet,
  type SheetBatch,
} from '#libs/spreadsheet/sheet';
import { workbookSheets } from '#libs/spreadsheet/workbook';

export type SheetFormat = 'xlsx' | 'csv';

/** The old binary Excel, WPS's own, and the container of a password-protected workbook. */
const OLE_MARK = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const ZIP_MARK = Buffer.from([0x50, 0x4b]);

/** JPEG, PNG, RIFF (WebP) and PDF: what papers are kept as. None of them may be kept as a table's file too. */
const PAPER_MARKS = [[0xff, 0xd8, 0xff], [0x89, 0x50, 0x4e, 0x47], 'RIFF', '%PDF'].map((mark) =>
  typeof mark === 'string' ? Buffer.from(mark, 'latin1') : Buffer.from(mark),
);
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
/** Texts and presentations, in the same container as old tables: their main part as its directory names it. */
const OTHER_DOCUMENTS = ['WordDocument\0', 'PowerPoint Document\0'].map((name) =>
  Buffer.from(name, 'utf16le'),
);
/** Web pages and XML tables that programs save under the name .xls. */
const MARKUP = ['<?xml', '<!doctype', '<html', '<table'];
const MARKUP_BYTES = 200;

/** By content, never by name: people rename files. @throws RuleViolation that says how to save it instead. */
export function sheetFormatOf(file: Buffer): SheetFormat {
  if (file.length > SHEET_LIMITS.fileBytes) throw fileTooLarge();
  if (file.length === 0) throw new RuleViolation('FILE_EMPTY');
  if (startsWith(file, OLE_MARK)) throw oleRefusal(file);
  if (startsWith(file, ZIP_MARK)) return 'xlsx';
  if (PAPER_MARKS.some((mark) => startsWith(file, mark)))
    throw new RuleViolation('FILE_NOT_SPREADSHEET');
  const start = file.toString('latin1', 0, MARKUP_BYTES).replace('ï»¿', '').trim().toLowerCase();
  if (MARKUP.some((mark) => start.startsWith(mark))) throw new RuleViolation('FILE_IS_XLS');
  return 'csv';
}

/** What can be seen in the file, sheet by sheet; a csv once for each sign that may part its cells. */
export async function sheetsOf(file: Buffer): Promise<Sheet[]> {
  const sheets = sheetFormatOf(file) === 'xlsx' ? await workbookSheets(file) : csvSheets(file);
  return sheets.map((sheet) => ({ ...sheet, rows: () => bounded(sheet) }));
}

async function* bounded(sheet: Sheet): AsyncGenerator<SheetBatch> {
  let rows = 0;
  for await (const batch of sheet.rows()) {
    rows += batch.rows.length;
    if (rows > SHEET_LIMITS.rows + SHEET_LIMITS.leadingRows) throw tooManyRows();
    yield batch;
  }
}

function oleRefusal(file: Buffer): RuleViolation {
  if (file.includes(ENCRYPTED)) return new RuleViolation('FILE_ENCRYPTED');
  return OTHER_DOCUMENTS.some((part) => file.includes(part))
    ? damaged()
    : new RuleViolation('FILE_IS_XLS');
}

export function fileTooLarge(): RuleViolation {
  return new RuleViolation('FILE_TOO_LARGE', { max: megabytes(SHEET_LIMITS.fileBytes) });
}

function startsWith(file: Buffer, mark: Buffer): boolean {
  return file.subarray(0, mark.length).equals(mark);
}
