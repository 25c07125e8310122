import { describe, expect, it } from '@jest/globals';
import { requireGoodPassword } from '#libs/access/password-rules';

const OWNER = { loginName: 'operator1', unitAccountNo: '01000000001' };
const refusal = (password: string) => {
  try {
    requireGoodPassword(password, OWNER);
    return 'accepted';
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
};

describe('a new password', () => {
  it.each([
    ['Abcdefg12', 'PASSWORD_TOO_SHORT'],
    ['Kbxwefg123', 'accepted'],
    [`Ab1${'xyz1k'.repeat(25)}`, 'accepted'],
    [`Ab1${'xyz1k'.repeat(25)}1`, 'PASSWORD_TOO_LONG'],
    ['abcdefghij', 'PASSWORD_TOO_UNIFORM'],
    ['abcdefgh12', 'PASSWORD_TOO_UNIFORM'],
    ['kbxwefgh1-', 'accepted'],
    ['龙门石窟在洛阳城南Ab', 'accepted'],
    ['My-Operator1-pass', 'PASSWORD_CONTAINS_NAME'],
    ['Aa-01000000001', 'PASSWORD_CONTAINS_NAME'],
    ['Password2026', 'PASSWORD_COMMON'],
    ['P@ssw0rd-123', 'PASSWORD_COMMON'],
    ['2026Gongjijin', 'PASSWORD_COMMON'],
    ['Qwertyuiop1', 'PASSWORD_COMMON'],
    ['Abcdefg123', 'PASSWORD_COMMON'],
    ['Aaaaaaaa-1', 'PASSWORD_COMMON'],
    ['Admin-Admin-1', 'PASSWORD_COMMON'],
    ['密码密码密码密码Ab1', 'accepted'],
    ['公积金123456-A', 'accepted'],
    ['公积金20261128-', 'PASSWORD_TOO_UNIFORM'],
    ['Password-of-Li-1', 'accepted'],
    ['Gongjijin-luoyang-7', 'accepted'],
  ])('%s is judged %s', (password, verdict) => {
    expect(refusal(password)).toBe(verdict);
  });
});
