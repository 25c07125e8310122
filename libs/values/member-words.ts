import { plainIdentifierOf } from '#libs/values/identifier';

/** What somebody typed who looks for a member: his name, his account, his ID number, or the account of his unit. */
export type MemberWords = 'name' | 'account' | 'id' | 'unit';

/** 11 digits of which the first two are the branch. */
const UNIT_ACCOUNT = /^0\d{10}$/;
/** Of 12 digits; its beginning is enough. */
const ACCOUNT = /^\d{1,12}$/;

/** Read off the form of what was typed: digits are a number, as are letters with digits (passports); all else is a name. */
export function memberWordsOf(typed: string): MemberWords {
  const plain = plainIdentifierOf(typed);
  if (UNIT_ACCOUNT.test(plain)) return 'unit';
  if (ACCOUNT.test(plain)) return 'account';
  return /\d/.test(plain) && /^[A-Z0-9]+$/.test(plain) ? 'id' : 'name';
}
