import type { Text } from '#libs/texts/text';
import { digitsOf, identifierOf, plainIdentifierOf } from '#libs/values/identifier';
import { nameOf } from '#libs/values/name';
import { readDate, readDay, readMonth, readMonths } from '#libs/values/date-text';
import { emailOf, mobileOf, phoneOf } from '#libs/values/reach';
import {
  narrow,
  narrowLetters,
  usualCharacters,
  withoutBlanks,
  withoutUnseen,
  withPlainBlanks,
} from '#libs/values/visible-text';

/** How a kind of value is tidied, what it must look like then, and the rule in words. */
interface Kind {
  readonly tidy: (typed: string) => string;
  readonly form: RegExp;
  readonly rule: Text;
}

const line = (typed: string): string =>
  withPlainBlanks(usualCharacters(narrowLetters(withoutUnseen(typed))));
const plain = (typed: string): string => withoutBlanks(narrow(withoutUnseen(typed)));

const digits = (least: number, most: number): Pick<Kind, 'form' | 'rule'> => {
  const count = least === most ? String(least) : `${least}–${most}`;
  return {
    form: new RegExp(`^\\d{${least},${most}}$`),
    rule: { zh: `${count}位数字`, en: `${count} digits` },
  };
};

/** Every kind of value that is typed, pasted or read from a file. What is not listed here has no form. */
export const VALUE_KINDS = {
  address: {
    tidy: line,
    form: /\p{L}/u,
    rule: { zh: '含有文字的内容', en: 'a text with letters' },
  },
  line: { tidy: line, form: /\P{Z}/u, rule: { zh: '一行文字', en: 'a line of text' } },
  'person-name': {
    tidy: nameOf,
    form: /\p{L}/u,
    rule: { zh: '含有文字的内容', en: 'a text with letters' },
  },
  'unit-name': {
    tidy: line,
    form: /\p{L}/u,
    rule: { zh: '含有文字的内容', en: 'a text with letters' },
  },
  'login-name': {
    tidy: plain,
    form: /^\S{1,40}$/u,
    rule: { zh: '1–40个字符', en: '1–40 characters' },
  },
  'account-number': {
    tidy: plainIdentifierOf,
    form: /^[0-9A-Z]{4,12}$/,
    rule: { zh: '4–12位数字或字母', en: '4–12 digits or letters' },
  },
  'unit-account': { tidy: digitsOf, ...digits(1, 12) },
  'account-beginning': { tidy: plainIdentifierOf, ...digits(1, 12) },
  'business-number': { tidy: digitsOf, ...digits(16, 16) },
  'identity-number': {
    tidy: plainIdentifierOf,
    form: /^[0-9A-Z]{5,32}$/,
    rule: { zh: '5–32位数字或字母', en: '5–32 digits or letters' },
  },
  'credit-code': {
    tidy: plainIdentifierOf,
    form: /^[0-9A-HJ-NPQRTUWXY]{18}$/,
    rule: {
      zh: '18位数字或大写字母，不含I、O、S、V、Z',
      en: '18 digits or capitals without I, O, S, V, Z',
    },
  },
  'bank-account': { tidy: digitsOf, ...digits(8, 32) },
  'mobile-phone': {
    tidy: mobileOf,
    form: /^1\d{10}$/,
    rule: { zh: '11位数字，以1开头', en: '11 digits that begin with 1' },
  },
  phone: {
    tidy: phoneOf,
    form: /^\d[\d-]{5,18}\d$/,
    rule: { zh: '7–20位数字，可用“-”分隔', en: '7–20 digits, with hyphens if need be' },
  },
  'account-status': { tidy: digitsOf, ...digits(2, 2) },
  'row-id': { tidy: digitsOf, ...digits(1, 20) },
  postcode: { tidy: digitsOf, ...digits(6, 6) },
  email: {
    tidy: emailOf,
    form: /^[^@\s<>()[\]:;,"\\]+@[^@\s<>()[\]:;,"\\.]+(?:\.[^@\s<>()[\]:;,"\\.]+)+$/,
    rule: { zh: '形如name@example.com的地址', en: 'an address like name@example.com' },
  },
  'pay-day': { tidy: readDay, form: /^(?:[1-9]|1\d|2[0-8])$/, rule: { zh: '1–28', en: '1–28' } },
  month: {
    tidy: readMonth,
    form: /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])$/,
    rule: { zh: '年月（如202611）', en: 'a month like 202611' },
  },
  months: {
    tidy: readMonths,
    form: /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:-(?:19|20)\d{2}(?:0[1-9]|1[0-2]))?$/,
    rule: {
      zh: '年月（如202611），或起止年月（如202607至202611）',
      en: 'a month like 202611, or two like 202607-202611',
    },
  },
  date: {
    tidy: readDate,
    form: /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
    rule: { zh: '日期（如2026-09-01）', en: 'a date like 2026-09-01' },
  },
  'one-time-code': { tidy: digitsOf, ...digits(6, 6) },
  'receipt-code': {
    tidy: plainIdentifierOf,
    form: /^[0-9A-Z]{1,24}$/,
    rule: { zh: '数字和字母', en: 'digits and letters' },
  },
  fen: { tidy: identifierOf, ...digits(1, 13) },
  'basis-points': {
    tidy: identifierOf,
    form: /^(?:0|[1-9]\d{0,3}|10000)$/,
    rule: { zh: '百分比，如8%、12.5%', en: 'a percentage like 8% or 12.5%' },
  },
} as const satisfies Readonly<Record<string, Kind>>;

export type ValueKind = keyof typeof VALUE_KINDS;
