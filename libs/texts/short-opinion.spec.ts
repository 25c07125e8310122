import { describe, expect, it } from '@jest/globals';
import { shortOpinion } from '#libs/texts/short-opinion';

describe('an opinion in one line', () => {
  it('stands whole up to eighty characters', () => {
    expect(shortOpinion(' 请补正\n地址 ')).toBe('请补正 地址');
    expect(shortOpinion('𠮷'.repeat(80))).toBe('𠮷'.repeat(80));
  });

  it('is cut beyond, and says that it is', () => {
    expect(shortOpinion('𠮷'.repeat(81))).toBe(`${'𠮷'.repeat(79)}…`);
  });
});
