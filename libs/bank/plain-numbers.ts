import { identifierOf } from '#libs/values/identifier';

/** A serial however a file or a message writes it: narrow, in capitals, without blanks. Two spellings are one entry. */
export function plainSerial(typed: string): string {
  return identifierOf(typed);
}

/** An account number of a bank, digits and letters alone; masked ones keep what they show. */
export function plainBankAccount(typed: string): string {
  return identifierOf(typed).replace(/[^0-9A-Z*-]/g, '');
}
