import type { Fen } from '#libs/fund/money';
import {
  narrow,
  withoutTextMarks,
  withoutUnseen,
  withPlainBlanks,
} from '#libs/values/visible-text';

/** What stands before or behind an amount and says only that it is one. */
const CURRENCY_BEFORE = /^(?:人民币|RMB|CNY|¥) ?:? ?/i;
const CURRENCY_BEHIND = / ?(?:RMB|CNY|元|圆|¥) ?[整正]?$/i;
const PLAIN = /^(\d{1,12})(?:\.(\d{1,2}))?$/;
/** Thousands set apart by one sign throughout: what looks like two amounts is none. */
const GROUPED = /^(\d{1,3}(?:,\d{3}){1,3}|\d{1,3}(?: \d{3}){1,3})(?:\.(\d{1,2}))?$/;

/** Its first two decimals, and the first that a fen has no room for. */
const FINE = /^([\d, ]{1,20})\.(\d{2})(\d)\d*$/;
const SHOWN_LENGTH = 40;

/**
 * An amount as people write it: '４７５０．５０', '4，750', '4750元', '¥12,345.60' → fen. Null for anything else: signs, more
 * than two decimals, groups that are none, sizes beyond 12 digits.
 */
export function readYuan(typed: string): Fen | null {
  const amount = amountOf(typed);
  const match = PLAIN.exec(amount) ?? GROUPED.exec(amount);
  if (match?.[1] === undefined) return null;
  const yuan = Number(match[1].replace(/[, ]/g, ''));
  const fen = yuan * 100 + Number((match[2] ?? '').padEnd(2, '0'));
  return Number.isSafeInteger(fen) ? fen : null;
}

/** '5,166.6666' → what was read, and its fen rounded half up: of an amount with more than two decimals, for its refusal. */
export function readFineYuan(typed: string): { amount: string; roundedFen: Fen } | null {
  const amount = amountOf(typed);
  const [, whole = '', fen = '', beyond] = FINE.exec(amount) ?? [];
  const downFen = readYuan(`${whole}.${fen}`);
  if (beyond === undefined || downFen === null) return null;
  return { amount: amount.slice(0, SHOWN_LENGTH), roundedFen: downFen + (beyond < '5' ? 0 : 1) };
}

function amountOf(typed: string): string {
  return (
    withPlainBlanks(withoutTextMarks(narrow(withoutUnseen(typed))))
      .replace('\uffe5', '¥')
      // The Chinese keyboard's full stop, typed for the decimal point.
      .replace(/[。｡](?=\d{1,2}(?:\D|$))/, '.')
      .replace(/ ?([.,]) ?/g, '$1')
      .replace(CURRENCY_BEFORE, '')
      .replace(CURRENCY_BEHIND, '')
  );
}
