import { describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { RuleViolation } from '#libs/fund/rule-violation';
import { SHEET_LIMITS, UnreadableCell } from '#libs/spreadsheet/sheet';
import type { OutCell } from '#libs/spreadsheet/out-sheet';
import { csvStream, xlsxStream } from '#libs/spreadsheet/write-sheet';
import { packed, sheetXml, workbookOf } from '#test/builders/raw-xlsx.builder';
import { rowsOf } from '#test/builders/workbook.builder';

const noValue = new UnreadableCell('FORMULA_WITHOUT_VALUE', '');
const cellsOf = async (file: Buffer) => (await rowsOf(file)).map((row) => row.cells);
const refusalOf = (file: Buffer) =>
  rowsOf(file).then(
    () => 'read',
    (error: unknown) => (error instanceof RuleViolation ? error.code : error),
  );

describe('a picture or a PDF', () => {
  it('is no table, whatever its name: the bytes of papers are never kept as an import’s', async () => {
    const marks = ['\xff\xd8\xff\xe0JFIF', '\x89PNG\r\n', 'RIFF    WEBP', '%PDF-1.7\na,b'];
    for (const mark of marks)
      expect(await refusalOf(Buffer.from(mark, 'latin1'))).toBe('FILE_NOT_SPREADSHEET');
  });
});

describe('an xlsx file', () => {
  it('is read as text, whatever its cells are: shared and inline strings, numbers, dates, booleans', async () => {
    const file = Buffer.from(
      await writeXlsx({
        sheets: [
          {
            name: '表',
            rows: [['甲&乙<丙>', 6000.1, new Date('2026-07-01T00:00:00Z'), true, null, '末']],
          },
        ],
      }),
    );
    expect(await cellsOf(file)).toEqual([
      ['甲&乙<丙>', '6000.1', '2026-07-01', 'TRUE', null, '末'],
    ]);
  });

  it('keeps the line numbers of the spreadsheet and leaves blank rows out', async () => {
    const file = workbookOf(
      sheetXml(
        '<row r="3"><c r="B3"><v>1</v></c></row><row r="4"/><row r="9"><c r="A9"><v>2</v></c></row>',
      ),
    );
    expect(await rowsOf(file)).toEqual([
      { lineNo: 3, cells: [null, '1'], hidden: false },
      { lineNo: 9, cells: ['2'], hidden: false },
    ]);
  });

  it('shows 15 digits of a number and no exponent', async () => {
    const file = workbookOf(
      sheetXml(
        '<row r="1"><c><v>6000.1000000000004</v></c><c><v>1E+5</v></c><c><v>0.00001</v></c></row>',
      ),
    );
    expect(await cellsOf(file)).toEqual([['6000.1', '100000', '0.00001']]);
  });

  it('reads a formula by its value, and says so where it has none', async () => {
    const row =
      '<row r="1"><c><f>A2*2</f><v>12</v></c><c><f>A3</f></c><c><f>A3</f><v></v></c><c t="str"><f>""</f><v></v></c></row>';
    expect(await cellsOf(workbookOf(sheetXml(row)))).toEqual([['12', noValue, noValue]]);
  });

  it('survives being cut anywhere: entities, tags and characters across pieces', async () => {
    const words = Array.from({ length: 30_000 }, (_, at) => `赵&amp;钱${String(at)}`);
    const xml = sheetXml(
      words
        .map(
          (word, at) =>
            `<row r="${String(at + 1)}"><c t="inlineStr"><is><t>${word}</t></is></c></row>`,
        )
        .join(''),
    );
    const rows = await cellsOf(workbookOf(xml));
    expect(rows.map(([cell]) => cell)).toEqual(words.map((word) => word.replace('&amp;', '&')));
  }, 30_000);

  it('reads the first visible sheet, with phonetic hints left out', async () => {
    const file = workbookOf(
      sheetXml(
        '<row><c t="inlineStr"><is><r><t>张</t></r><r><t>三</t></r><rPh sb="0" eb="1"><t>zhang</t></rPh></is></c></row>',
      ),
    );
    expect(await cellsOf(file)).toEqual([['张三']]);
  });
});

describe('a csv file', () => {
  const text = '序号,姓名\r\n1,"张,三"\r\n\r\n2,李四\r\n';
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 as Excel saves it', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    [
      'GB18030',
      Buffer.from([
        0xd0, 0xf2, 0xba, 0xc5, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb, 0x0a, 0x31, 0x2c, 0x22, 0xd5, 0xc5,
        0x2c, 0xc8, 0xfd, 0x22, 0x0a, 0x0a, 0x32, 0x2c, 0xc0, 0xee, 0xcb, 0xc4,
      ]),
    ],
  ])('is read in %s', async (_, file) => {
    expect(await rowsOf(file)).toEqual([
      { lineNo: 1, cells: ['序号', '姓名'], hidden: false },
      { lineNo: 2, cells: ['1', '张,三'], hidden: false },
      { lineNo: 4, cells: ['2', '李四'], hidden: false },
    ]);
  });

  it('takes tabs and semicolons for separators too', async () => {
    expect(await cellsOf(Buffer.from('a\tb\n1\t2\n'))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
    expect(await cellsOf(Buffer.from('a;b\n1;2\n'))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });
});

