import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { looksRandom } from '#config/secret-strength';

describe('a secret of production', () => {
  it.each(['base64', 'base64url', 'hex'] as const)('is taken when it was drawn, as %s', (form) => {
    for (let drawn = 0; drawn < 2_000; drawn += 1)
      expect(looksRandom(randomBytes(32).toString(form))).toBe(true);
  });

  it.each([
    ['one key held down', 'k'.repeat(64)],
    ['a word again and again', 'changeme'.repeat(6)],
    ['the row of digits', '1234567890'.repeat(4)],
    ['the alphabet', 'abcdefghijklmnopqrstuvwxyz0123456789'],
    ['a password and digits', 'password1234567890123456789012345678'],
    ['a sentence', 'a secret of the tests, forty letters long'],
    ['too few characters', 'q8Zt3LmVx1PbW7sK'],
  ])('is refused when it is %s', (_, secret) => {
    expect(looksRandom(secret)).toBe(false);
  });
});
