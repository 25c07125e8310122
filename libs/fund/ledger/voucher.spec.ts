import { describe, expect, it } from '@jest/globals';
import type { LedgerCode, SubKind } from '#libs/fund/ledger/chart';
import {
  raisedBy,
  requireVoucher,
  reversedLines,
  type VoucherLine,
} from '#libs/fund/ledger/voucher';

const DAYS = { valueDate: '2026-11-28', postingDay: '2026-11-28' };
const BACK = { ...DAYS, reversalOf: '1' };

function line(account: LedgerCode, kind: SubKind, side: 'D' | 'C', amountFen: bigint): VoucherLine {
  return { at: { account, kind, owner: '1', unitId: kind === 'bank' ? null : 1 }, side, amountFen };
}
const receipt = (debit: bigint, credit: bigint) => [
  line('101', 'bank', 'D', debit),
  line('219', 'unallocated', 'C', credit),
];
const outcome = (
  lines: readonly VoucherLine[],
  head: typeof DAYS & { reversalOf?: string } = DAYS,
) => {
  try {
    requireVoucher(lines, head);
    return 'taken';
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe('a voucher', () => {
  it('is taken when its debits equal its credits, and refused one fen off', () => {
    expect(outcome(receipt(100n, 100n))).toBe('taken');
    expect(outcome(receipt(100n, 99n))).toBe('VOUCHER_UNBALANCED');
    expect(outcome(receipt(99n, 100n))).toBe('VOUCHER_UNBALANCED');
  });

  it('has two lines at least', () => {
    expect(outcome([line('101', 'bank', 'D', 1n)])).toBe('VOUCHER_TOO_SHORT');
  });

  it.each([
    ['one fen', 1n, 'taken'],
    ['nothing', 0n, 'VOUCHER_AMOUNT_SIGN'],
    ['less than nothing', -1n, 'VOUCHER_AMOUNT_SIGN'],
    ['the largest safe integer', 9_007_199_254_740_991n, 'taken'],
    ['one fen more than that', 9_007_199_254_740_992n, 'VOUCHER_TOO_LARGE'],
  ])('over %s', (_, amount, code) => {
    expect(outcome(receipt(amount, amount))).toBe(code);
  });

  it('is refused when its lines are safe and their sum is not', () => {
    const most = 9_007_199_254_740_991n;
    expect(outcome([...receipt(most, most), ...receipt(1n, 1n)])).toBe('VOUCHER_TOO_LARGE');
  });

  it('stands in sub-accounts of its accounts', () => {
    expect(outcome([line('101', 'unallocated', 'D', 1n), line('201', 'unit', 'C', 1n)])).toBe(
      'VOUCHER_SUB_ACCOUNT',
    );
  });

  it('names its days', () => {
    expect(outcome(receipt(1n, 1n), { ...DAYS, valueDate: '2026-1-1' })).toBe(
      'VOUCHER_DAY_MALFORMED',
    );
    expect(outcome(receipt(1n, 1n), { ...DAYS, postingDay: '' })).toBe('VOUCHER_DAY_MALFORMED');
  });
});

describe('a reversal', () => {
  it('has the same accounts and sides with the opposite sign', () => {
    const back = reversedLines(receipt(100n, 100n));
    expect(back.map(({ side, amountFen }) => [side, amountFen])).toEqual([
      ['D', -100n],
      ['C', -100n],
    ]);
    expect(outcome(back, BACK)).toBe('taken');
  });

  it('never adds, and nothing else takes away', () => {
    expect(outcome(receipt(1n, 1n), BACK)).toBe('VOUCHER_AMOUNT_SIGN');
    expect(outcome(reversedLines(receipt(1n, 1n)))).toBe('VOUCHER_AMOUNT_SIGN');
  });
});

describe('a balance', () => {
  it('rises by a line on its account’s own side and falls by one on the other', () => {
    expect(raisedBy(line('101', 'bank', 'D', 5n))).toBe(5n);
    expect(raisedBy(line('101', 'bank', 'C', 5n))).toBe(-5n);
    expect(raisedBy(line('201', 'unit', 'C', 5n))).toBe(5n);
    expect(raisedBy(line('201', 'unit', 'D', 5n))).toBe(-5n);
  });
});
