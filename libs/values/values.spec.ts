import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isOfKind, ruleOf, tidied } from '#libs/values/read-value';
import { VALUE_KINDS, type ValueKind } from '#libs/values/value-kind';

const KINDS = Object.keys(VALUE_KINDS) as ValueKind[];
/** What comes along unseen when somebody copies from a chat, a web page, a property sheet or another program. */
const UNSEEN = [
  '\u00ad', // soft hyphen
  '\u034f', // combining grapheme joiner
  '\u061c', // Arabic letter mark
  '\u115f', // Hangul filler
  '\u180e', // Mongolian vowel separator
  '\u200b', // zero width space
  '\u200d', // zero width joiner
  '\u200e', // left-to-right mark
  '\u202a', // left-to-right embedding
  '\u202c', // pop directional formatting
  '\u202d', // left-to-right override
  '\u202e', // right-to-left override
  '\u2060', // word joiner
  '\u2066', // left-to-right isolate
  '\u2800', // blank of braille
  '\u3164', // filler
  '\ufe0f', // variation selector
  '\ufeff', // byte order mark
  '\uffa0', // half-width filler
  '\u{e0020}', // tag
  '\u{e0100}', // variation selector of an ideograph
];
const BLANKS = [' ', '\u00a0', '\u3000', '\t', '\u2009', '\u202f', '\n', '\r\n', '\u0085'];

/** The same value as hands and programs bring it. */
const brought = (value: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      ...[...value].map((character) =>
        fc.tuple(
          fc.constantFrom(character, wide(character)),
          fc.constantFrom('', '', ...UNSEEN, ...BLANKS),
        ),
      ),
    )
    .map((parts) => parts.flat().join(''));

function wide(character: string): string {
  return /[!-~]/.test(character) && character !== '.' && character !== '@'
    ? String.fromCharCode(character.charCodeAt(0) + 0xfee0)
    : character;
}

const GOOD: [ValueKind, string][] = [
  ['account-number', '100000007091'],
  ['unit-account', '01000000004'],
  ['business-number', '2026112400000018'],
  ['identity-number', '41030319880101001X'],
  ['credit-code', '91410300MA3XA1B2C4'],
  ['bank-account', '6222021001012345678'],
  ['mobile-phone', '13800138000'],
  ['phone', '0379-63210000'],
  ['postcode', '471000'],
  ['pay-day', '28'],
  ['month', '202611'],
  ['date', '2026-09-01'],
  ['login-name', 'first-01-a'],
  ['one-time-code', '492039'],
  ['receipt-code', 'K7QM3XW2P9HC'],
  ['email', 'name@example.com'],
];

describe('a value', () => {
  it.each(GOOD)('of the kind %s is %s however it is brought', (kind, value) => {
    fc.assert(
      fc.property(brought(value), (typed) => {
        expect(tidied(kind, typed)).toBe(value);
        expect(isOfKind(kind, tidied(kind, typed))).toBe(true);
      }),
    );
  });

  it.each(KINDS)('of the kind %s is tidy once tidied', (kind) => {
    const typed = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(typed, (text) => {
        const once = tidied(kind, text);
        if (isOfKind(kind, once)) expect(tidied(kind, once)).toBe(once);
      }),
    );
  });

  it.each(KINDS)('of the kind %s says its rule in both languages', (kind) => {
    expect([ruleOf(kind).zh, ruleOf(kind).en]).not.toContain('');
  });

  it.each(KINDS)('of the kind %s is refused with a half of a character in it', (kind) => {
    expect(isOfKind(kind, tidied(kind, 'A1\ud800'))).toBe(false);
    expect(isOfKind(kind, tidied(kind, '1\u0000'))).toBe(false);
  });
});

