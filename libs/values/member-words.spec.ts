import { describe, expect, it } from '@jest/globals';
import { memberWordsOf } from '#libs/values/member-words';

describe('what is typed to find a member', () => {
  it.each([
    ['王静', 'name'],
    ['欧阳·娜娜', 'name'],
    ['JOHN SMITH', 'name'],
    ['100000003007', 'account'],
    ['1000', 'account'],
    ['１０００００００３００７', 'account'],
    ['01000000002', 'unit'],
    ['0100000000', 'account'],
    ['410303199001011234', 'id'],
    ['41030319900101123x', 'id'],
    ['410303 19900101 1234', 'id'],
    ['410303900101123', 'id'],
    ['1000000030071', 'id'],
    ['E12345678', 'id'],
  ])('%s is taken for a %s', (typed, words) => {
    expect(memberWordsOf(typed)).toBe(words);
  });
});
