import { describe, expect, it } from '@jest/globals';
import { ENROLMENT_COLUMNS } from '#libs/businesses/enrolment/enrolment.columns';
import { shownCell } from '#libs/businesses/shown-cell';

function shown(key: string, value: string): string {
  const column = ENROLMENT_COLUMNS.find((one) => one.key === key);
  if (column === undefined) throw new Error(key);
  return shownCell(column, value, new Map());
}

describe('a value of a register’s column', () => {
  it('hides month and day of a birth date, which would complete a masked ID number', () => {
    expect(shown('birthDate', '1988-01-01')).toBe('1988-**-**');
  });

  it('shows the day of hiring whole', () => {
    expect(shown('hireDate', '2026-09-10')).toBe('2026-09-10');
  });

  it('is a mask where it is personal', () => {
    expect([shown('idNumber', '410303198801010012'), shown('mobilePhone', '13812345678')]).toEqual([
      '410303********0012',
      '138****5678',
    ]);
  });
});
