import { describe, expect, it } from '@jest/globals';
import { freeTextOf, isUnreadable, readablePartOf } from '#libs/values/free-text';

describe('a text that somebody writes', () => {
  it.each([
    ['同意\u202e意不', '同意意不'],
    ['\u2066同意\u2069', '同意'],
    ['a\u200bb', 'ab'],
    ['\u{e0041}同意', '同意'],
    ['\ufeff同意 ', '同意'],
    ['一\r\n二\r三\n四', '一\n二\n三\n四'],
    ['👨‍👩‍👧 同意', '👨‍👩‍👧 同意'],
    ['同意👍🏽\ufe0f', '同意👍🏽\ufe0f'],
    ['同意\t见附件', '同意\t见附件'],
    ['𬖋（龘）', '𬖋（龘）'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(freeTextOf(typed)).toBe(kept);
  });

  it.each([
    '\u0000',
    '\u0007',
    '\u001b',
    '\u007f',
    '\u0085',
    '\ud83d',
    '\ude00',
    '\uffff',
    '\ufdd0',
  ])('is refused with %j in it', (sign) => {
    expect(isUnreadable(`同意${sign}。`)).toBe(true);
  });

  it.each(['', '同意。\n\t见附件\r\n', '👍🏽', '𬖋', '\u202e'])('%j can be read', (text) => {
    expect(isUnreadable(text)).toBe(false);
  });
});

describe('what a browser says of itself', () => {
  it.each([
    ['Mozilla/5.0 (X11; Linux)', 'Mozilla/5.0 (X11; Linux)'],
    ['Mozilla\u0085/5.0\u009b31m', 'Mozilla/5.031m'],
    ['\u00ad\u0000', ''],
  ])('%j is kept as %j', (said, kept) => {
    expect(readablePartOf(said)).toBe(kept);
  });
});
