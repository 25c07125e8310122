import { describe, expect, it } from '@jest/globals';
import {
  accountIn,
  rowIn,
  withRow,
  type AccountLines,
  type Line,
  type UnitInMonth,
} from '#libs/fund/account-lines';
import { totalOf } from '#libs/fund/contribution';

const both = (bp: number) => ({ unitBp: bp, personalBp: bp, fiscalBp: 0 });
const from = <Value>(fromMonth: string, value: Value) => ({ fromMonth, value });
const UNIT = 7;
const paying = { unitId: UNIT, status: '01' };
const sealed = { unitId: UNIT, status: '02' };

const unitLine: Line<UnitInMonth> = [
  from('202001', { ratios: both(800), rounding: 'half-up-fen' }),
  from('202701', { ratios: both(1_000), rounding: 'half-up-fen' }),
];
const unitIn = (_unitId: number, month: string): UnitInMonth => {
  const row = rowIn(unitLine, month);
  if (row === null) throw new Error('before the unit');
  return row.value;
};
const account: AccountLines = {
  base: [from('202607', 500_000)],
  ownRatios: [],
  standing: [from('202607', paying)],
};
const inMonth = (lines: AccountLines, month: string) => accountIn(lines, unitIn, month);

describe('an account in a month', () => {
  it('is outside every month before its first one', () => {
    expect(inMonth(account, '202606')).toBeNull();
    expect(inMonth(account, '202607')).toMatchObject({ ...paying, baseFen: 500_000 });
  });

  it('takes ratios and base each from its own line: 8 to 10 % from January, base 7,000 from December', () => {
    const risen = { ...account, base: withRow(account.base, from('202612', 700_000)) };
    expect(inMonth(risen, '202611')).toMatchObject({ baseFen: 500_000, ratios: both(800) });
    expect(inMonth(risen, '202612')?.contribution).toEqual({
      unitFen: 56_000,
      personalFen: 56_000,
      fiscalFen: 0,
    });
    expect(inMonth(risen, '202701')?.contribution).toEqual({
      unitFen: 70_000,
      personalFen: 70_000,
      fiscalFen: 0,
    });
  });

  it('keeps November and December as they were when a base for January is posted in November', () => {
    const risen = { ...account, base: withRow(account.base, from('202701', 600_000)) };
    expect(['202611', '202612', '202701'].map((month) => inMonth(risen, month)?.baseFen)).toEqual([
      500_000, 500_000, 600_000,
    ]);
  });

  it('takes a base for an earlier month only as far as the later row', () => {
    const later = withRow(account.base, from('202703', 900_000));
    const lines = { ...account, base: withRow(later, from('202612', 600_000)) };
    expect(['202611', '202612', '202702', '202703'].map((m) => inMonth(lines, m)?.baseFen)).toEqual(
      [500_000, 600_000, 600_000, 900_000],
    );
  });

  it('sealed from December with a base for January posted, then unsealed in February: each month is right', () => {
    const lines: AccountLines = {
      ...account,
      base: withRow(account.base, from('202701', 600_000)),
      standing: withRow(withRow(account.standing, from('202612', sealed)), from('202702', paying)),
    };
    const state = (month: string) => {
      const found = inMonth(lines, month);
      return [found?.status, found?.baseFen];
    };
    expect(['202611', '202612', '202701', '202702'].map(state)).toEqual([
      ['01', 500_000],
      ['02', 500_000],
      ['02', 600_000],
      ['01', 600_000],
    ]);
  });

  it('counts the later of two postings for one line and month, and so revokes a seal of a future month', () => {
    const twice = withRow(withRow(account.base, from('202701', 600_000)), from('202701', 650_000));
    expect(twice).toEqual([from('202607', 500_000), from('202701', 650_000)]);
    const revoked = withRow(
      withRow(account.standing, from('202701', sealed)),
      from('202701', paying),
    );
    expect(inMonth({ ...account, standing: revoked }, '202701')).toMatchObject(paying);
  });

  it('carries ratios of its own past a change of the unit, until they end', () => {
    const own: AccountLines = {
      ...account,
      ownRatios: [from('202612', both(500)), from('202702', null)],
    };
    expect(['202611', '202612', '202701', '202702'].map((m) => inMonth(own, m)?.ratios)).toEqual([
      both(800),
      both(500),
      both(500),
      both(1_000),
    ]);
  });

  it('is computed by the unit it belongs to in that month', () => {
    const moved: AccountLines = {
      ...account,
      standing: withRow(account.standing, from('202612', { unitId: 8, status: '02' })),
    };
    const byUnit = (unitId: number, month: string): UnitInMonth =>
      unitId === 8 ? { ratios: both(1_200), rounding: 'up-yuan' } : unitIn(unitId, month);
    expect(accountIn(moved, byUnit, '202611')).toMatchObject({ unitId: UNIT, ratios: both(800) });
    const found = accountIn(moved, byUnit, '202612');
    expect(found).toMatchObject({ unitId: 8, ratios: both(1_200) });
    expect(found === null ? 0 : totalOf(found.contribution)).toBe(120_000);
  });
});
