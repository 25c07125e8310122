import { narrow, withoutBlanks, withoutUnseen } from '#libs/values/visible-text';

const DASHES = /[\u2010-\u2015\u2212\u30fc\u4e00\ufe58\ufe63~_]+/g;
/** The country before a mobile number: +86, 0086, 86, in brackets or not. */
const COUNTRY = /^(?:\+|00)?86(?=1\d{10}$)/;

/** '(+86) 138-0013 8000' → '13800138000'. */
export function mobileOf(typed: string): string {
  return plain(typed)
    .replace(/[-.()]/g, '')
    .replace(COUNTRY, '');
}

/** '（0379）6321 0000转801' → '0379-63210000-801'. */
export function phoneOf(typed: string): string {
  return plain(typed)
    .replace(/^(?:\+|00)86-?(?=[(01])/, '')
    .replace(/^(?:\+|00)86-?/, '0')
    .replace(/[()]|转|分机|ext\.?/gi, '-')
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '');
}

/** 'name＠example。com', 'mailto:name@example.com', '张三<name@example.com>' → 'name@example.com'. */
export function emailOf(typed: string): string {
  const address = tight(typed)
    .replace(/[。｡]/g, '.')
    .replace(/^[^<>]*<([^<>]*)>$/, '$1');
  const bare = address.replace(/^(?:mailto:)+/i, '');
  return bare === address ? address : (bare.split('?', 1)[0] ?? '');
}

function plain(typed: string): string {
  return tight(typed).replace(DASHES, '-');
}

function tight(typed: string): string {
  return withoutBlanks(narrow(withoutUnseen(typed)));
}
