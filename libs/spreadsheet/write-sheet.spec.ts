import { describe, expect, it } from '@jest/globals';
import type { OutCell } from '#libs/spreadsheet/out-sheet';
import { xlsxStream } from '#libs/spreadsheet/write-sheet';
import { bytesOf, rowsOf } from '#test/builders/workbook.builder';

const columns = [
  { title: '摘要', kind: 'text' as const, width: 10 },
  { title: '发生额', kind: 'money' as const, width: 10 },
];

async function readBack(rows: readonly OutCell[][]) {
  return (await rowsOf(await bytesOf(xlsxStream('表', columns, rows)))).map(({ cells }) => cells);
}

describe('a workbook written as a stream', () => {
  it.each([
    ['the same text in many cells', Array.from({ length: 50 }, () => '汇缴 2026-07')],
    ['more texts than are kept', Array.from({ length: 5_000 }, (_, at) => `业务 ${String(at)}`)],
    ['a long one', ['长'.repeat(500)]],
    ['signs of XML', ['<a & "b">']],
    ['what looks like the number of a sign', ['a_x4E8C_b', '_x003D_1+1', '_x005F_x003D_']],
    ['a sign that XML cannot hold', ['甲\u0001乙']],
  ])('says what was given to it: %s', async (_, texts) => {
    const read = await readBack(texts.map((text) => [text, 1.5]));
    expect(read.slice(1)).toEqual(texts.map((text) => [text, '1.5']));
  });

  it('has no cell for what is blank, and every other in its place', async () => {
    expect(
      await readBack([
        [null, 0.07],
        ['', null],
        ['后', -3],
      ]),
    ).toEqual([
      ['摘要', '发生额'],
      [null, '0.07'],
      ['后', '-3'],
    ]);
  });

  it('breaks off where its rows do, and asks for no more when nobody reads', async () => {
    let asked = 0;
    const ended = { early: false };
    async function* rows(): AsyncGenerator<OutCell[][]> {
      try {
        for (;;) {
          await Promise.resolve();
          yield [[`行 ${String((asked += 1))}`.repeat(40), asked]];
        }
      } finally {
        ended.early = true;
      }
    }
    const reader = xlsxStream('表', columns, rows()).getReader();
    while (asked === 0) await reader.read();
    await reader.cancel();
    for (let turn = 0; turn < 50 && !ended.early; turn += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(ended.early).toBe(true);

    async function* broken(): AsyncGenerator<OutCell[][]> {
      yield [['一', await Promise.resolve(1)]];
      throw new Error('the database is gone');
    }
    await expect(bytesOf(xlsxStream('表', columns, broken()))).rejects.toThrow();
  });
});
