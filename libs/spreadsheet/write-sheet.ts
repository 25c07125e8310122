import { writeCsvStream } from 'hucre/csv';
import { writeXlsx, writeXlsxStream } from 'hucre/xlsx';
import { neutralText } from '#libs/spreadsheet/neutral-text';

export type OutCell = string | number | null;

/** Rows at hand, or coming a page at a time. */
export type OutRows = Iterable<readonly OutCell[]> | AsyncIterable<readonly OutCell[]>;

export interface OutColumn {
  readonly title: string;
  /** Identifiers and other text are written as text cells, amounts as numbers of yuan. */
  readonly kind: 'text' | 'money' | 'identifier';
  /** In characters. */
  readonly width: number;
  /** Findings of an annotated workbook. */
  readonly red?: boolean;
}

/** An xlsx as a stream of bytes: memory does not grow with the rows. */
export function xlsxStream(
  sheetName: string,
  columns: readonly OutColumn[],
  rows: OutRows,
): ReadableStream<Uint8Array> {
  return writeXlsxStream(neutralRows(rows), {
    name: sheetName,
    columns: columns.map(columnOf),
    freezePane: { rows: 1 },
  });
}

/** Rows as they stand in another sheet, their header among them. */
export function xlsxLines(
  sheetName: string,
  columns: readonly OutColumn[],
  rows: OutRows,
  frozenRows: number,
): ReadableStream<Uint8Array> {
  return writeXlsxStream(neutralRows(rows), {
    name: sheetName,
    columns: columns.map((column) => ({ width: column.width, style: columnOf(column).style })),
    freezePane: { rows: frozenRows },
  });
}

export function csvStream(
  columns: readonly OutColumn[],
  rows: OutRows,
): ReadableStream<Uint8Array> {
  // The mark lets Excel read UTF-8.
  return writeCsvStream(neutralRows(rows), {
    headers: columns.map(({ title }) => title),
    bom: true,
  });
}

/** A template: header, one example row, and a second sheet that says how to fill it in. */
export async function templateWorkbook(template: {
  readonly sheetName: string;
  readonly columns: readonly OutColumn[];
  readonly example: readonly string[];
  readonly instructionsName: string;
  readonly instructions: readonly string[];
}): Promise<Uint8Array> {
  const { columns, example, instructions } = template;
  return writeXlsx({
    sheets: [
      {
        name: template.sheetName,
        columns: columns.map((column) => ({ width: column.width, numFmt: '@' })),
        rows: [columns.map(({ title }) => title), [...example]],
        freezePane: { rows: 1 },
      },
      {
        name: template.instructionsName,
        columns: [{ width: 90 }],
        rows: instructions.map((line) => [line]),
      },
    ],
  });
}

async function* neutralRows(rows: OutRows): AsyncGenerator<OutCell[]> {
  for await (const row of rows)
    yield row.map((cell) => (typeof cell === 'string' ? neutralText(cell) : cell));
}

function columnOf(column: OutColumn) {
  const format = column.kind === 'money' ? '#,##0.00' : '@';
  const style =
    column.red === true
      ? { numFmt: format, font: { color: { rgb: 'C00000' } } }
      : { numFmt: format };
  return { header: column.title, width: column.width, style };
}
