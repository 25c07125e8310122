import { describe, expect, it } from '@jest/globals';
import type { AccountFacts, RowContext, UnitMarks } from '#libs/case/register';
import { ACCOUNT, TERMS, UNIT } from '#test/builders/register-facts.builder';
import { decideRow } from '#libs/businesses/base-adjustment/base-adjustment.rules';
import { decideEffectiveMonth } from '#libs/businesses/effective-month';
import type { Terms } from '#libs/fund/terms';

const contextWith = (terms: Partial<Terms> = {}): RowContext => {
  const all = { ...TERMS, ...terms };
  return { terms: all, termsIn: () => all, unit: UNIT, head: {} };
};
const rowCode = (
  change: Partial<AccountFacts>,
  baseAfterFen = 600_000,
  terms: Partial<Terms> = {},
) => {
  const decided = decideRow({ ...ACCOUNT, ...change }, { baseAfterFen }, contextWith(terms));
  return 'code' in decided ? decided.code : 'accepted';
};
const month = (value: string, unit: Partial<UnitMarks> = {}, terms: Partial<Terms> = {}) =>
  decideEffectiveMonth(value, { ...UNIT, ...unit }, { ...TERMS, ...terms });

describe('a row of a base adjustment', () => {
  it('carries the new base and each side rounded on its own', () => {
    const account = { ...ACCOUNT, unitRatioBp: 400, fiscalRatioBp: 800, personalRatioBp: 1200 };
    expect(decideRow(account, { baseAfterFen: 505_005 }, contextWith())).toEqual({
      baseAfterFen: 505_005,
      unitAfterFen: 20_200,
      fiscalAfterFen: 40_400,
      personalAfterFen: 60_601,
    });
  });

  it.each([
    ['takes a base at the cap', 2_247_100, 'accepted'],
    ['refuses a base one fen above the cap', 2_247_101, 'BASE_ABOVE_CAP'],
    ['takes a base at the floor', 221_000, 'accepted'],
    ['refuses a base one fen below the floor', 220_999, 'BASE_BELOW_FLOOR'],
    ['finds an unchanged base', 500_000, 'BASE_UNCHANGED'],
    ['refuses half a fen', 600_000.5, 'BASE_NOT_AN_AMOUNT'],
    ['refuses nothing', 0, 'BASE_NOT_AN_AMOUNT'],
  ])('%s', (_, base, code) => {
    expect(rowCode({}, base)).toBe(code);
  });

  it('sends whoever is sealed in the month to the unseal, which states his base', () => {
    expect(rowCode({ status: '02' })).toBe('BASE_WHEN_UNSEALING');
  });

  it.each(['03', '04', '05', '06', '99'])('refuses an account of status %s', (status) => {
    expect(rowCode({ status })).toBe('ACCOUNT_NOT_NORMAL');
  });

  it.each([
    ['takes the first adjustment of a new fund year', '202606', 'accepted'],
    ['refuses a second one in the same fund year', '202607', 'ADJUSTED_THIS_FUND_YEAR'],
    ['takes an account never adjusted', null, 'accepted'],
    [
      'refuses to slip in before another of the same fund year',
      '202608',
      'ADJUSTED_THIS_FUND_YEAR',
    ],
    ['takes one before another of a later fund year', '202707', 'accepted'],
  ])('%s', (_, lastBaseMonth, code) => {
    expect(rowCode({ lastBaseMonth })).toBe(code);
  });

  it('before a later base holds until that one, and says so', () => {
    const decide = (laterBaseMonth: string | null) =>
      decideRow({ ...ACCOUNT, laterBaseMonth }, { baseAfterFen: 600_000 }, contextWith());
    expect(decide('202707')).toMatchObject({
      baseAfterFen: 600_000,
      note: { code: 'BASE_UNTIL_LATER', details: { through: '2027-06', later: '2027-07' } },
    });
    expect(decide(null)).not.toHaveProperty('note');
  });

  it('refuses a second one in the last month of the fund year', () => {
    expect(rowCode({ lastBaseMonth: '202607' }, 600_000, { month: '202706' })).toBe(
      'ADJUSTED_THIS_FUND_YEAR',
    );
    expect(rowCode({ lastBaseMonth: '202607' }, 600_000, { month: '202707' })).toBe('accepted');
  });

  it('takes a second one where the centre allows it', () => {
    expect(rowCode({ lastBaseMonth: '202607' }, 600_000, { repeatedAdjustmentAllowed: true })).toBe(
      'accepted',
    );
  });

  it("starts after the member's own paid-through month", () => {
    expect(rowCode({ paidThroughMonth: '202606' })).toBe('accepted');
    expect(rowCode({ paidThroughMonth: '202607' })).toBe('MEMBER_PAID_THROUGH');
    expect(rowCode({ paidThroughMonth: null })).toBe('accepted');
  });
});

