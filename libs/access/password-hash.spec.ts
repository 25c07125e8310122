import { describe, expect, it } from '@jest/globals';
import { hashPassword, isPassword } from '#libs/access/password-hash';

describe('a stored password', () => {
  it('is an argon2id hash that only the password opens', async () => {
    const stored = await hashPassword('Abcdefg-123');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await isPassword(stored, 'Abcdefg-123')).toBe(true);
    expect(await isPassword(stored, 'Abcdefg-124')).toBe(false);
  });

  it('that nobody has is opened by nothing, not even its own text', async () => {
    expect(await isPassword(null, 'no such person')).toBe(false);
  });
});
