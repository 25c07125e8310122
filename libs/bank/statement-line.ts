import { RuleViolation } from '#libs/fund/rule-violation';
import type { StatementColumns, StatementField } from '#libs/bank/statement-columns';
import { plainBankAccount, plainSerial } from '#libs/bank/plain-numbers';
import { readDate } from '#libs/values/date-text';
import { isUnreadable } from '#libs/values/free-text';
import {
  narrow,
  narrowLetters,
  withoutTextMarks,
  withoutUnseen,
  withPlainBlanks,
} from '#libs/values/visible-text';

/** A line of a bank statement: money that came (credit) or went (debit). */
export interface StatementLine {
  readonly lineNo: number;
  readonly serial: string;
  readonly bookedOn: string;
  readonly valueOn: string;
  readonly direction: 'credit' | 'debit';
  readonly fen: bigint;
  /** What stood in the account after it; null where the bank does not say. */
  readonly balanceFen: bigint | null;
  readonly otherName: string;
  readonly otherAccount: string;
  readonly remark: string;
  readonly summary: string;
}

const AMOUNT = /^([+-]?)(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(?:\.(\d{1,2}))?$/;
const CREDIT_MARKS = ['贷', '贷方', '收', '收入', 'C', 'CR', '+'];
const DEBIT_MARKS = ['借', '借方', '付', '支', '支出', 'D', 'DR', '-'];
/** '2026-11-29 08:15:03' and '20261129 081503' are of that day. */
const TIME = /[ T]\d{1,2}:?\d{2}(?::?\d{2})?(?:\.\d+)?$/;

/** @throws RuleViolation with the reason why nobody can book it */
export function statementLine(
  lineNo: number,
  cells: readonly string[],
  columns: StatementColumns,
): StatementLine {
  const cell = (field: StatementField) => cells[columns.get(field) ?? -1] ?? '';
  const text = (field: StatementField) => narrow(words(field));
  const words = (field: StatementField) =>
    withPlainBlanks(withoutTextMarks(narrowLetters(withoutUnseen(cell(field)))));
  const { direction, fen } = moneyOf(text);
  const bookedOn = dayOf(text('bookedOn'));
  const balance = text('balance');
  const line: StatementLine = {
    lineNo,
    serial: plainSerial(text('serial')),
    bookedOn,
    valueOn: text('valueOn') === '' ? bookedOn : dayOf(text('valueOn')),
    direction,
    fen,
    balanceFen: balance === '' ? null : fenOf(balance),
    otherName: words('otherName'),
    otherAccount: plainBankAccount(text('otherAccount')),
    remark: words('remark'),
    summary: words('summary'),
  };
  if ([line.otherName, line.remark, line.summary].some(isUnreadable))
    throw new RuleViolation('RECEIPT_TEXT_UNREADABLE');
  return line;
}

/** Of two columns, or of one with a mark. A nought in the column that has nothing is nothing. */
function moneyOf(
  text: (field: StatementField) => string,
): Pick<StatementLine, 'direction' | 'fen'> {
  const mark = text('direction').toUpperCase();
  if (mark !== '' && text('amount') !== '') {
    const fen = fenOf(text('amount'));
    if (CREDIT_MARKS.includes(mark)) return { direction: 'credit', fen };
    // Some banks give what went with a minus and the mark.
    if (DEBIT_MARKS.includes(mark)) return { direction: 'debit', fen: fen < 0n ? -fen : fen };
    throw new RuleViolation('STATEMENT_LINE_OF_NOBODY');
  }
  const [credit, debit] = [filled(text('credit')), filled(text('debit'))];
  if ((credit === null) === (debit === null)) throw new RuleViolation('STATEMENT_LINE_OF_NOBODY');
  return credit === null
    ? { direction: 'debit', fen: debit ?? 0n }
    : { direction: 'credit', fen: credit };
}

function filled(typed: string): bigint | null {
  if (typed === '' || typed === '-' || typed === '--') return null;
  const fen = fenOf(typed);
  return fen === 0n ? null : fen;
}

/** '60,000.00' → 6000000n: digits all the way, for a bank may write what no float holds. */
function fenOf(typed: string): bigint {
  const match = AMOUNT.exec(typed.replace(/^[¥￥]/, ''));
  if (match === null)
    throw new RuleViolation('RECEIPT_AMOUNT_MALFORMED', { typed: typed.slice(0, 40) });
  const [, sign, whole = '', cents = ''] = match;
  const fen = BigInt(whole.replaceAll(',', '') + cents.padEnd(2, '0'));
  return sign === '-' ? -fen : fen;
}

function dayOf(typed: string): string {
  return readDate(typed.replace(TIME, ''));
}
