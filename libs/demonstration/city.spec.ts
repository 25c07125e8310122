import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { isCreditCode } from '#libs/fund/credit-code';
import { monthlyContribution } from '#libs/fund/contribution';
import { isIdentityNumber } from '#libs/fund/identity-number';
import { DICTIONARIES } from '#libs/persistence/reference-data/dictionaries';
import { isAdjusted, paidIn, type CityAccount } from '#libs/demonstration/accounts';
import { boundsOf } from '#libs/demonstration/bounds';
import { monthsOf } from '#libs/demonstration/history';
import { cityAccounts } from '#libs/demonstration/seed-city';
import { cityUnits, type CityUnit } from '#libs/demonstration/units';

const city = cityAccounts('fund-hall', cityUnits('fund-hall'));
const units = [...city.keys()];
const accounts = [...city.values()].flat();
const codesOf = (dictionary: string) =>
  (DICTIONARIES[dictionary] ?? []).map(([code]) => code).sort();
const digestOf = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');
const accountsOf = (unitId: number): CityAccount[] =>
  [...city].find(([unit]) => unit.id === unitId)?.[1] ?? [];

describe('the demonstration city', () => {
  it('is the same from the same seed and another from another', () => {
    const again = cityAccounts('fund-hall', cityUnits('fund-hall'));
    const other = cityAccounts('elsewhere', cityUnits('elsewhere'));
    expect(digestOf([...again])).toBe(digestOf([...city]));
    expect(digestOf([...other])).not.toBe(digestOf([...city]));
  });

  it('has forty units from 3 to 3,000 members at three branches', () => {
    expect(units).toHaveLength(40);
    expect(Math.min(...units.map((unit) => unit.members))).toBe(3);
    expect(Math.max(...units.map((unit) => unit.members))).toBe(3_000);
    expect(new Set(units.map((unit) => unit.branchCode)).size).toBe(3);
    expect(new Set(units.map((unit) => unit.districtCode)).size).toBeGreaterThanOrEqual(3);
  });

  it('gives everybody an ID number of his own with the right check character, birth date and sex', () => {
    const cards = accounts.map(({ person }) => person).filter(({ idType }) => idType === '01');
    expect(cards.filter(({ idNumber }) => !isIdentityNumber(idNumber))).toEqual([]);
    expect(
      cards.filter(({ idNumber, bornOn }) => idNumber.slice(6, 14) !== bornOn.replaceAll('-', '')),
    ).toEqual([]);
    expect(
      cards.filter(({ idNumber, sex }) => Number(idNumber[16]) % 2 !== Number(sex) % 2),
    ).toEqual([]);
    expect(new Set(accounts.map(({ person }) => person.idNumber)).size).toBe(accounts.length);
    expect(accounts.some(({ person }) => person.idType === '03')).toBe(true);
  });

  it('gives every unit a valid credit code, and mobile numbers of eleven digits', () => {
    expect(units.filter((unit) => !isCreditCode(unit.creditCode))).toEqual([]);
    expect(accounts.filter(({ person }) => !/^1\d{10}$/.test(person.mobilePhone))).toEqual([]);
  });

  it('shows every state of accounts and of units', () => {
    expect([...new Set(accounts.map(({ status }) => status))].sort()).toEqual(
      codesOf('account-status'),
    );
    expect([...new Set(units.map(({ status }) => status))].sort()).toEqual(codesOf('unit-status'));
  });

  it('keeps bases within the bounds of the month they were set in, some of them at the cap and at the floor', () => {
    const setIn = (one: CityAccount) =>
      boundsOf('410302', one.firstMonth > '202507' ? one.firstMonth : '202507');
    const first = accountsOf(1);
    const { capFen, floorFen } = boundsOf('410302', '202507');
    expect(
      first.filter((one) => one.baseFen > setIn(one).capFen || one.baseFen < setIn(one).floorFen),
    ).toEqual([]);
    expect(first.filter(({ baseFen }) => baseFen === capFen).length).toBeGreaterThan(20);
    expect(first.filter(({ baseFen }) => baseFen === floorFen).length).toBeGreaterThan(5);
  });

  it('computes every monthly amount by the unit own ratios and rounding', () => {
    const wrong = [...city].flatMap(([unit, ofUnit]) =>
      ofUnit.filter((one) => digestOf(one.now) !== digestOf(contribution(unit, one))),
    );
    expect(wrong).toEqual([]);
    expect(new Set(units.map(({ rounding }) => rounding)).size).toBe(10);
    expect(
      units.some(({ ratios }) => ratios.fiscalBp > 0 && ratios.unitBp + ratios.fiscalBp <= 1_200),
    ).toBe(true);
  });

  it('leaves the whole unit of 3,000 adjustable this fund year, and most others adjusted in July', () => {
    expect(
      accountsOf(1).every((one) => one.status === '01' && (one.lastBaseMonth ?? '') < '202607'),
    ).toBe(true);
    const others = accounts.filter((one) => one.unitId !== 1 && one.status === '01');
    const share = others.filter(isAdjusted).length / others.length;
    expect(share).toBeGreaterThan(0.65);
    expect(share).toBeLessThan(0.8);
  });

  it('adds up: what a unit remitted in a month is what its accounts paid in it', () => {
    for (const [unit, ofUnit] of city) {
      for (const [, month, headcount, unitFen] of monthsOf(unit, ofUnit)) {
        const paid = ofUnit.map((one) => paidIn(one, String(month))).filter((one) => one !== null);
        expect([paid.length, paid.reduce((sum, one) => sum + one.unitFen, 0)]).toEqual([
          headcount,
          unitFen,
        ]);
      }
    }
  });
});

function contribution(unit: CityUnit, account: CityAccount): unknown {
  return monthlyContribution(account.baseFen, unit.ratios, unit.rounding);
}
