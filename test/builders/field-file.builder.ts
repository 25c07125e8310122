import { encodeGbk } from '#test/builders/gbk.builder';
import { packed, partsOf, sheetXml, workbookRelations } from '#test/builders/raw-xlsx.builder';

/** Rows of a file as they stand in its XML or its csv. */
export const TITLES = ['序号', '个人账号', '姓名', '证件号码', '调整后缴存基数'];

type Cells = readonly string[];

export const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
export const number = (value: string) => `<c><v>${value}</v></c>`;
export const row = (lineNo: number, cells: string, more = '') =>
  `<row r="${String(lineNo)}"${more}>${cells}</row>`;
export const texts = (lineNo: number, cells: Cells, more = '') =>
  row(lineNo, cells.map(text).join(''), more);
export const header = (lineNo = 1) => texts(lineNo, TITLES);
export const book = (...rows: string[]) =>
  packed(partsOf({ 'xl/worksheets/sheet1.xml': sheetXml(rows.join('')) }));
/** A workbook whose day 0 is 1 January 1904; cells of style 1 show dates. */
export const workbook1904 = (...rows: string[]) =>
  packed(
    partsOf({
      'xl/workbook.xml':
        '<workbook><workbookPr date1904="1"/><sheets><sheet name="s" sheetId="1" r:id="rId1"/></sheets></workbook>',
      'xl/_rels/workbook.xml.rels': workbookRelations({ styles: 'styles.xml' }),
      'xl/styles.xml': '<styleSheet><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>',
      'xl/worksheets/sheet1.xml': sheetXml(rows.join('')),
    }),
  );

const OLE_MARK = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const OLE_SECTOR = 512;
const OLE_ENTRY = 128;

/** The container of old Office files and of those with a password: its mark, and its parts by name. */
export const oleFile = (...parts: string[]) =>
  Buffer.concat([
    OLE_MARK,
    Buffer.alloc(OLE_SECTOR - OLE_MARK.length),
    ...['Root Entry', ...parts].map((name) => {
      const entry = Buffer.alloc(OLE_ENTRY);
      entry.write(name, 'utf16le');
      entry.writeUInt16LE((name.length + 1) * 2, 64);
      return entry;
    }),
  ]);
export const csv = (separator: string, ...rows: Cells[]) =>
  rows.map((cells) => cells.join(separator)).join('\r\n');

/** In GB18030, with these bytes where the text has '~'. */
export const csvWithBytes = (content: string, bytes: readonly number[]) => {
  const [before = '', behind = ''] = content.split('~');
  return Buffer.concat([encodeGbk(before), Buffer.from(bytes), encodeGbk(behind)]);
};

/** A row of texts with one cell written in another way. */
export const textsBut = (lineNo: number, cells: Cells, column: number, cell: string) =>
  row(lineNo, cells.map((value, at) => (at === column ? cell : text(value))).join(''));

/** The first person's name is a shared string of runs, with hints of pronunciation. */
export const richBook = (first: Cells, second: Cells) => {
  const runs = [...(first[2] ?? '')].map(
    (sign) => `<r><rPr><b/></rPr><t xml:space="preserve">${sign}</t></r>`,
  );
  const shared = `<sst><si>${runs.join('')}<rPh sb="0" eb="1"><t>zhang</t></rPh><phoneticPr/></si></sst>`;
  const named = textsBut(2, first, 2, '<c t="s"><v>0</v></c>');
  return packed(
    partsOf({
      'xl/_rels/workbook.xml.rels': workbookRelations({ sharedStrings: 'SharedStrings.xml' }),
      'xl/sharedStrings.xml': shared,
      'xl/worksheets/sheet1.xml': sheetXml(header() + named + texts(3, second)),
    }),
  );
};

/** The strict edition, with a prefix, targets from the root and part names in other letters. */
export const strictBook = (...rows: Cells[]) => {
  const cell = (value: string) => `<x:c t="inlineStr"><x:is><x:t>${value}</x:t></x:is></x:c>`;
  const line = (cells: Cells) => `<x:row>${cells.map(cell).join('')}</x:row>`;
  const office = 'http://purl.oclc.org/ooxml/officeDocument/relationships';
  const relations = (type: string, target: string) =>
    `<Relationships><Relationship Id="rId1" Type="${office}/${type}" Target="${target}"/></Relationships>`;
  return packed({
    '_rels/.rels': relations('officeDocument', '/xl/workbook.xml'),
    'xl/workbook.xml':
      '<x:workbook xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheets><x:sheet name="s" r:id="rId1"/></x:sheets></x:workbook>',
    'xl/_rels/workbook.xml.rels': relations('worksheet', '/xl/worksheets/Sheet1.xml'),
    'XL/Worksheets/sheet1.xml': `<x:worksheet xmlns:x="http://purl.oclc.org/ooxml/spreadsheetml/main"><x:sheetData>${rows.map(line).join('')}</x:sheetData></x:worksheet>`,
  });
};
