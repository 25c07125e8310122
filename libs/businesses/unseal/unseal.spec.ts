import { describe, expect, it } from '@jest/globals';
import { decideMonth, decideRow } from '#libs/businesses/unseal/unseal.rules';
import { unseal } from '#libs/businesses/unseal/unseal.business';
import type { Terms } from '#libs/fund/terms';
import type { AccountFacts, TypedValues } from '#libs/case/register';
import { ACCOUNT, CONTEXT, TERMS, UNIT } from '#test/builders/register-facts.builder';

const SEALED: AccountFacts = { ...ACCOUNT, status: '02' };
const row = (
  change: Partial<AccountFacts> = {},
  typed: TypedValues = { reason: '01' },
  terms: Partial<Terms> = {},
) => decideRow({ ...SEALED, ...change }, typed, { ...CONTEXT, terms: { ...TERMS, ...terms } });
const codeOf = (...facts: Parameters<typeof row>) => {
  const decided = row(...facts);
  return 'code' in decided ? decided.code : 'accepted';
};

describe('a row of an unseal', () => {
  it('pays again by the base that is kept, each side rounded on its own by the month’s rounding', () => {
    expect(row({ baseFen: 505_005 }, { reason: '01' }, { rounding: 'up-yuan' })).toEqual({
      baseAfterFen: 505_005,
      unitAfterFen: 40_500,
      personalAfterFen: 40_500,
      fiscalAfterFen: 0,
    });
  });

  it('pays by a base that is typed, at the ratios of the month', () => {
    const own = { unitRatioBp: 400, fiscalRatioBp: 800, personalRatioBp: 1200 };
    expect(row(own, { reason: '02', newBaseFen: 505_005 })).toEqual({
      baseAfterFen: 505_005,
      unitAfterFen: 20_200,
      fiscalAfterFen: 40_400,
      personalAfterFen: 60_601,
    });
  });

  it.each([
    ['takes an account that is sealed in the month', '02', 'accepted'],
    ['refuses one that pays', '01', 'ACCOUNT_NOT_SEALED'],
    ['refuses one before its first month in the unit', '', 'ACCOUNT_NOT_BEGUN'],
    ['refuses one that is closed', '05', 'ACCOUNT_CLOSED_OR_FROZEN'],
  ])('%s', (_, status, code) => {
    expect(codeOf({ status })).toBe(code);
  });

  it('begins after the months paid for him, wherever they were paid', () => {
    expect(codeOf({ paidThroughMonth: '202606' })).toBe('accepted');
    expect(codeOf({ paidThroughMonth: '202607' })).toBe('MEMBER_PAID_THROUGH');
    expect(codeOf({ paidThroughMonth: null })).toBe('accepted');
  });

  it.each([
    ['takes a typed base at the cap', 2_247_100, 'accepted'],
    ['refuses one a fen above it', 2_247_101, 'BASE_ABOVE_CAP'],
    ['takes one at the floor', 221_000, 'accepted'],
    ['refuses one a fen below it', 220_999, 'BASE_BELOW_FLOOR'],
    ['refuses none at all', 0, 'BASE_NOT_AN_AMOUNT'],
  ])('%s', (_, newBaseFen, code) => {
    expect(codeOf({}, { reason: '01', newBaseFen })).toBe(code);
  });

  it.each([
    ['takes a kept base at the cap', 2_247_100, 'accepted'],
    ['asks for a new one where it is above the cap of the month', 2_247_101, 'KEPT_BASE_ABOVE_CAP'],
    ['takes a kept base at the floor', 221_000, 'accepted'],
    ['asks for a new one where it is below the floor', 220_999, 'KEPT_BASE_BELOW_FLOOR'],
    ['asks for one where there is none', 0, 'KEPT_BASE_NOT_AN_AMOUNT'],
  ])('%s', (_, baseFen, code) => {
    expect(codeOf({ baseFen })).toBe(code);
    expect(codeOf({ baseFen }, { reason: '01', newBaseFen: 300_000 })).toBe('accepted');
  });

  it('says what is posted for later, the status before the base', () => {
    expect(row({ laterStatusMonth: '202703', laterBaseMonth: '202701' })).toMatchObject({
      note: { code: 'HOLDS_UNTIL_LATER_STATUS', details: { month: '2027-03' } },
    });
    expect(row({ laterBaseMonth: '202701' })).toMatchObject({
      note: { code: 'HOLDS_UNTIL_LATER_BASE', details: { month: '2027-01' } },
    });
    expect(row()).not.toHaveProperty('note');
  });
});

describe('the month of an unseal: the first one remitted again', () => {
  it('is after the months that are assessed and paid', () => {
    expect(decideMonth('202607', UNIT, TERMS)).toBeNull();
    expect(decideMonth('202606', UNIT, TERMS)).toEqual({
      code: 'UNSEAL_MONTH_PAID',
      details: { month: '2026-06', next: '2026-07' },
    });
    const assessed = { ...UNIT, lastAssessedMonth: '202608' };
    expect(decideMonth('202605', assessed, TERMS)?.code).toBe('UNSEAL_MONTH_PAID_DELETE_FIRST');
    expect(decideMonth('202607', assessed, TERMS)?.code).toBe('DELETE_ASSESSMENTS_FIRST');
  });
});

it('offers exactly the accounts it takes, and raises the headcount', () => {
  expect(unseal.subject.statuses).toEqual(['02']);
  expect(unseal.headcountPerRow).toBe(1);
});
