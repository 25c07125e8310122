import { RuleViolation } from '#libs/fund/rule-violation';
import { csvRows } from '#libs/spreadsheet/csv-rows';
import { megabytes, SHEET_LIMITS, type SheetBatch } from '#libs/spreadsheet/sheet';
import { xlsxRows } from '#libs/spreadsheet/xlsx-rows';

export type SheetFormat = 'xlsx' | 'csv';

/** The old binary Excel, and the container of a password-protected workbook. */
const OLE_MARK = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const ZIP_MARK = Buffer.from([0x50, 0x4b]);

/** JPEG, PNG, RIFF (WebP) and PDF: what papers are kept as. None of them may be kept as a table's file too. */
const PAPER_MARKS = [[0xff, 0xd8, 0xff], [0x89, 0x50, 0x4e, 0x47], 'RIFF', '%PDF'].map((mark) =>
  typeof mark === 'string' ? Buffer.from(mark, 'latin1') : Buffer.from(mark),
);
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');

/** By content, never by name: people rename files. @throws RuleViolation that says how to save it instead. */
export function sheetFormatOf(file: Buffer): SheetFormat {
  if (file.length > SHEET_LIMITS.fileBytes) throw fileTooLarge();
  if (file.length === 0) throw new RuleViolation('FILE_EMPTY');
  if (startsWith(file, OLE_MARK))
    throw new RuleViolation(file.includes(ENCRYPTED_PACKAGE) ? 'FILE_ENCRYPTED' : 'FILE_IS_XLS');
  if (startsWith(file, ZIP_MARK)) return 'xlsx';
  if (PAPER_MARKS.some((mark) => startsWith(file, mark)))
    throw new RuleViolation('FILE_NOT_SPREADSHEET');
  // Web pages and XML tables that programs save under the name .xls.
  if (
    /^\s*(<\?xml|<!doctype|<html|<table)/i.test(file.toString('latin1', 0, 200).replace(/^ï»¿/, ''))
  ) {
    throw new RuleViolation('FILE_IS_XLS');
  }
  return 'csv';
}

/** Every row that is not blank, in batches; never more than the limits allow. */
export async function* sheetRows(file: Buffer): AsyncGenerator<SheetBatch> {
  const source = sheetFormatOf(file) === 'xlsx' ? xlsxRows(file) : csvRows(file);
  let rows = 0;
  for await (const batch of source) {
    rows += batch.rows.length;
    if (rows > SHEET_LIMITS.rows + SHEET_LIMITS.leadingRows) throw tooManyRows();
    yield batch;
  }
}

export function fileTooLarge(): RuleViolation {
  return new RuleViolation('FILE_TOO_LARGE', { max: megabytes(SHEET_LIMITS.fileBytes) });
}

export function tooManyRows(): RuleViolation {
  return new RuleViolation('FILE_TOO_MANY_ROWS', { max: SHEET_LIMITS.rows });
}

function startsWith(file: Buffer, mark: Buffer): boolean {
  return file.subarray(0, mark.length).equals(mark);
}
