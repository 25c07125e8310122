import { describe, expect, it } from '@jest/globals';
import {
  knownMonths,
  knownThrough,
  narrowestOn,
  valueOn,
  type DatedValue,
  type ScopedValue,
} from '#libs/fund/dated-value';

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

  it('reads the narrowest value in force on the day, not the narrowest there is', () => {
    const values = [
      { scope: '', value: '3', validFrom: '2020-01-01', validTo: null },
      { scope: '01', value: '2', validFrom: '2026-01-01', validTo: '2026-12-31' },
      { scope: '410303', value: '1', validFrom: '2027-07-01', validTo: null },
    ];
    const on = (day: string) => narrowestOn(values, ['410303', '01', ''], day)?.value;
    expect(on('2025-12-31')).toBe('3');
    expect(on('2026-01-01')).toBe('2');
    expect(on('2026-12-31')).toBe('2');
    expect(on('2027-01-01')).toBe('3');
    expect(on('2027-06-30')).toBe('3');
    expect(on('2027-07-01')).toBe('1');
    expect(on('2019-12-31')).toBeUndefined();
  });
});

describe('the months whose cap and floor are known', () => {
  const everybody = (values: readonly DatedValue[]) => values.map((one) => ({ ...one, scope: '' }));
  const through = (caps: readonly ScopedValue[], now: string, month: string) =>
    knownThrough(knownMonths([caps, everybody(FLOORS)], ['410303', ''], new Date(now)), month);

  it('reach through June of the fund year they were published for', () => {
    expect(through(everybody(CAPS), '2026-11-24T00:00:00Z', '202612')).toBe('202706');
    expect(through(everybody(CAPS), '2026-11-24T00:00:00Z', '202707')).toBe('202706');
  });

  it('hold the current month when the new bounds are late', () => {
    expect(through(everybody(CAPS), '2027-07-31T16:00:00Z', '202708')).toBe('202708');
  });

  const CITY = { scope: '', value: '2300000', validFrom: '2027-07-01', validTo: null };
  const DISTRICT = { scope: '410303', value: '2354250', validFrom: '2026-07-01', validTo: null };
  const floors = everybody([
    ...FLOORS,
    { value: '240000', validFrom: '2027-07-01', validTo: null },
  ]);
  const known = (caps: readonly ScopedValue[], scopes: readonly string[]) =>
    knownMonths([caps, floors], scopes, new Date('2027-05-10T00:00:00Z')).at(-1);

  it('are those of the value in force for the unit: a later one of the city says nothing of a district’s old one', () => {
    expect(known([DISTRICT, CITY], ['410303', ''])).toBe('202706');
    expect(known([DISTRICT, CITY], ['410311', ''])).toBe('202806');
    expect(known([{ ...DISTRICT, validTo: '2027-06-30' }, CITY], ['410303', ''])).toBe('202806');
  });

  it('end where either of the two is not known, and begin again where both are', () => {
    const caps = [
      { ...DISTRICT, validTo: '2027-06-30' },
      { ...CITY, validFrom: '2027-09-01' },
    ];
    const months = knownMonths([caps, floors], ['410303', ''], new Date('2027-05-10T00:00:00Z'));
    const at = (month: string) => knownThrough(months, month);
    expect([at('202706'), at('202708'), at('202709')]).toEqual(['202706', '202706', '202806']);
  });
});
