import { describe, expect, it } from '@jest/globals';
import { readStatement, STATEMENT_LINES_MAX } from '#libs/bank/statement-file';
import { xlsxStream } from '#libs/spreadsheet/write-sheet';
import { encodeGbk } from '#test/builders/gbk.builder';

const HEADER = '交易流水号,交易日期,借方发生额,贷方发生额,余额,对方户名,对方账号,摘要,附言';
const LINES = [
  'A1,20261128,,"60,000.00","161,000.00",河洛机械有限公司,6222001,转账,2026112400000018',
  'A2,20261128,500.00,,"160,500.00",河洛供电公司,6222002,电费,',
  'A3,20261129,,100.05,"160,600.05",张三,6222003,汇款,谢谢',
];
const of = (...lines: string[]) => Buffer.from([HEADER, ...lines].join('\n'));
const read = async (file: Buffer) => {
  try {
    return await readStatement(file);
  } catch (error) {
    return (error as { code?: string }).code;
  }
};
const codesOf = async (line: string) => {
  const { lines, refused } = await readStatement(of(line));
  return [lines.length, ...refused.map(({ lineNo, code }) => `${String(lineNo)} ${code}`)];
};

describe('a bank’s statement file', () => {
  it('tells what came and what went, line by line, and the balance after the last', async () => {
    const { lines, refused, closingFen } = await readStatement(of(...LINES));
    expect(refused).toEqual([]);
    expect(closingFen).toBe(16_060_005n);
    expect(lines.map(({ serial, direction, fen }) => [serial, direction, fen])).toEqual([
      ['A1', 'credit', 6_000_000n],
      ['A2', 'debit', 50_000n],
      ['A3', 'credit', 10_005n],
    ]);
    expect(lines[0]).toMatchObject({
      lineNo: 2,
      bookedOn: '2026-11-28',
      valueOn: '2026-11-28',
      otherName: '河洛机械有限公司',
      otherAccount: '6222001',
      summary: '转账',
      remark: '2026112400000018',
    });
  });

  it('is the same in GBK, with titles above and a total below, tabs and quotes around numbers', async () => {
    const plain = await readStatement(of(...LINES));
    const text = [
      '河洛建设银行 账户明细',
      '账号:4100150200010001,,币种:人民币',
      HEADER.replace('贷方发生额', '贷方发生额（元）').replace('余额', '余 额'),
      ...LINES.map((line) => line.replace(/^A(\d)/, '"\tA$1"')),
      '合计,,500.00,"60,100.05",,,,,',
    ].join('\r\n');
    const file = await readStatement(encodeGbk(text));
    expect(file.accountNo).toBe('4100150200010001');
    expect(file.closingFen).toBe(plain.closingFen);
    const below = (count: number) =>
      plain.lines.map((line) => ({ ...line, lineNo: line.lineNo + count }));
    expect(file.lines).toEqual(below(2));
  });

  it('ends with the balance of its newest line, whichever way it runs', async () => {
    expect((await readStatement(of(...LINES.toReversed()))).closingFen).toBe(16_060_005n);
    const ofOneDay = LINES.slice(0, 2);
    expect((await readStatement(of(...ofOneDay))).closingFen).toBe(16_050_000n);
    expect((await readStatement(of(...ofOneDay.toReversed()))).closingFen).toBe(16_050_000n);
  });

  it('may have one amount with a mark of its direction', async () => {
    const file = Buffer.from(
      '记账日期,交易流水,借贷标志,交易金额,对方名称\n2026-11-28 08:15:03,B1,贷,12.5,张三\n2026/11/28,B2,借,-3.00,李四\n2026年11月28日,B3,C,1,王五',
    );
    const { lines, refused } = await readStatement(file);
    expect(refused).toEqual([]);
    expect(lines.map(({ bookedOn, direction, fen }) => [bookedOn, direction, fen])).toEqual([
      ['2026-11-28', 'credit', 1_250n],
      ['2026-11-28', 'debit', 300n],
      ['2026-11-28', 'credit', 100n],
    ]);
  });

  it('keeps the sign of an amount below zero, for the books to refuse', async () => {
    const { lines } = await readStatement(of('A1,20261128,,-1.00,,,,,'));
    expect(lines[0]).toMatchObject({ direction: 'credit', fen: -100n });
  });

  it('keeps what no float holds', async () => {
    const { lines } = await readStatement(of('A1,20261128,,90071992547409.93,,,,,'));
    expect(lines[0]?.fen).toBe(9_007_199_254_740_993n);
  });

  it.each([
    ['neither debit nor credit', 'A1,20261128,,,,,,,', '2 STATEMENT_LINE_OF_NOBODY'],
    ['both', 'A1,20261128,1.00,1.00,,,,,', '2 STATEMENT_LINE_OF_NOBODY'],
    ['words for an amount', 'A1,20261128,,一百元,,,,,', '2 RECEIPT_AMOUNT_MALFORMED'],
    ['a third decimal', 'A1,20261128,,1.005,,,,,', '2 RECEIPT_AMOUNT_MALFORMED'],
    ['signs nobody can show', 'A1,20261128,,1.00,,,,,a\u0001b', '2 RECEIPT_TEXT_UNREADABLE'],
    ['groups that are none', 'A1,20261128,,"1,00.00",,,,,', '2 RECEIPT_AMOUNT_MALFORMED'],
  ])('refuses by its number a line with %s, and no other', async (_, line, refusal) => {
    expect(await codesOf(line)).toEqual([0, refusal]);
    const { lines, closingFen } = await readStatement(of(line, LINES[2] ?? ''));
    expect(lines.map(({ serial }) => serial)).toEqual(['A3']);
    expect(closingFen).toBeNull();
  });

  it('takes a nought beside an amount for nothing', async () => {
    expect(await codesOf('A1,20261128,0.00,1.00,,,,,')).toEqual([1]);
  });

  it.each([
    ['has no header', '姓名,证件号码\n张三,1', 'STATEMENT_HEADER_MISSING'],
    ['has no lines', HEADER, 'STATEMENT_EMPTY'],
    ['has only a total', `${HEADER}\n合计,,,1.00,,,,,`, 'STATEMENT_EMPTY'],
    ['is a picture', '\u0089PNG\r\n', 'FILE_NOT_SPREADSHEET'],
  ])('is refused when it %s', async (_, text, code) => {
    expect(await read(Buffer.from(text, text.startsWith('\u0089') ? 'latin1' : 'utf8'))).toBe(code);
  });

  it('may be a workbook, and keeps names as they are written', async () => {
    const rows = [HEADER, 'A1,20261128,,60000,161000.5,河洛（集团）公司,6222001,转账,１２'].map(
      (line) => line.split(','),
    );
    const columns = (rows[0] ?? []).map((title) => ({ title, kind: 'text', width: 12 }) as const);
    const parts: Uint8Array[] = [];
    for await (const part of xlsxStream('明细', columns, rows.slice(1))) parts.push(part);
    const { lines, closingFen } = await readStatement(Buffer.concat(parts));
    expect(lines[0]).toMatchObject({
      fen: 6_000_000n,
      otherName: '河洛（集团）公司',
      remark: '12',
    });
    expect(closingFen).toBe(16_100_050n);
  });

  it('is refused with more lines than a cashier waits for', async () => {
    const lines = (count: number) =>
      Array.from({ length: count }, (__, at) => `C${String(at)},20261128,,1.00,,,,,`);
    const most = await readStatement(of(...lines(STATEMENT_LINES_MAX)));
    expect(most.lines).toHaveLength(STATEMENT_LINES_MAX);
    expect(await read(of(...lines(STATEMENT_LINES_MAX + 1)))).toBe('STATEMENT_TOO_LONG');
  });
});
