import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatYuan, plainYuan } from '#libs/fund/money';
import { readYuan } from '#libs/values/yuan';

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));
const BEFORE = ['', '¥', '￥', '¥ ', 'RMB', 'CNY ', '人民币', "'", '\u202d', '\ufeff'];
const BEHIND = ['', '元', ' 元', '圆整', '元正', 'RMB', '\u202c', '\u3000', '\u00a0'];

describe('an amount', () => {
  it('is read to the fen however it is written', () => {
    const fen = fc.integer({ min: 0, max: 99_999_999_999_999 });
    const written = (amount: number) =>
      fc
        .tuple(
          fc.constantFrom(...BEFORE),
          fc.constantFrom(plainYuan(amount), formatYuan(amount)),
          fc.boolean(),
          fc.constantFrom(...BEHIND),
        )
        .map(([before, yuan, isWide, behind]) => before + (isWide ? wide(yuan) : yuan) + behind);
    fc.assert(
      fc.property(
        fen.chain((amount) => fc.tuple(fc.constant(amount), written(amount))),
        ([amount, text]) => {
          expect(readYuan(text)).toBe(amount);
        },
      ),
    );
  });

  it.each([
    ['４７５０．５０', 475_050],
    ['4，750', 475_000],
    ['4750元', 475_000],
    ['¥12,345.60', 1_234_560],
    ['￥6,000.1 元', 600_010],
    ['4750。5', 475_050],
    ['12 345.60', 1_234_560],
    ['人民币4750元整', 475_000],
    ['0004750', 475_000],
    ['0', 0],
  ])('%j is %i fen', (text, fen) => {
    expect(readYuan(text)).toBe(fen);
  });

  it.each([
    '',
    ' ',
    '-1',
    '－4750',
    '(4750)',
    '4750.123',
    '12,34',
    '1,2345',
    '4750 4800',
    '4,750 800',
    '4750.',
    '.5',
    '4.75万',
    '4.75E+03',
    '1234567890123',
    '4750元4750元',
    '四千',
    '#REF!',
    '4750\u0000',
  ])('%j is none', (text) => {
    expect(readYuan(text)).toBeNull();
  });
});
