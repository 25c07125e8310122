import { describe, expect, it } from '@jest/globals';
import { seal } from '#libs/businesses/seal/seal.business';
import { decideMonth, decideRow } from '#libs/businesses/seal/seal.rules';
import { ACCOUNT, TERMS, UNIT } from '#test/builders/register-facts.builder';
import type { AccountFacts, UnitMarks } from '#libs/case/register';

const row = (change: Partial<AccountFacts> = {}) => decideRow({ ...ACCOUNT, ...change });
const codeOf = (change: Partial<AccountFacts>) => {
  const decided = row(change);
  return 'code' in decided ? decided.code : 'accepted';
};
const month = (value: string, unit: Partial<UnitMarks> = {}) =>
  decideMonth(value, { ...UNIT, ...unit }, TERMS);

describe('a row of a seal', () => {
  it('pays nothing from the month on', () => {
    expect(row()).toEqual({
      baseAfterFen: 0,
      unitAfterFen: 0,
      personalAfterFen: 0,
      fiscalAfterFen: 0,
    });
  });

  it.each([
    ['takes an account that pays', '01', 'accepted'],
    ['refuses one that is sealed already', '02', 'ALREADY_SEALED'],
    ['refuses one before its first month', '', 'ACCOUNT_NOT_BEGUN'],
    ['refuses one merged into another', '03', 'ACCOUNT_CLOSED_OR_FROZEN'],
    ['refuses one handed to another city', '04', 'ACCOUNT_CLOSED_OR_FROZEN'],
    ['refuses one drawn and closed', '05', 'ACCOUNT_CLOSED_OR_FROZEN'],
    ['refuses one that is frozen', '06', 'ACCOUNT_CLOSED_OR_FROZEN'],
  ])('%s', (_, status, code) => {
    expect(codeOf({ status })).toBe(code);
  });

  it('says that it holds until what is posted for later, and does not block', () => {
    expect(row({ laterStatusMonth: '202702' })).toMatchObject({
      unitAfterFen: 0,
      note: { code: 'HOLDS_UNTIL_LATER_STATUS', details: { month: '2027-02' } },
    });
    expect(row({ laterStatusMonth: null })).not.toHaveProperty('note');
  });
});

describe('the month of a seal: the first one no longer remitted', () => {
  it('is the next to assess, or a later one within the months ahead (预封存)', () => {
    expect(month('202607')).toBeNull();
    expect(month('202608', { currentMonth: '202607' })).toBeNull();
    expect(month('202609', { currentMonth: '202607' })?.code).toBe('MONTH_TOO_FAR_AHEAD');
  });

  it('is none that is paid: it says the next one, and what is to be done about the paid ones', () => {
    expect(month('202606')).toEqual({
      code: 'SEAL_MONTH_PAID',
      details: { month: '2026-06', next: '2026-07' },
    });
    expect(month('202606', { lastAssessedMonth: '202608' })?.code).toBe(
      'SEAL_MONTH_PAID_DELETE_FIRST',
    );
  });

  it('asks for the unpaid assessments from it on to be deleted first', () => {
    expect(month('202607', { lastAssessedMonth: '202607' })?.code).toBe('DELETE_ASSESSMENTS_FIRST');
  });
});

it('offers exactly the accounts it takes, and lowers the headcount', () => {
  expect(seal.subject.statuses).toEqual(['01']);
  expect(seal.headcountPerRow).toBe(-1);
});
