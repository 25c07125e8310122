import { Readable } from 'node:stream';
import { escaped, SharedTexts } from '#libs/spreadsheet/shared-texts';
import { sheetXml, stylesXml, type SheetLayout } from '#libs/spreadsheet/sheet-xml';
import type { OutRows } from '#libs/spreadsheet/out-sheet';
import { zipped, type ZipPart } from '#libs/spreadsheet/zip-writer';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const SHEET = 'xl/worksheets/sheet1.xml';

/** A workbook of one sheet as a stream: what reads it sets the pace, down to the query of the rows. */
export function oneSheetWorkbook(
  sheetName: string,
  layout: SheetLayout,
  rows: OutRows,
): ReadableStream<Uint8Array> {
  const file = Readable.from(zipped(workbookParts(sheetName, layout, rows)), { objectMode: false });
  return Readable.toWeb(file) as ReadableStream<Uint8Array>;
}

function* workbookParts(sheetName: string, layout: SheetLayout, rows: OutRows): Generator<ZipPart> {
  for (const [name, xml] of Object.entries(partsOf(sheetName)))
    yield { name, content: [Buffer.from(DECLARATION + xml)] };
  yield { name: 'xl/styles.xml', content: [Buffer.from(stylesXml())] };
  const shared = new SharedTexts();
  yield { name: SHEET, content: sheetXml(layout, rows, shared) };
  // Known when every cell is written.
  yield { name: 'xl/sharedStrings.xml', content: [Buffer.from(shared.xml())] };
}

function partsOf(sheetName: string): Readonly<Record<string, string>> {
  const related = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const relations = (...all: string[]) =>
    `<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`;
  const part = (name: string, type: string) =>
    `<Override PartName="/${name}" ContentType="${SPREADSHEET}.${type}+xml"/>`;
  return {
    '[Content_Types].xml':
      `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `${part('xl/workbook.xml', 'sheet.main')}${part(SHEET, 'worksheet')}${part('xl/styles.xml', 'styles')}${part('xl/sharedStrings.xml', 'sharedStrings')}</Types>`,
    '_rels/.rels': relations(related('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml':
      `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">` +
      `<sheets><sheet name="${escaped(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      related('rId1', 'worksheet', 'worksheets/sheet1.xml'),
      related('rId2', 'styles', 'styles.xml'),
      related('rId3', 'sharedStrings', 'sharedStrings.xml'),
    ),
  };
}
