import { describe, expect, it } from '@jest/globals';
import { maskName } from '#libs/fund/masked-name';

describe('A masked name', () => {
  it('keeps its first character, rare ones whole, and does not tell how long it is', () => {
    expect(maskName('张敏')).toBe('张*');
    expect(maskName('𬖋小明')).toBe('𬖋**');
    expect(maskName('买买提·吐尔逊')).toBe('买**');
    expect(maskName('李')).toBe('李');
    expect(maskName('')).toBe('');
  });
});
