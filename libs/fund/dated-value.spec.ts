import { describe, expect, it } from '@jest/globals';
import { knownThrough, narrowestOn, valueOn } from '#libs/fund/dated-value';

const FLOORS = [
  { value: '202000', validFrom: '2025-07-01', validTo: null },
  { value: '221000', validFrom: '2026-03-01', validTo: null },
  { value: '230000', validFrom: '2026-07-01', validTo: null },
];
const CAPS = [{ value: '2247100', validFrom: '2026-07-01', validTo: null }];

describe('dated values', () => {
  it('reads the floor that began last, also when it changed in mid-year', () => {
    expect(valueOn(FLOORS, '2026-02-28')).toBe('202000');
    expect(valueOn(FLOORS, '2026-03-01')).toBe('221000');
    expect(valueOn(FLOORS, '2030-01-01')).toBe('230000');
  });

  it('knows nothing before the first value and after an end that was set', () => {
    expect(valueOn(FLOORS, '2025-06-30')).toBeUndefined();
    expect(
      valueOn([{ value: '1', validFrom: '2026-01-01', validTo: '2026-01-31' }], '2026-02-01'),
    ).toBeUndefined();
  });

  it('knows bounds through June of the fund year they were published for', () => {
    expect(knownThrough(CAPS, FLOORS, new Date('2026-11-24T00:00:00Z'))).toBe('202706');
  });

  it('lets the last bounds hold for the current month when the new ones are late', () => {
    expect(knownThrough(CAPS, FLOORS, new Date('2027-07-31T16:00:00Z'))).toBe('202708');
  });

  it('reads the narrowest value in force on the day, not the narrowest there is', () => {
    const values = [
      { scope: '', value: '3', validFrom: '2020-01-01', validTo: null },
      { scope: '01', value: '2', validFrom: '2026-01-01', validTo: '2026-12-31' },
      { scope: '410303', value: '1', validFrom: '2027-07-01', validTo: null },
    ];
    const on = (day: string) => narrowestOn(values, ['410303', '01', ''], day);
    expect(on('2025-12-31')).toBe('3');
    expect(on('2026-01-01')).toBe('2');
    expect(on('2026-12-31')).toBe('2');
    expect(on('2027-01-01')).toBe('3');
    expect(on('2027-06-30')).toBe('3');
    expect(on('2027-07-01')).toBe('1');
    expect(on('2019-12-31')).toBeUndefined();
  });
});
