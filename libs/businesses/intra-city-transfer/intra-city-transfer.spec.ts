import { describe, expect, it } from '@jest/globals';
import {
  decideHead,
  decideMonth,
  decideRow,
} from '#libs/businesses/intra-city-transfer/intra-city-transfer.rules';
import type { NamedUnit } from '#libs/fund/terms';
import type { AccountFacts, UnitMarks } from '#libs/case/register';
import { ACCOUNT, CONTEXT, TERMS, UNIT } from '#test/builders/register-facts.builder';

const SEALED: AccountFacts = { ...ACCOUNT, status: '02' };
const TARGET: NamedUnit = {
  id: 2,
  accountNo: '01000000002',
  name: '河洛机械有限公司',
  status: '01',
  nextMonth: '202607',
  same: false,
};
const HEAD = { targetAccountNo: TARGET.accountNo };

const head = (target: Partial<NamedUnit> | null, typed: Record<string, string> = HEAD) =>
  decideHead({
    head: typed,
    unit: UNIT,
    named: { targetAccountNo: target === null ? null : { ...TARGET, ...target } },
  })?.code ?? 'accepted';
const row = (
  change: Partial<AccountFacts> = {},
  target: Partial<NamedUnit> = {},
  unit: Partial<UnitMarks> = {},
) =>
  decideRow(
    { ...SEALED, ...change },
    {},
    {
      ...CONTEXT,
      unit: { ...UNIT, ...unit },
      head: HEAD,
      terms: { ...TERMS, named: { targetAccountNo: { ...TARGET, ...target } } },
    },
  );
const codeOf = (...facts: Parameters<typeof row>) => {
  const decided = row(...facts);
  return 'code' in decided ? decided.code : 'accepted';
};
const monthOf = (...facts: Parameters<typeof row>) => {
  const decided = row(...facts);
  return 'code' in decided ? decided.code : decided.month;
};

describe('the unit that receives', () => {
  it.each([
    ['is another one that is there', {}, 'accepted'],
    ['may be sealed, for its accounts arrive sealed', { status: '05' }, 'accepted'],
    ['is not closed', { status: '04' }, 'TARGET_UNIT_CLOSED'],
    ['is not the one that lets go', { same: true }, 'TARGET_UNIT_SAME'],
    ['is one that exists', null, 'TARGET_UNIT_UNKNOWN'],
  ])('%s', (_, target, code) => {
    expect(head(target)).toBe(code);
  });

  it('is named before anybody is entered', () => {
    expect(head(null, {})).toBe('TARGET_UNIT_MISSING');
    expect(decideRow(SEALED, {}, CONTEXT)).toMatchObject({ code: 'TARGET_UNIT_MISSING' });
  });
});

describe('a row of a transfer', () => {
  it.each([
    ['takes an account that is sealed in the next month', '02', 'accepted'],
    ['refuses one that pays', '01', 'ACCOUNT_NOT_SEALED'],
    ['refuses one before its first month', '', 'ACCOUNT_NOT_BEGUN'],
    ['refuses one that is closed', '05', 'ACCOUNT_CLOSED_OR_FROZEN'],
  ])('%s', (_, status, code) => {
    expect(codeOf({ status })).toBe(code);
  });

  it('refuses one that something later is posted for', () => {
    expect(codeOf({ laterStatusMonth: '202609' })).toBe('TRANSFER_BEFORE_LATER_STATUS');
    expect(codeOf({ laterBaseMonth: '202609' })).toBe('accepted');
  });

  it('refuses one with a month still to be paid, deferred ones among them', () => {
    expect(row({ unpaidMonth: '202605' })).toMatchObject({
      code: 'TRANSFER_WITH_UNPAID_MONTH',
      details: { month: '2026-05', monthEn: '2026-05' },
    });
    const unpaidAssessments = [{ month: '202605', businessNo: '2026050100000001' }];
    expect(row({ unpaidMonth: '202605' }, {}, { unpaidAssessments })).toMatchObject({
      details: { month: '2026-05（2026050100000001）', monthEn: '2026-05 (2026050100000001)' },
    });
  });

  it('arrives in the greatest of both units’ next months and the month after those paid for him', () => {
    expect(monthOf()).toBe('202607');
    expect(monthOf({}, { nextMonth: '202608' })).toBe('202608');
    expect(monthOf({}, { nextMonth: '202606' })).toBe('202607');
    expect(monthOf({ paidThroughMonth: '202608' })).toBe('202609');
    expect(monthOf({ paidThroughMonth: null })).toBe('202607');
    expect(monthOf({}, {}, { lastAssessedMonth: '202608' })).toBe('202609');
  });

  it('pays nothing by it', () => {
    expect(row()).toMatchObject({ unitAfterFen: 0, personalAfterFen: 0, fiscalAfterFen: 0 });
  });
});

describe('the month of a transfer', () => {
  it('is one the giving unit has not assessed', () => {
    expect(decideMonth('202607', UNIT)).toBeNull();
    expect(decideMonth('202606', UNIT)?.code).toBe('DELETE_ASSESSMENTS_FIRST');
  });
});
