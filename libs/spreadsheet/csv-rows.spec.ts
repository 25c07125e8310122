import { describe, expect, it } from '@jest/globals';
import { RuleViolation } from '#libs/fund/rule-violation';
import type { SheetRow } from '#libs/spreadsheet/sheet';
import { csvSheets } from '#libs/spreadsheet/csv-rows';
import { readingCost } from '#test/builders/reading-cost';

async function rowsOf(file: Buffer | string): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  const [likeliest] = csvSheets(Buffer.from(file));
  for await (const batch of likeliest?.rows() ?? []) rows.push(...batch.rows);
  return rows;
}
const cellsOf = async (file: Buffer | string) => (await rowsOf(file)).map(({ cells }) => cells);
const refusalOf = (file: Buffer | string) =>
  rowsOf(file).then(
    (rows) => rows.length,
    (error: unknown) =>
      error instanceof RuleViolation ? { code: error.code, ...error.details } : error,
  );

describe('a csv', () => {
  it('keeps doubled quotes, separators and line ends inside quotes, and a quote within a cell', async () => {
    expect(await cellsOf('"a ""b""","c\r\n,d"\r\n6"寸,e\r\n')).toEqual([
      ['a "b"', 'c\n,d'],
      ['6"寸', 'e'],
    ]);
  });

  it('ends its lines in each of the three ways, and counts them as the spreadsheet does', async () => {
    const rows = await rowsOf('a,1\nb,"2\r\n3"\rc,4\r\n\r\nd,5');
    expect(rows.map(({ lineNo, cells }) => [lineNo, cells[0]])).toEqual([
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
      [5, 'd'],
    ]);
  });

  it('keeps every line where it is cut into pieces, quotes among them', async () => {
    const names = Array.from({ length: 40_000 }, (_, at) => `张三${String(at)}`);
    const text = names
      .map((name, at) => (at % 7 === 0 ? `"${name},\n",1` : `${name},1`))
      .join('\n');
    const rows = await rowsOf(text);
    expect(rows.map(({ cells }) => JSON.stringify(cells[0]).replace(',\\n', ''))).toEqual(
      names.map((name) => `"${name}"`),
    );
    expect(rows.at(-1)?.lineNo).toBe(40_000);
  });

  it.each([
    ['at the end of the file', 'a,b\n1,"张三\n2,李四\n3,王五', 2],
    ['closed inside the next line', 'a,b\n1,"张三\n2,"李四"\n', 2],
    ['followed by more', 'a,b\n1,2\n3,"李四"四\n', 3],
  ])('names the line of a quotation mark without its partner: %s', async (_, text, lineNo) => {
    expect(await refusalOf(text)).toEqual({ code: 'FILE_QUOTE_OPEN', lineNo });
  });

  const length = 10 * 1024 * 1024;
  it.each([
    ['one open quote', 'FILE_QUOTE_OPEN', `a,b\n"${'a'.repeat(length)}`],
    ['an open quote before many lines', 'FILE_QUOTE_OPEN', `a,b\n1,"${'a\n'.repeat(length / 2)}`],
    ['nothing but quotes', 'FILE_CELL_TOO_LONG', '"'.repeat(length)],
    ['nothing but pairs of quotes', 'FILE_TOO_MANY_COLUMNS', '"",'.repeat(length / 3)],
    ['nothing but commas', 'FILE_TOO_MANY_COLUMNS', ','.repeat(length)],
    ['nothing but line ends', 'FILE_TOO_MANY_ROWS', '\n'.repeat(length)],
    ['nothing but old line ends', 'FILE_TOO_MANY_ROWS', '\r'.repeat(length)],
    ['one endless cell', 'FILE_CELL_TOO_LONG', 'a'.repeat(length)],
  ])('of %s is refused at once: %s', async (_, code, text) => {
    const file = Buffer.from(text);
    const { result, cpuMs, grownMb } = await readingCost(() => refusalOf(file));
    expect(result).toMatchObject({ code });
    expect(cpuMs).toBeLessThan(2_000);
    expect(grownMb).toBeLessThan(200);
  });
});

describe('the encoding of a csv', () => {
  const text = '姓名,基数\n张三,4853\n';
  const GBK = Buffer.from('d0d5c3fb2cbbf9cafd0ad5c5c8fd2c343835330a', 'hex');
  const READ = [
    ['姓名', '基数'],
    ['张三', '4853'],
  ];

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${text}`)],
    ['GBK', GBK],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()],
    ['UTF-16 without its mark', Buffer.from(text, 'utf16le')],
  ])('is seen by its bytes: %s', async (_, file) => {
    expect(await cellsOf(file)).toEqual(READ);
  });

  it.each([
    ['UTF-8', Buffer.concat([Buffer.from(`${text}李四,60`), Buffer.from([0xff, 0x0a])])],
    ['GBK', Buffer.concat([GBK, Buffer.from('c0eecbc42c3630ff0a', 'hex')])],
    ['GBK, half a character', Buffer.concat([GBK, Buffer.from('c0eecb2c36300a', 'hex')])],
  ])('does not hide a bad byte: %s', async (_, file) => {
    const rows = await cellsOf(file);
    expect(rows.slice(0, 2)).toEqual(READ);
    expect(JSON.stringify(rows[2])).toContain('\ufffd');
  });

  it('that is none is said', async () => {
    expect(await refusalOf(Buffer.alloc(1_000, 0xff))).toEqual({ code: 'FILE_ENCODING_UNKNOWN' });
    expect(await refusalOf(Buffer.from([1, 0, 0, 0, 2, 0, 44, 0, 0, 0]))).toEqual({
      code: 'FILE_NOT_SPREADSHEET',
    });
  });
});