describe('each kind', () => {
  it.each<[ValueKind, string, string]>([
    ['mobile-phone', '138 0013 8000', '13800138000'],
    ['mobile-phone', '(+86) 138-0013-8000', '13800138000'],
    ['mobile-phone', '86 13800138000', '13800138000'],
    ['mobile-phone', '0086-138 0013 8000', '13800138000'],
    ['phone', '（０３７９）６３２１　００００', '0379-63210000'],
    ['phone', '0379－6321 0000转801', '0379-63210000-801'],
    ['phone', '+86 379 63210000', '037963210000'],
    ['identity-number', '41030319880101001x', '41030319880101001X'],
    ['identity-number', "'410381-20000915-4733", '410381200009154733'],
    ['identity-number', 'a123456（3）', 'A1234563'],
    ['credit-code', '91410300ma3xa1b2c4', '91410300MA3XA1B2C4'],
    ['bank-account', '6222 0210 0101 2345 678', '6222021001012345678'],
    ['pay-day', '５号', '5'],
    ['pay-day', '05日', '5'],
    ['month', '2026年7月', '202607'],
    ['month', '2026-07', '202607'],
    ['month', '2026/7', '202607'],
    ['months', '2026年7月', '202607'],
    ['months', '202601-202606', '202601-202606'],
    ['months', '2026-01至2026-06', '202601-202606'],
    ['months', '2026年11月—2027年2月', '202611-202702'],
    ['months', '2026年1月至6月', '202601-202606'],
    ['months', '２０２６年１－６月', '202601-202606'],
    ['months', '2026年1月份到6月份', '202601-202606'],
    ['email', 'name＠example。com', 'name@example.com'],
    ['email', 'mailto:name@example.com', 'name@example.com'],
    ['email', 'MAILTO:name@example.com?subject=a', 'name@example.com'],
    ['email', '张三<name@example.com>', 'name@example.com'],
    ['email', '“张三” ＜mailto:name@example.com＞', 'name@example.com'],
    ['postcode', '471-023', '471023'],
    ['bank-account', '6222-0210—0101 2345', '6222021001012345'],
    ['address', '西 工 区', '西 工 区'],
    ['line', ' 洛阳市 \t涧西区１２号（东院）', '洛阳市 涧西区12号（东院）'],
    ['line', '⼩明', '小明'],
    ['unit-name', '洛阳某某（集团）有限公司', '洛阳某某（集团）有限公司'],
  ])('%s: %j is kept as %j', (kind, typed, kept) => {
    expect(tidied(kind, typed)).toBe(kept);
    expect(isOfKind(kind, kept)).toBe(true);
  });

  it.each<[ValueKind, string]>([
    ['mobile-phone', '1380013800'],
    ['mobile-phone', '138001380000'],
    ['mobile-phone', '23800138000'],
    ['phone', '632100'],
    ['identity-number', '4103'],
    ['identity-number', '张三'],
    ['credit-code', '91410300MA3XA1B2CI'],
    ['credit-code', '91410300MA3XA1B2C'],
    ['bank-account', '1234567'],
    ['postcode', '47100'],
    ['postcode', '4710000'],
    ['postcode', '4710.23'],
    ['postcode', '-471023'],
    ['postcode', '471023-'],
    ['postcode', '(471023)'],
    ['one-time-code', '4920.39'],
    ['bank-account', '62220210.00'],
    ['unit-account', '-100'],
    ['address', '---'],
    ['address', '12'],
    ['email', 'a<name@example.com'],
    ['email', 'a@b.cn,c@d.cn'],
    ['email', 'a@b.cn;c@d.cn'],
    ['pay-day', '0'],
    ['pay-day', '29'],
    ['month', '202613'],
    ['month', '2026'],
    ['months', '202601-202613'],
    ['months', '2026年1月至13月'],
    ['months', '202601-06'],
    ['months', '1月至6月'],
    ['months', '202601-202603-202606'],
    ['email', 'name@example'],
    ['email', 'name example.com'],
    ['account-number', '100'],
    ['account-number', '1000000070911'],
    ['one-time-code', '12345'],
    ['person-name', '123'],
  ])('%s refuses %j', (kind, typed) => {
    expect(isOfKind(kind, tidied(kind, typed))).toBe(false);
  });
});
