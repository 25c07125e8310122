import { describe, expect, it } from '@jest/globals';
import { entriesOf, type Payment } from '#apps/bank/payment';

const PAYMENT: Payment = {
  account: '01',
  payerName: '河洛机械有限公司',
  payerAccount: '6222',
  remark: '缴存2026112400000018',
  amount: '60,000.00',
  way: 'exact',
};
const told = (change: Partial<Payment>) =>
  entriesOf({ ...PAYMENT, ...change }, ['01'])?.map(({ fen, remark }) => `${fen} ${remark}`);

describe('a payment at the demonstration’s bank', () => {
  it.each([
    ['exact', ['6000000 缴存2026112400000018']],
    ['short', ['5999900 缴存2026112400000018']],
    ['twice', ['6000000 缴存2026112400000018', '6000000 缴存2026112400000018']],
    ['marked', ['6000000 缴存2026112400000019']],
    ['bounce', []],
  ])('%s makes these entries', (way, entries) => {
    expect(told({ way })).toEqual(entries);
  });

  it('late is told a minute later', () => {
    expect(entriesOf({ ...PAYMENT, way: 'late' }, ['01'])?.[0]?.tellAfterMs).toBe(60_000);
  });

  it.each([
    ['another bank’s account', { account: '02' }],
    ['no amount', { amount: '一百' }],
    ['nothing', { amount: '0' }],
    ['an unknown way', { way: 'constructor' }],
    ['less than is left out', { amount: '1', way: 'short' }],
  ])('of %s is none', (_, change) => {
    expect(told(change)).toBeUndefined();
  });
});
