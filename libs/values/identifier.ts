import { narrow, withoutBlanks, withoutTextMarks, withoutUnseen } from '#libs/values/visible-text';

/** Hyphens, dashes, minus signs and what else stands between the groups of a number. */
const SEPARATORS = /[-\u2010-\u2015\u2212\u30fc\ufe58\ufe63_.,/()[\]\u3010\u3011\u3001\u00b7]/g;
const BETWEEN_DIGITS = /(?<=\d)[-\u2010-\u2015\u2212\u30fc\ufe58\ufe63_/\u00b7]+(?=\d)/g;
/** What a spreadsheet leaves of a long number it took for a quantity: '4.10303E+17'. */
const CUT_NUMBER = /^[+-]?\d(?:\.\d+)?E\+?\d{1,3}$/i;

/** Most of a file's numbers come as they are kept, and a file has a hundred thousand of them. */
const AS_KEPT = /^[\dA-Z]*$/;

/** '１２３ ４５６' → '123456', "'4101x" → '4101X': narrow, no blanks, no unseen signs, capitals. */
export function identifierOf(typed: string): string {
  if (AS_KEPT.test(typed)) return typed;
  return withoutBlanks(withoutTextMarks(narrow(withoutUnseen(typed)))).toUpperCase();
}

/** '410381-2000-0915' → '41038120000915': an identifier whose groups are set apart by signs. */
export function plainIdentifierOf(typed: string): string {
  return identifierOf(typed).replace(SEPARATORS, '');
}

/** '471-000' → '471000': digits only, whose groups are set apart. A sign before them or a decimal point makes another number. */
export function digitsOf(typed: string): string {
  return identifierOf(typed).replace(BETWEEN_DIGITS, '');
}

export function isCutNumber(typed: string): boolean {
  return CUT_NUMBER.test(identifierOf(typed));
}

/** An 18-digit number of which a spreadsheet kept 15 digits and filled up with noughts. */
export function isCutTo(typed: string, whole: string): boolean {
  return (
    typed.length === whole.length &&
    typed.length > 15 &&
    typed.endsWith('0'.repeat(typed.length - 15)) &&
    Math.abs(Number(typed.slice(0, 15)) - Number(whole.slice(0, 15))) <= 1
  );
}
