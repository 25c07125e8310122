import { describe, expect, it } from '@jest/globals';
import { RuleViolation } from '#libs/fund/rule-violation';
import { SHEET_LIMITS, UnreadableCell } from '#libs/spreadsheet/sheet';
import {
  packed,
  partsOf,
  sheetXml,
  workbookOf,
  workbookRelations,
} from '#test/builders/raw-xlsx.builder';
import { rowsOf } from '#test/builders/workbook.builder';

const cellsOf = async (file: Buffer) => (await rowsOf(file)).map(({ cells }) => cells);
const refusalOf = (file: Buffer) =>
  rowsOf(file).then(
    () => 'read',
    (error: unknown) =>
      error instanceof RuleViolation ? { code: error.code, ...error.details } : error,
  );
const ROW = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>';
const STRINGS = '<sst><si><t>张三</t></si></sst>';
const withStrings = (target: string, name: string) =>
  packed(
    partsOf({
      'xl/_rels/workbook.xml.rels': workbookRelations({ sharedStrings: target }),
      [name]: STRINGS,
      'xl/worksheets/sheet1.xml': sheetXml(ROW),
    }),
  );

describe('the parts of a workbook', () => {
  it.each([
    ['beside the workbook', 'sharedStrings.xml', 'xl/sharedStrings.xml'],
    ['in other letters', 'sharedstrings.XML', 'xl/SharedStrings.xml'],
    ['from the root', '/xl/sharedStrings.xml', 'xl/sharedStrings.xml'],
    ['by dots', '.././xl/./strings/../sharedStrings.xml', 'xl/sharedStrings.xml'],
    ['with a blank', 'shared%20strings.xml', 'xl/shared strings.xml'],
    ['with leaning slashes', 'xl\\..\\sharedStrings.xml', 'xl\\sharedStrings.xml'],
    ['under a root', '/XL/sharedStrings.xml', '/xl/sharedStrings.xml'],
  ])('are found %s', async (_, target, name) => {
    expect(await cellsOf(withStrings(target, name))).toEqual([['张三']]);
  });

  it.each(['sharedStrings', 'styles'])('that are named and missing are said: %s', async (kind) => {
    const relations = workbookRelations({ [kind]: `${kind}.xml` });
    const file = packed(partsOf({ 'xl/_rels/workbook.xml.rels': relations }));
    expect(await refusalOf(file)).toEqual({ code: 'FILE_PART_MISSING', part: `xl/${kind}.xml` });
  });

  it('that are missing are said of the sheet and the workbook too', async () => {
    for (const part of [
      'xl/worksheets/sheet1.xml',
      'xl/_rels/workbook.xml.rels',
      'xl/workbook.xml',
    ])
      expect(await refusalOf(packed(partsOf({ [part]: null })))).toMatchObject({
        code: 'FILE_PART_MISSING',
      });
  });

  it.each(['xl/worksheets/sheet1.xml', 'XL/worksheets/Sheet1.xml', 'xl/./worksheets/sheet1.xml'])(
    'that stand in it twice are refused: %s',
    async (twin) => {
      const file = packed([...Object.entries(partsOf({})), [twin, sheetXml(ROW)]]);
      expect(await refusalOf(file)).toMatchObject({ code: 'FILE_PART_TWICE' });
    },
  );

  it('are read in UTF-8, in UTF-16 with and without its mark, and as their first line says', async () => {
    const xml = sheetXml('<row><c t="inlineStr"><is><t>张三</t></is></c></row>').replace(
      ' encoding="UTF-8"',
      '',
    );
    const texts = [
      Buffer.from(`\uFEFF${xml}`),
      Buffer.from(`\uFEFF${xml}`, 'utf16le'),
      Buffer.from(`\uFEFF${xml}`, 'utf16le').swap16(),
      Buffer.from(xml, 'utf16le'),
      Buffer.from(xml.replace('张三', 'é').replace('?>', ' encoding="windows-1252"?>'), 'latin1'),
    ];
    const read: unknown[] = [];
    for (const bytes of texts) read.push(...(await cellsOf(storedSheet(bytes))));
    expect(read).toEqual([['张三'], ['张三'], ['张三'], ['张三'], ['é']]);
  });

  it('whose bytes are no text are damage, not question marks', async () => {
    const xml = Buffer.from(sheetXml('<row><c t="str"><v>張</v></c></row>'));
    expect(
      await refusalOf(
        storedSheet(Buffer.from(xml.toString('latin1').replace('å¼µ', 'å¼'), 'latin1')),
      ),
    ).toEqual({ code: 'FILE_NOT_SPREADSHEET' });
  });

  it('that changed on their way are damage', async () => {
    const file = storedSheet(Buffer.from(sheetXml('<row><c><v>4853</v></c></row>')));
    file[file.indexOf('4853')] = '9'.charCodeAt(0);
    expect(await refusalOf(file)).toEqual({ code: 'FILE_NOT_SPREADSHEET' });
  });

  it('of another program say how to save the file', async () => {
    const ods = packed({
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      'content.xml': '<x/>',
    });
    expect(await refusalOf(ods)).toEqual({ code: 'FILE_OF_OTHER_PROGRAM', kind: '.ods' });
    for (const [part, kind] of [
      ['xl/workbook.bin', '.xlsb'],
      ['Index/Document.iwa', '.numbers'],
      ['uof.xml', '.uof'],
    ] as const)
      expect(await refusalOf(packed({ [part]: 'x' }))).toEqual({
        code: 'FILE_OF_OTHER_PROGRAM',
        kind,
      });
    expect(
      await refusalOf(packed({ mimetype: 'application/vnd.oasis.opendocument.text' })),
    ).toEqual({ code: 'FILE_NOT_SPREADSHEET' });
  });
});