describe('a file that is refused', () => {
  it.each([
    ['old Excel', 'FILE_IS_XLS', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3])],
    ['a web page named .xls', 'FILE_IS_XLS', Buffer.from('<html><table></table></html>')],
    [
      'a workbook with a password',
      'FILE_ENCRYPTED',
      Buffer.concat([
        Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
        Buffer.from('EncryptedPackage', 'utf16le'),
      ]),
    ],
    ['a picture', 'FILE_NOT_SPREADSHEET', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0])],
    ['a zip of something else', 'FILE_NOT_SPREADSHEET', packed({ 'a.txt': 'x' })],
    [
      'a broken zip',
      'FILE_NOT_SPREADSHEET',
      Buffer.from('PK\u0003\u0004 and nothing more of it here'),
    ],
    ['nothing', 'FILE_EMPTY', Buffer.alloc(0)],
    ['more than 20 MB', 'FILE_TOO_LARGE', Buffer.alloc(SHEET_LIMITS.fileBytes + 1, 'a')],
    [
      'a document type with entities',
      'FILE_NOT_SPREADSHEET',
      workbookOf(`<!DOCTYPE x [<!ENTITY a "aaaa">]>${sheetXml('')}`),
    ],
    [
      'a column beyond the last',
      'FILE_TOO_MANY_COLUMNS',
      workbookOf(sheetXml('<row r="1"><c r="XFD1"><v>1</v></c></row>')),
    ],
    ['a csv of too many columns', 'FILE_TOO_MANY_COLUMNS', Buffer.from(`${'a,'.repeat(64)}a\n`)],
    ['too many rows', 'FILE_TOO_MANY_ROWS', Buffer.from('1,2\n'.repeat(100_051))],
  ])('%s: %s', async (_, code, file) => {
    expect(await refusalOf(file)).toBe(code);
  });

  it('a row at the limit is taken, and a cell beyond its own is the only one not read', async () => {
    const xlsx = (cell: string) =>
      workbookOf(sheetXml(`<row r="1"><c r="BL1" t="str"><v>${cell}</v></c></row>`));
    for (const [length, read] of [
      [1_000, 'x'.repeat(1_000)],
      [1_001, new UnreadableCell('CELL_TOO_LONG', 'x'.repeat(1_001))],
    ] as const) {
      const [row] = await cellsOf(xlsx('x'.repeat(length)));
      expect([row?.length, row?.at(-1)]).toEqual([SHEET_LIMITS.columns, read]);
      expect(await cellsOf(Buffer.from(`a,${'x'.repeat(length)}\n`))).toEqual([['a', read]]);
    }
  });
});

describe('a file the hall writes', () => {
  const rows: OutCell[][] = [['=1+1', '+86', '-2', '@x', '\tx', '410303198801010012', 6000.1]];
  const columns = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((title) => ({
    title,
    kind: 'text' as const,
    width: 10,
  }));
  const bytes = async (stream: ReadableStream<Uint8Array>) =>
    Buffer.from(await new Response(stream).arrayBuffer());

  it.each([
    ['xlsx', () => xlsxStream('表', columns, rows)],
    ['csv', () => csvStream(columns, rows)],
  ])('neutralises what a spreadsheet would run, in %s', async (_, write) => {
    const read = await cellsOf(await bytes(write()));
    expect(read[1]).toEqual([
      "'=1+1",
      "'+86",
      "'-2",
      "'@x",
      "'\tx",
      '410303198801010012',
      '6000.1',
    ]);
  });

  it('writes amounts of a csv to the fen, below zero too, and other numbers as they are', async () => {
    const kinds = ['money', 'money', 'money', 'text'] as const;
    const money = kinds.map((kind) => ({ title: kind, kind, width: 10 }));
    const file = await bytes(csvStream(money, [[3428.8, 0, -12, 7]]));
    expect(file.toString().trim().split('\n')[1]).toBe('3428.80,0.00,-12.00,7');
  });
});
