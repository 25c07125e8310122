import { describe, expect, it } from '@jest/globals';
import type { AccountLines } from '#libs/fund/account-lines';
import { monthsHere, spanHere } from '#apps/api/records/months-here';

const HERE = 7;
const ELSEWHERE = 8;
const RATIOS = { unitBp: 1_000, personalBp: 1_000, fiscalBp: 0 };
const unitLine = [
  { fromMonth: '202601', value: { ratios: RATIOS, rounding: 'half-up-fen' as const } },
];
const unit = { id: HERE, firstMonth: '202601', lastAssessedMonth: '202610' };

function account(standing: readonly (readonly [month: string, unitId: number, status: string])[]) {
  const lines: AccountLines = {
    base: [
      { fromMonth: '202608', value: 500_000 },
      { fromMonth: '202701', value: 600_000 },
    ],
    ownRatios: [],
    standing: standing.map(([fromMonth, unitId, status]) => ({
      fromMonth,
      value: { unitId, status },
    })),
  };
  return lines;
}

const months = (lines: AccountLines, lastPosted: string | null) =>
  monthsHere({ lines, unitLine, unit, lastPosted });

describe('the months of an account in a unit', () => {
  it('begin with his first and end with the next to assess, newest first', () => {
    const found = months(account([['202608', HERE, '01']]), '202608');
    expect(found.map(({ month }) => month)).toEqual(['202611', '202610', '202609', '202608']);
    expect(found.every(({ later }) => !later)).toBe(true);
  });

  it('go on to the last month something is posted for, each as it will stand', () => {
    const lines = account([['202608', HERE, '01']]);
    const found = months(lines, '202701').slice(0, 3);
    expect(found.map(({ month, later, baseFen }) => [month, later, baseFen])).toEqual([
      ['202701', true, 600_000],
      ['202612', true, 500_000],
      ['202611', false, 500_000],
    ]);
  });

  it('come to nothing while he is sealed', () => {
    const lines = account([
      ['202608', HERE, '01'],
      ['202610', HERE, '02'],
    ]);
    const amounts = months(lines, null).map(({ month, monthlyFen }) => [month, monthlyFen]);
    expect(amounts).toEqual([
      ['202611', 0],
      ['202610', 0],
      ['202609', 100_000],
      ['202608', 100_000],
    ]);
  });

  it('are only those in which he belonged to the unit, before he left it and after he came', () => {
    const left = account([
      ['202608', HERE, '01'],
      ['202610', ELSEWHERE, '02'],
    ]);
    expect(months(left, null).map(({ month }) => month)).toEqual(['202609', '202608']);
    expect(spanHere(left.standing, HERE)).toEqual({ fromMonth: '202608', throughMonth: '202609' });
    expect(spanHere(left.standing, ELSEWHERE)).toEqual({
      fromMonth: '202610',
      throughMonth: null,
    });
    const came = account([
      ['202608', ELSEWHERE, '02'],
      ['202610', HERE, '01'],
    ]);
    expect(months(came, null).map(({ month }) => month)).toEqual(['202611', '202610']);
  });
});
