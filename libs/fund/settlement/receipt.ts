import { isCalendarDay } from '#libs/fund/identity-number';
import { RuleViolation } from '#libs/fund/rule-violation';

/** An entry of the bank that brought money, as the bank tells it. */
export interface BankReceipt {
  /** Code of the centre's bank account. */
  readonly bankAccount: string;
  /** The bank's own number of the entry: one for each, however often it is told. */
  readonly serial: string;
  /** Days of the city, 'YYYY-MM-DD'. */
  readonly bookedOn: string;
  readonly valueOn: string;
  readonly fen: bigint;
  readonly payerName: string;
  readonly payerAccount: string;
  /** 附言: what the payer wrote. */
  readonly remark: string;
  /** 摘要: what the bank wrote. */
  readonly summary: string;
}

/** In capitals: a file and a message of one entry may write its letters otherwise. */
const SERIAL = /^[0-9A-Z][0-9A-Z._/-]{0,39}$/;
/** What the books have room for: more is refused, never cut. */
const LENGTHS = { payerName: 200, payerAccount: 40, remark: 1_000, summary: 1_000 } as const;
const FEN_MAX = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * What no bank account ever receives is refused before anything is booked: nothing, less than nothing, more than the books
 * can hold, an entry without a number or a day.
 * @throws RuleViolation RECEIPT_…
 */
export function requireReceipt(receipt: BankReceipt): void {
  const { serial, bookedOn, valueOn, fen } = receipt;
  const texts = Object.entries(LENGTHS) as [keyof typeof LENGTHS, number][];
  if (texts.some(([text, most]) => receipt[text].length > most))
    throw new RuleViolation('RECEIPT_TEXT_TOO_LONG');
  if (!SERIAL.test(serial)) throw new RuleViolation('RECEIPT_SERIAL_MALFORMED');
  if (!isCalendarDay(bookedOn) || !isCalendarDay(valueOn))
    throw new RuleViolation('RECEIPT_DAY_MALFORMED');
  if (fen === 0n) throw new RuleViolation('RECEIPT_OF_NOTHING');
  if (fen < 0n) throw new RuleViolation('RECEIPT_NEGATIVE');
  if (fen > FEN_MAX) throw new RuleViolation('RECEIPT_TOO_LARGE');
}
