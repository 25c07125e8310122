import { describe, expect, it } from '@jest/globals';
import {
  decideLegalPersonId,
  decideRatios,
} from '#libs/businesses/unit-info-change/unit-info-change.rules';
import type { Terms } from '#libs/fund/terms';
import type { UnitMarks } from '#libs/case/register';

const TERMS: Terms = {
  month: '202612',
  capFen: 2_247_100,
  floorFen: 221_000,
  ratioMinBp: 500,
  ratioMaxBp: 1_200,
  monthsAhead: 3,
  knownThroughMonth: '202706',
  ratios: { unitBp: 800, personalBp: 800, fiscalBp: 0 },
  rounding: 'half-up-fen',
  repeatedAdjustmentAllowed: false,
};
const UNIT: UnitMarks = {
  firstMonth: '202001',
  lastAssessedMonth: '202611',
  paidThroughMonth: '202611',
  currentMonth: '202611',
  deferredFromMonth: null,
  deferredThroughMonth: null,
};
const decided = (
  unitRatioBp: number,
  personalRatioBp: number,
  fiscalRatioBp = 0,
  month = '202612',
) => decideRatios({ unitRatioBp, personalRatioBp, fiscalRatioBp }, UNIT, { ...TERMS, month });

describe('ratios of a unit from a month on', () => {
  it.each([500, 800, 1_200])('%i is within the bounds on both sides', (bp) => {
    expect(decided(bp, bp)).toBeNull();
  });

  it.each([
    [499, 800, 'EMPLOYER_RATIO_OUTSIDE', 'unitRatioBp'],
    [1_201, 800, 'EMPLOYER_RATIO_OUTSIDE', 'unitRatioBp'],
    [800, 499, 'PERSONAL_RATIO_OUTSIDE', 'personalRatioBp'],
    [800, 1_201, 'PERSONAL_RATIO_OUTSIDE', 'personalRatioBp'],
  ])('unit %i and personal %i are not: %s', (unit, personal, code, field) => {
    expect(decided(unit, personal)).toMatchObject({ code, field });
  });

  it('count the treasury’s part within the employer’s side', () => {
    expect(decided(400, 1_200, 800)).toBeNull();
    expect(decided(0, 1_200, 500)).toBeNull();
    expect(decided(401, 1_200, 800)).toMatchObject({
      code: 'EMPLOYER_RATIO_OUTSIDE',
      details: { ratio: '12.01%', least: '5%', most: '12%' },
    });
  });

  it('hold from a month that is neither paid nor too far ahead', () => {
    expect(decided(800, 800, 0, '202611')).toMatchObject({
      code: 'MONTH_ALREADY_PAID',
      field: 'ratioFromMonth',
    });
    expect(decided(800, 800, 0, '202702')).toBeNull();
    expect(decided(800, 800, 0, '202703')).toMatchObject({ code: 'MONTH_TOO_FAR_AHEAD' });
  });
});

describe('the ID of the legal representative', () => {
  const refusalOf = (legalPersonIdType: string, legalPersonIdNumber: string) =>
    decideLegalPersonId({ legalPersonIdType, legalPersonIdNumber })?.code ?? null;

  it.each([
    '410381200009153',
    '4103812000091547',
    '41038120000915473',
    '410381200009154734',
    'E12345',
  ])('is no number of an identity card: %s', (number) => {
    expect(refusalOf('01', number)).toBe('ID_NUMBER_NOT_OF_TYPE');
    expect(refusalOf('03', number)).toBeNull();
  });

  it('is taken with its 18 characters', () => {
    expect(refusalOf('01', '410381200009154733')).toBeNull();
  });
});