/** The sheet's bytes as they are. */
function storedSheet(bytes: Buffer): Buffer {
  return packed(partsOf({ 'xl/worksheets/sheet1.xml': { stored: bytes } }));
}

describe('the cells of a workbook', () => {
  const styled = (formats: string, cells: string, workbook = '<workbook>') =>
    packed(
      partsOf({
        'xl/workbook.xml': `${workbook}<sheets><sheet name="s" r:id="rId1"/></sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': workbookRelations({ styles: 'styles.xml' }),
        'xl/styles.xml': `<styleSheet>${formats}</styleSheet>`,
        'xl/worksheets/sheet1.xml': sheetXml(`<row r="1">${cells}</row>`),
      }),
    );

  it('are dates where their style says so, and numbers under the format of text', async () => {
    const file = styled(
      '<numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>' +
        '<cellXfs><xf numFmtId="49"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="0"/></cellXfs>' +
        '<dxfs><dxf><numFmt numFmtId="49" formatCode="yyyy"/></dxf></dxfs>',
      [0, 1, 2, 3].map((style) => `<c s="${String(style)}"><v>46204</v></c>`).join(''),
    );
    expect(await cellsOf(file)).toEqual([['46204', '2026-07-01', '2026-07-01', '46204']]);
  });

  it('count their days from 1904 where the workbook does', async () => {
    const file = styled(
      '<cellXfs><xf numFmtId="14"/></cellXfs>',
      '<c s="0"><v>44742</v></c>',
      '<workbook><workbookPr date1904="1"/>',
    );
    expect(await cellsOf(file)).toEqual([['2026-07-01']]);
  });

  it('are errors, dates of the strict edition, formulas by their value, and cut numbers', async () => {
    const row =
      '<row r="1"><c t="e"><f>A9</f><v>#REF!</v></c><c t="d"><v>2026-07-01T00:00:00Z</v></c>' +
      '<c t="str"><f>A9</f><v>张三</v></c><c><f>""</f><v></v></c><c><v>4.10303198801010012E+17</v></c>' +
      '<c><v>100000005022</v></c></row>';
    expect(await cellsOf(workbookOf(sheetXml(row)))).toEqual([
      [
        new UnreadableCell('CELL_IS_ERROR', '#REF!'),
        '2026-07-01',
        '张三',
        null,
        new UnreadableCell('NUMBER_CUT', '410303198801010000'),
        '100000005022',
      ],
    ]);
  });

  it('that name a string nobody wrote, or stand in one place twice, are damage', async () => {
    const twice = '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>';
    for (const row of [ROW, twice])
      expect(await refusalOf(workbookOf(sheetXml(row)))).toEqual({ code: 'FILE_NOT_SPREADSHEET' });
  });

  it('of a hidden row are known as such: by filter or hand, by height, by the sheet', async () => {
    const cell = '<c t="str"><v>x</v></c>';
    const rows = [
      `<row r="1">${cell}</row>`,
      `<row r="2" hidden="1">${cell}</row>`,
      `<row r="3" ht="0" customHeight="1">${cell}</row>`,
      `<row r="4" ht="15">${cell}</row>`,
    ].join('');
    const hidden = async (xml: string) => (await rowsOf(workbookOf(xml))).map((row) => row.hidden);
    expect(await hidden(sheetXml(rows))).toEqual([false, true, true, false]);
    const unsaid = sheetXml(rows).replace(
      '<sheetData>',
      '<sheetFormatPr zeroHeight="1"/><sheetData>',
    );
    expect(await hidden(unsaid)).toEqual([true, true, true, false]);
  });
});

describe('a sheet whose whole area has a format and no content', () => {
  const rowsOfBlank = (count: number) =>
    Array.from({ length: count }, (_, at) => `<row r="${String(at + 1)}"><c s="1"/></row>`).join(
      '',
    );

  it('is read as far as one column goes', async () => {
    const last = `<row r="${String(SHEET_LIMITS.lines)}"><c r="B${String(SHEET_LIMITS.lines)}"><v>1</v></c></row>`;
    expect(await cellsOf(workbookOf(sheetXml(rowsOfBlank(20_000) + last)))).toEqual([[null, '1']]);
  });

  it('is refused beyond, with what to do', async () => {
    const xml = `<worksheet>${'<x/>'.repeat(SHEET_LIMITS.emptyElements)}`;
    const file = packed(partsOf({ 'xl/worksheets/sheet1.xml': { stored: Buffer.from(xml) } }));
    expect(await refusalOf(file)).toEqual({ code: 'FILE_MOSTLY_BLANK' });
  });
});

describe('the texts of a workbook', () => {
  const strings = (count: number) =>
    Array.from({ length: count }, (_, at) => `<si><t>${String(at)}</t></si>`).join('');
  const textsOf = (count: number) =>
    packed(
      partsOf({
        'xl/_rels/workbook.xml.rels': workbookRelations({ sharedStrings: 'sharedStrings.xml' }),
        'xl/sharedStrings.xml': `<sst>${strings(count)}</sst>`,
      }),
    );

  it('are as many as 100,000 rows of twelve columns have cells', async () => {
    expect(await refusalOf(textsOf(SHEET_LIMITS.sharedStrings))).toBe('read');
  }, 30_000);

  it('are refused beyond, with what to do', async () => {
    expect(await refusalOf(textsOf(SHEET_LIMITS.sharedStrings + 1))).toEqual({
      code: 'FILE_TOO_MANY_TEXTS',
      max: SHEET_LIMITS.sharedStrings,
    });
  }, 30_000);

  it('have as many formats within them as a sheet has blank elements', async () => {
    const runs = '<r><rPr><b/></rPr><t>张</t></r>'.repeat(SHEET_LIMITS.emptyElements / 4);
    const shared = { stored: Buffer.from(`<sst><si>${runs}</si></sst>`) };
    const relations = workbookRelations({ sharedStrings: 'sharedStrings.xml' });
    const parts = { 'xl/_rels/workbook.xml.rels': relations, 'xl/sharedStrings.xml': shared };
    expect(await refusalOf(packed(partsOf(parts)))).toMatchObject({ code: 'FILE_TOO_MANY_TEXTS' });
  }, 30_000);
});
