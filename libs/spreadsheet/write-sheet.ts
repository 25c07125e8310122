import { writeCsvStream } from 'hucre/csv';
import { writeXlsx, type DataValidation } from 'hucre/xlsx';
import { choiceLists, choiceValidation } from '#libs/spreadsheet/choice-lists';
import { letterOf } from '#libs/spreadsheet/column-letters';
import { withColumnStyles } from '#libs/spreadsheet/column-styles';
import { neutralText } from '#libs/spreadsheet/neutral-text';
import { oneSheetWorkbook } from '#libs/spreadsheet/one-sheet-workbook';
import {
  pagesOf,
  type OutCell,
  type OutColumn,
  type OutRow,
  type OutRows,
} from '#libs/spreadsheet/out-sheet';
import { formatOf } from '#libs/spreadsheet/sheet-xml';
import { SHEET_LIMITS } from '#libs/spreadsheet/sheet';

/** An xlsx as a stream of bytes: memory does not grow with the rows. */
export function xlsxStream(
  sheetName: string,
  columns: readonly OutColumn[],
  rows: OutRows,
): ReadableStream<Uint8Array> {
  return oneSheetWorkbook(sheetName, { columns, hasHeader: true, frozenRows: 1 }, rows);
}

/** Rows as they stand in another sheet, their header among them. */
export function xlsxLines(
  sheetName: string,
  columns: readonly OutColumn[],
  rows: OutRows,
  frozenRows: number,
): ReadableStream<Uint8Array> {
  return oneSheetWorkbook(sheetName, { columns, hasHeader: false, frozenRows }, rows);
}

export function csvStream(
  columns: readonly OutColumn[],
  rows: OutRows,
): ReadableStream<Uint8Array> {
  // The mark lets Excel read UTF-8.
  return writeCsvStream(plainRows(columns, rows), {
    headers: columns.map(({ title }) => title),
    bom: true,
  });
}

/** A template: header, an example or rows begun, and a second sheet that says how to fill it in. Whole columns have their form. */
export async function templateWorkbook(template: {
  readonly sheetName: string;
  readonly columns: readonly OutColumn[];
  readonly rows: readonly OutRow[];
  readonly instructionsName: string;
  readonly instructions: readonly string[];
}): Promise<Uint8Array> {
  const { columns, rows, instructions } = template;
  const lists = choiceLists(columns);
  const workbook = await writeXlsx({
    namedRanges: lists.namedRanges,
    sheets: [
      {
        name: template.sheetName,
        columns: columns.map((column) => ({ width: column.width, numFmt: formatOf(column) })),
        rows: [columns.map(({ title }) => title), ...rows.map(neutralRow)],
        freezePane: { rows: 1 },
        dataValidations: columns.flatMap(validationsOf),
      },
      {
        name: template.instructionsName,
        columns: [{ width: 90 }],
        rows: instructions.map((line) => [line]),
      },
      ...lists.sheets,
    ],
  });
  return withColumnStyles(workbook);
}

function validationsOf(column: OutColumn, at: number): DataValidation[] {
  const letter = letterOf(at);
  const range = `${letter}2:${letter}${String(SHEET_LIMITS.lines)}`;
  const list = choiceValidation(column.choices, at);
  if (list !== null) return [{ ...list, range, allowBlank: true, showErrorMessage: true }];
  if (column.kind !== 'money') return [];
  const errorMessage = `${column.title}应为数字，以元为单位，最多两位小数`;
  const bounds = { operator: 'greaterThanOrEqual', formula1: '0', allowBlank: true } as const;
  return [{ type: 'decimal', ...bounds, range, showErrorMessage: true, errorMessage }];
}

/** A csv has no number formats: amounts are written with their fen. */
async function* plainRows(columns: readonly OutColumn[], rows: OutRows): AsyncGenerator<OutCell[]> {
  const isMoney = columns.map(({ kind }) => kind === 'money');
  for await (const page of pagesOf(rows))
    for (const row of page)
      yield neutralRow(row).map((cell, at) =>
        isMoney[at] === true && typeof cell === 'number' ? cell.toFixed(2) : cell,
      );
}

function neutralRow(row: OutRow): OutCell[] {
  return row.map((cell) => (typeof cell === 'string' ? neutralText(cell) : cell));
}
