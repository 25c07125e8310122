import { describe, expect, it } from '@jest/globals';
import { MEMBER_FIELDS } from '#libs/businesses/member-info-change/member-info-change.fields';
import { shownValue } from '#libs/businesses/shown-value';
import { UNIT_FIELDS } from '#libs/businesses/unit-info-change/unit-info-change.fields';

const LABELS = new Map([['education/10', { zh: '研究生', en: 'Postgraduate' }]]);

function shown(name: string, value: string): string {
  const field = [...UNIT_FIELDS, ...MEMBER_FIELDS].find((one) => one.name === name);
  if (field === undefined) throw new Error(name);
  return shownValue(field, value, LABELS).zh;
}

describe('a field’s value', () => {
  it('is a label for a code, and the code itself when the dictionary does not know it', () => {
    expect([shown('education', '10'), shown('education', '77')]).toEqual(['研究生', '77']);
  });

  it('is yuan for money and per cent for a ratio', () => {
    expect([shown('familyIncomeFen', '123456'), shown('unitRatioBp', '1250')]).toEqual([
      '1,234.56',
      '12.5%',
    ]);
  });

  it('hides month and day of a birth date, which would complete a masked ID number', () => {
    expect(shown('bornOn', '1976-01-17')).toBe('1976-**-**');
  });

  it('is a mask where it is personal', () => {
    expect([
      shown('mobilePhone', '13812345678'),
      shown('bankAccountNo', '6222021234567890'),
    ]).toEqual(['138****5678', '6222********7890']);
  });
});
