import { describe, expect, it } from '@jest/globals';
import { numbersIn, type NumberForm } from '#libs/values/numbers-in-text';

/** Numbers of eight digits that begin with 2, and short ones of four that begin with 9. */
const FORMS: readonly NumberForm<'case' | 'unit'>[] = [
  { kind: 'case', lengths: [8], holds: (digits) => digits.startsWith('2') },
  { kind: 'unit', lengths: [4], holds: (digits) => digits.startsWith('9') },
];
const found = (text: string) =>
  numbersIn(text, FORMS).map(({ kind, number }) => `${kind} ${number}`);

describe('a number in what a payer wrote', () => {
  it.each([
    ['alone', '20261129'],
    ['among words', '缴存款20261129元月'],
    ['in full-width digits', '单号：２０２６１１２９'],
    ['in groups', '2026 1129'],
    ['in groups with hyphens', '2026-1129'],
    ['in groups with wide blanks', '２０２６\u3000１１２９'],
    ['with signs that nobody sees in it', '2026\u200b1129'],
    ['beside another number', '8月 20261129'],
    ['twice', '20261129，20261129'],
  ])('is found %s', (_, text) => {
    expect(found(text)).toContain('case 20261129');
    expect(found(text).filter((one) => one === 'case 20261129')).toHaveLength(1);
  });

  it.each([
    ['a digit is missing', '2026112'],
    ['digits go on behind it', '202611290'],
    ['digits stand before it', '120261129'],
    ['its check is wrong', '30261129'],
    ['a word parts it', '2026年1129'],
    ['there is nothing', ''],
  ])('is none when %s', (_, text) => {
    expect(found(text)).not.toContain('case 20261129');
  });

  it('is told from one of another kind, and both are found in their order', () => {
    expect(found('9001；20261129、22222222')).toEqual([
      'unit 9001',
      'case 20261129',
      'case 22222222',
    ]);
  });

  it('is looked for in long texts without end of time', () => {
    expect(found('1 '.repeat(5_000))).toEqual([]);
    expect(found('2'.repeat(100_000))).toEqual([]);
  });
});
