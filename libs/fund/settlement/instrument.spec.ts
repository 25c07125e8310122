import { describe, expect, it } from '@jest/globals';
import { namesInstrument, requireInstrument } from '#libs/fund/settlement/instrument';

const outcome = (number: string, fen: bigint) => {
  try {
    requireInstrument({ number, fen });
    return 'taken';
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('a paper that a cashier records', () => {
  it.each([
    ['123456', 'taken'],
    ['12345', 'INSTRUMENT_NUMBER_MALFORMED'],
    ['AB123456', 'taken'],
    ['ABCDE12345', 'INSTRUMENT_NUMBER_MALFORMED'],
    ['1'.repeat(32), 'taken'],
    ['1'.repeat(33), 'INSTRUMENT_NUMBER_MALFORMED'],
    ['ab123456', 'INSTRUMENT_NUMBER_MALFORMED'],
    ['', 'INSTRUMENT_NUMBER_MALFORMED'],
  ])('with the number %s', (number, code) => {
    expect(outcome(number, 1n)).toBe(code);
  });

  it.each([
    [1n, 'taken'],
    [0n, 'INSTRUMENT_OF_NOTHING'],
    [-1n, 'INSTRUMENT_OF_NOTHING'],
    [9_007_199_254_740_991n, 'taken'],
    [9_007_199_254_740_992n, 'RECEIPT_TOO_LARGE'],
  ])('over %i fen', (fen, code) => {
    expect(outcome('123456', fen)).toBe(code);
  });
});

describe('an entry of the bank', () => {
  it.each([
    ['支票12345678托收', true],
    ['12345678', true],
    ['１２３４５６７８', true],
    ['1234 5678', true],
    ['1234-5678号', true],
    ['112345678', false],
    ['123456789', false],
    ['A12345678', false],
    ['1234567', false],
    ['', false],
  ])('“%s” names the paper 12345678: %s', (text, names) => {
    expect(namesInstrument(text, '12345678')).toBe(names);
  });

  it('names a paper with letters however they are written', () => {
    expect(namesInstrument('转ab123456', 'AB123456')).toBe(true);
    expect(namesInstrument('转xab123456', 'AB123456')).toBe(false);
  });
});
