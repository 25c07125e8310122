import { describe, expect, it } from '@jest/globals';
import { requireReceipt, type BankReceipt } from '#libs/fund/settlement/receipt';

const RECEIPT: BankReceipt = {
  bankAccount: '01',
  serial: '2026112900000001',
  bookedOn: '2026-11-29',
  valueOn: '2026-11-29',
  fen: 100n,
  payerName: '',
  payerAccount: '',
  remark: '',
  summary: '',
};
const outcome = (change: Partial<BankReceipt>) => {
  try {
    requireReceipt({ ...RECEIPT, ...change });
    return 'taken';
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('an entry of the bank', () => {
  it.each([
    ['one fen', 1n, 'taken'],
    ['nothing', 0n, 'RECEIPT_OF_NOTHING'],
    ['less than nothing', -1n, 'RECEIPT_NEGATIVE'],
    ['the largest amount the books hold', 9_007_199_254_740_991n, 'taken'],
    ['one fen more than that', 9_007_199_254_740_992n, 'RECEIPT_TOO_LARGE'],
  ])('of %s', (_, fen, code) => {
    expect(outcome({ fen })).toBe(code);
  });

  it.each([
    ['payerName', 200],
    ['payerAccount', 40],
    ['remark', 1_000],
    ['summary', 1_000],
  ])('is refused when its %s is longer than %i: nothing is cut', (text, most) => {
    expect(outcome({ [text]: 'x'.repeat(most) })).toBe('taken');
    expect(outcome({ [text]: 'x'.repeat(most + 1) })).toBe('RECEIPT_TEXT_TOO_LONG');
  });

  it.each([
    ['A1', 'taken'],
    ['1'.repeat(40), 'taken'],
    ['1'.repeat(41), 'RECEIPT_SERIAL_MALFORMED'],
    ['a1', 'RECEIPT_SERIAL_MALFORMED'],
    ['', 'RECEIPT_SERIAL_MALFORMED'],
    ['2.02611E+15', 'RECEIPT_SERIAL_MALFORMED'],
    ['流水1', 'RECEIPT_SERIAL_MALFORMED'],
  ])('with the number %s', (serial, code) => {
    expect(outcome({ serial })).toBe(code);
  });

  it.each([
    ['2026-02-28', 'taken'],
    ['2028-02-29', 'taken'],
    ['2027-02-29', 'RECEIPT_DAY_MALFORMED'],
    ['2026-13-01', 'RECEIPT_DAY_MALFORMED'],
    ['20261129', 'RECEIPT_DAY_MALFORMED'],
  ])('of the day %s', (day, code) => {
    expect(outcome({ bookedOn: day })).toBe(code);
    expect(outcome({ valueOn: day })).toBe(code);
  });
});
