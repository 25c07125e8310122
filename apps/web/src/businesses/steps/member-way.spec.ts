import { describe, expect, it } from '@jest/globals';
import { wayOf } from './member-way';

describe('a member is looked for', () => {
  it.each(['account', 'name', 'id'] as const)(
    'by %s, as chosen, before anything is typed',
    (by) => {
      expect(wayOf(by, ' ')).toBe(by);
    },
  );

  it('by account where an account number is typed among names', () => {
    expect(wayOf('name', '100000003007')).toBe('account');
  });

  it('by name where a name is typed among accounts or ID numbers', () => {
    expect(wayOf('account', '刘子婉')).toBe('name');
    expect(wayOf('id', '刘子婉')).toBe('name');
  });

  it('by ID number where one is typed among names or accounts', () => {
    expect(wayOf('name', '41030319880101001X')).toBe('id');
    expect(wayOf('account', '410303198801010012')).toBe('id');
  });

  it('by ID number while its first digits, which an account may have too, are typed', () => {
    expect(wayOf('id', '410303198801')).toBe('id');
  });
});
