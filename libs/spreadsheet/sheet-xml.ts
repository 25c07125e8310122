import { letterOf } from '#libs/spreadsheet/column-letters';
import type { SharedTexts } from '#libs/spreadsheet/shared-texts';
import { pagesOf, type OutColumn, type OutRow, type OutRows } from '#libs/spreadsheet/out-sheet';

/** A piece is compressed and sent while the next is written. */
const PIECE_LENGTH = 64 * 1_024;

/** The cell formats of styles.xml, by their place in it. */
const STYLES = [
  { format: '', red: false },
  { format: '@', red: false },
  { format: '#,##0.00', red: false },
  { format: '@', red: true },
  { format: '#,##0.00', red: true },
] as const;

export interface SheetLayout {
  readonly columns: readonly OutColumn[];
  /** Written as row 1; none where the rows bring it with them. */
  readonly hasHeader: boolean;
  readonly frozenRows: number;
}

/** A worksheet's XML, a piece at a time: memory does not grow with the rows. */
export async function* sheetXml(
  layout: SheetLayout,
  rows: OutRows,
  shared: SharedTexts,
): AsyncGenerator<Buffer> {
  const write = rowWriter(layout.columns, shared);
  let text = opening(layout);
  let rowNo = 0;
  if (layout.hasHeader) {
    const titles = layout.columns.map(({ title }) => title);
    text += write((rowNo += 1), titles);
  }
  for await (const page of pagesOf(rows))
    for (const row of page) {
      text += write((rowNo += 1), row);
      if (text.length < PIECE_LENGTH) continue;
      yield Buffer.from(text);
      text = '';
    }
  yield Buffer.from(`${text}</sheetData></worksheet>`);
}

/** Everything that does not change from row to row is made once. What is blank has its column's form, and no cell. */
function rowWriter(columns: readonly OutColumn[], shared: SharedTexts) {
  const begun = columns.map((column, at) => ({
    reference: `<c r="${letterOf(at)}`,
    style: `" s="${String(styleOf(column))}"`,
  }));
  return (rowNo: number, row: OutRow): string => {
    const no = String(rowNo);
    let text = `<row r="${no}">`;
    for (let at = 0; at < row.length; at += 1) {
      const cell = row[at] ?? '';
      if (cell === '') continue;
      const { reference, style } = begun[at] ?? { reference: `<c r="${letterOf(at)}`, style: '"' };
      const value = typeof cell === 'number' ? `><v>${String(cell)}</v></c>` : shared.cell(cell);
      text += reference + no + style + value;
    }
    return `${text}</row>`;
  };
}

function opening({ columns, frozenRows }: SheetLayout): string {
  const widths = columns.map(
    (column, at) =>
      `<col min="${String(at + 1)}" max="${String(at + 1)}" width="${String(column.width)}" style="${String(styleOf(column))}" customWidth="1"/>`,
  );
  const pane = `<pane ySplit="${String(frozenRows)}" topLeftCell="A${String(frozenRows + 1)}" activePane="bottomLeft" state="frozen"/>`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    `<sheetViews><sheetView workbookViewId="0">${frozenRows > 0 ? pane : ''}</sheetView></sheetViews>` +
    `${widths.length > 0 ? `<cols>${widths.join('')}</cols>` : ''}<sheetData>`
  );
}

/** Money is a number with two decimals, everything else text. */
export function formatOf({ kind }: OutColumn): string {
  return kind === 'money' ? '#,##0.00' : '@';
}

function styleOf(column: OutColumn): number {
  return STYLES.findIndex(
    ({ format, red }) => format === formatOf(column) && red === (column.red === true),
  );
}

/** The part of the workbook that says what the cells' formats are. */
export function stylesXml(): string {
  const formats = STYLES.map(
    ({ format, red }) =>
      `<xf numFmtId="${format === '' ? '0' : format === '@' ? '49' : '4'}" fontId="${red ? '1' : '0'}" fillId="0" borderId="0" xfId="0"${format === '' ? '' : ' applyNumberFormat="1"'}${red ? ' applyFont="1"' : ''}/>`,
  );
  const font = (colour: string) => `<font><sz val="11"/>${colour}<name val="Calibri"/></font>`;
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">' +
    `<fonts count="2">${font('')}${font('<color rgb="FFC00000"/>')}</fonts>` +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="${String(formats.length)}">${formats.join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}
