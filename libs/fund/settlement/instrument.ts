import { RuleViolation } from '#libs/fund/rule-violation';

/** Numbers of papers as they are kept: capitals and digits, in which there are digits enough to tell one from another. */
const NUMBER = /^(?=(?:[A-Z]*\d){6})[0-9A-Z]{6,32}$/;
const FEN_MAX = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * What a cashier records of a cheque, draft or cash slip, its number in capitals without blanks.
 * @throws RuleViolation INSTRUMENT_…
 */
export function requireInstrument({
  number,
  fen,
}: {
  readonly number: string;
  readonly fen: bigint;
}): void {
  if (!NUMBER.test(number)) throw new RuleViolation('INSTRUMENT_NUMBER_MALFORMED');
  if (fen <= 0n) throw new RuleViolation('INSTRUMENT_OF_NOTHING');
  if (fen > FEN_MAX) throw new RuleViolation('RECEIPT_TOO_LARGE');
}

/** Whether a text of the bank names a paper: the number whole, never as a part of a longer one; written in groups it is the same. */
export function namesInstrument(text: string, number: string): boolean {
  const written = text.normalize('NFKC').toUpperCase();
  const groups = [...number].join('[\\s-]?');
  return new RegExp(`(?<![0-9A-Z])${groups}(?![0-9A-Z])`).test(written);
}