describe('the effective month of a base adjustment', () => {
  it('is accepted after the last assessed month', () => {
    expect(month('202607')).toBeNull();
    expect(month('202606')?.code).toBe('MONTH_ALREADY_PAID');
  });

  it('asks to delete the unpaid assessments from that month on, by name', () => {
    const marks = { lastAssessedMonth: '202608', paidThroughMonth: '202606' };
    expect(month('202607', marks)).toEqual({
      code: 'DELETE_ASSESSMENTS_FIRST',
      details: {
        assessments: '2026-07、2026-08',
        assessmentsEn: '2026-07, 2026-08',
        open: '2026-09',
      },
    });
    const unpaidAssessments = [
      { month: '202607', businessNo: '2026070100000001' },
      { month: '202608', businessNo: '2026080100000001' },
    ];
    expect(month('202608', { ...marks, unpaidAssessments })?.details).toEqual({
      assessments: '2026-08（2026080100000001）',
      assessmentsEn: '2026-08 (2026080100000001)',
      open: '2026-09',
    });
    expect(month('202609', { ...marks, currentMonth: '202608' })).toBeNull();
  });

  it('offers the next month where the month is paid', () => {
    expect(month('202606')?.details).toEqual({ month: '2026-06', next: '2026-07' });
  });

  it('says for a paid month what must be deleted before the next one is open', () => {
    expect(month('202605', { lastAssessedMonth: '202608' })).toEqual({
      code: 'MONTH_PAID_DELETE_FIRST',
      details: {
        month: '2026-05',
        next: '2026-07',
        assessments: '2026-07、2026-08',
        assessmentsEn: '2026-07, 2026-08',
        open: '2026-09',
      },
    });
  });

  it('never asks to delete a deferred month', () => {
    const deferred = { lastAssessedMonth: '202608', deferredFromMonth: '202608' };
    const details = { months: '2026-08', open: '2026-09' };
    expect(month('202607', deferred)).toEqual({ code: 'MONTH_DEFERRED', details });
    expect(month('202605', deferred)?.details).toEqual({ month: '2026-05', next: '2026-09' });
    expect(month('202609', { ...deferred, currentMonth: '202608' })).toBeNull();
    const ended = { ...deferred, lastAssessedMonth: '202609', deferredThroughMonth: '202608' };
    expect(month('202609', ended)?.code).toBe('DELETE_ASSESSMENTS_FIRST');
  });

  it('goes as far ahead as the parameter says and no further', () => {
    expect(month('202608', { currentMonth: '202607' })).toBeNull();
    expect(month('202609', { currentMonth: '202607' })?.code).toBe('MONTH_TOO_FAR_AHEAD');
  });

  it('never goes past the last month whose cap and floor are known', () => {
    expect(month('202607', {}, { knownThroughMonth: '202607' })).toBeNull();
    expect(month('202608', { currentMonth: '202608' }, { knownThroughMonth: '202607' })?.code).toBe(
      'MONTH_TERMS_UNKNOWN',
    );
  });

  it('is not before the first month of the unit, and is a month at all', () => {
    expect(month('202001', { lastAssessedMonth: null, paidThroughMonth: null })).toBeNull();
    expect(month('201912', { lastAssessedMonth: null, paidThroughMonth: null })?.code).toBe(
      'MONTH_BEFORE_FIRST',
    );
    expect(month('202613')?.code).toBe('MONTH_MALFORMED');
  });
});
