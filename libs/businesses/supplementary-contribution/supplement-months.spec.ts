import { describe, expect, it } from '@jest/globals';
import {
  expand,
  rowKey,
} from '#libs/businesses/supplementary-contribution/supplementary-contribution.rules';

const FULL = { supplementReason: '01', supplementKind: '01', month: '202603' };
const DIFFERENCE = { ...FULL, supplementReason: '02', supplementKind: '02' };

describe('one entry for several months', () => {
  const monthsOf = (month: string) => {
    const rows = expand({ ...FULL, month });
    return 'code' in rows ? rows.code : rows.map((one) => one['month']);
  };

  it('is a row a month, across the year', () => {
    expect(monthsOf('202511-202602')).toEqual(['202511', '202512', '202601', '202602']);
    expect(monthsOf('202603')).toEqual(['202603']);
  });

  it('has its months in order, and not more than five years of them', () => {
    expect(monthsOf('202603-202602')).toBe('SUPPLEMENT_MONTHS_REVERSED');
    expect(monthsOf('202101-202512')).toHaveLength(60);
    expect(monthsOf('202101-202601')).toBe('SUPPLEMENT_MONTHS_TOO_MANY');
  });

  it('is told apart by month and kind, and by nothing else', () => {
    expect(rowKey(FULL)).toBe(rowKey({ ...FULL, supplementReason: '06', newBaseFen: 1 }));
    expect(rowKey(FULL)).not.toBe(rowKey(DIFFERENCE));
    expect(rowKey(FULL)).not.toBe(rowKey({ ...FULL, month: '202604' }));
  });
});
