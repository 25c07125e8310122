import { describe, expect, it } from '@jest/globals';
import type { FieldDto } from '../../api/generated';
import { atRest, inputOf, wordsOf } from './field-values';

function field(input: FieldDto['input']): FieldDto {
  return {
    name: 'field',
    label: { zh: '字段', en: 'Field' },
    group: { zh: '组', en: 'Group' },
    input,
    dictionary: null,
    masked: false,
    editable: false,
  } as unknown as FieldDto;
}

describe('A stored value', () => {
  it.each([
    ['ratio', '1200', '12%'],
    ['ratio', '1250', '12.5%'],
    ['money', '123456', '1,234.56'],
    ['text', '1200', '1200'],
  ] as const)('of the kind %s, kept as %s, is read as %s', (input, stored, words) => {
    expect(wordsOf(field(input), stored, {}).zh).toContain(words);
  });

  it('stands in its input as a ratio too', () => {
    expect(inputOf(field('ratio'), '1200')).toBe('12%');
  });

  it('stands in its input with thousands when it is an amount', () => {
    expect(inputOf(field('money'), '123456')).toBe('1,234.56');
    expect(inputOf(field('money'), '99999')).toBe('999.99');
  });
});

describe('A typed text that was left', () => {
  it.each([
    ['money', '8000', '8,000.00'],
    ['money', '999.9', '999.90'],
    ['money', '8,000.00', '8,000.00'],
    ['money', '8o', '8o'],
    ['money', '', ''],
    ['text', '8000', '8000'],
  ] as const)('of the kind %s, typed as %p, stands as %p', (input, typed, stands) => {
    expect(atRest(field(input), typed)).toBe(stands);
  });
});
