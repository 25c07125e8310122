import { describe, expect, it } from '@jest/globals';
import type { FieldDto } from '../../api/generated';
import { inputOf, wordsOf } from './field-values';

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
});
