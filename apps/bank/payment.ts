import type { NewEntry } from '#apps/bank/bank-book';
import { readYuan } from '#libs/values/yuan';

/** How a payer may pay, rightly and wrongly. */
export const WAYS = {
  exact: '按金额足额付款',
  short: '少付1元',
  twice: '重复付款两次',
  marked: '附言写错一位数字',
  late: '银行延迟一分钟通知',
  bounce: '支票退票（不入账）',
} as const;
export type Way = keyof typeof WAYS;

const LATE_MS = 60_000;
const YUAN = 100;

/** What the form says; texts as they were typed. */
export type Payment = Readonly<
  Record<'account' | 'payerName' | 'payerAccount' | 'remark' | 'amount' | 'way', string>
>;

/** What each way makes of a payment; null where it is none. */
const ENTRIES: Readonly<Record<Way, (entry: NewEntry) => NewEntry[] | null>> = {
  exact: (entry) => [entry],
  short: (entry) => {
    const fen = Number(entry.fen) - YUAN;
    return fen > 0 ? [{ ...entry, fen: String(fen) }] : null;
  },
  twice: (entry) => [entry, entry],
  marked: (entry) => [{ ...entry, remark: misprinted(entry.remark) }],
  late: (entry) => [{ ...entry, tellAfterMs: LATE_MS }],
  bounce: () => [],
};

/** The entries a payment makes at the bank: none where a cheque bounces. Null where it is no payment. */
export function entriesOf(payment: Payment, accounts: readonly string[]): NewEntry[] | null {
  const { account, payerName, payerAccount, remark, amount, way } = payment;
  const fen = readYuan(amount);
  if (!accounts.includes(account) || fen === null || fen <= 0 || !isWay(way)) return null;
  const payer = { payerName, payerAccount, remark, summary: '转账' };
  return ENTRIES[way]({ account, fen: String(fen), ...payer, tellAfterMs: 0 });
}

function isWay(way: string): way is Way {
  return Object.hasOwn(WAYS, way);
}

/** The last digit is another one: what a check digit is for. */
function misprinted(remark: string): string {
  return remark.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
}
