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
    ['Abcdefg123', 'accepted'],
    [`Ab1${'x'.repeat(125)}`, 'accepted'],
    [`Ab1${'x'.repeat(126)}`, 'PASSWORD_TOO_LONG'],
    ['abcdefghij', 'PASSWORD_TOO_UNIFORM'],
    ['abcdefgh12', 'PASSWORD_TOO_UNIFORM'],
    ['abcdefgh1-', 'accepted'],
    ['密码密码密码密码Ab', 'accepted'],
    ['My-Operator1-pass', 'PASSWORD_CONTAINS_NAME'],
    ['Aa-01000000001', 'PASSWORD_CONTAINS_NAME'],
  ])('%s is judged %s', (password, verdict) => {
    expect(refusal(password)).toBe(verdict);
  });
});
