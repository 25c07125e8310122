import { describe, expect, it } from '@jest/globals';
import { decideFirstMonth } from '#libs/businesses/enrolment/enrolment.month';
import type { TypedValues } from '#libs/case/register';
import { decided, said, TERMS, UNIT, type Situation } from '#test/builders/enrolled.builder';

function monthOf(typed: TypedValues, situation?: Situation) {
  const outcome = decided(typed, situation);
  return 'code' in outcome ? outcome.code : outcome.month;
}

/** Nothing has been assessed since August. */
const IN_SEPTEMBER: Situation = {
  unit: { lastAssessedMonth: '202608', paidThroughMonth: '202608', currentMonth: '202609' },
};

describe('the first month', () => {
  const newToWork = { employment: '01', hireDate: '2026-09-10' };
  const transferredIn = { employment: '02', hireDate: '2026-09-10' };

  it('is the next to assess where nothing says otherwise', () => {
    expect(monthOf({})).toBe('202612');
    expect(monthOf({ employment: '99' })).toBe('202612');
  });

  it('of who is new to work is the month after he was hired, of who was transferred in that month', () => {
    expect(monthOf(newToWork, IN_SEPTEMBER)).toBe('202610');
    expect(monthOf(transferredIn, IN_SEPTEMBER)).toBe('202609');
  });

  it('is never before he was hired', () => {
    expect(monthOf({ hireDate: '2026-10-10' }, IN_SEPTEMBER)).toBe('202610');
    expect(said({ hireDate: '2026-10-10', firstMonth: '202610' }, IN_SEPTEMBER)).toBe('taken');
    expect(said({ hireDate: '2026-10-10', firstMonth: '202609' }, IN_SEPTEMBER)).toBe(
      'firstMonth FIRST_MONTH_TOO_EARLY',
    );
  });

  it('is not before the one of the law, and later with a note', () => {
    expect(said({ ...newToWork, firstMonth: '202609' }, IN_SEPTEMBER)).toBe(
      'firstMonth FIRST_MONTH_TOO_EARLY',
    );
    expect(decided({ ...newToWork, firstMonth: '202610' }, IN_SEPTEMBER)).not.toHaveProperty(
      'note',
    );
    expect(decided({ ...transferredIn, firstMonth: '202610' }, IN_SEPTEMBER)).toMatchObject({
      month: '202610',
      note: { code: 'FIRST_MONTH_LATE', details: { month: '2026-10', lawful: '2026-09' } },
    });
  });

  it('needs the hire date where the law asks for it, or a month', () => {
    expect(said({ employment: '01' })).toBe('hireDate HIRE_DATE_REQUIRED');
    expect(said({ employment: '02' })).toBe('hireDate HIRE_DATE_REQUIRED');
    expect(monthOf({ employment: '01', firstMonth: '202612' })).toBe('202612');
    expect(said({ hireDate: '2026-02-30' })).toBe('hireDate DAY_DOES_NOT_EXIST');
    expect(said({ firstMonth: '202613' })).toBe('firstMonth MONTH_MALFORMED');
  });

  it('that is assessed and not paid asks to delete the assessment first', () => {
    const assessed = { unit: { lastAssessedMonth: '202611', paidThroughMonth: '202610' } };
    expect(decided({ firstMonth: '202611' }, assessed)).toEqual({
      code: 'FIRST_MONTH_ASSESSED',
      details: { assessments: '2026-11', assessmentsEn: '2026-11', open: '2026-12' },
      column: 'firstMonth',
    });
    expect(monthOf({ firstMonth: '202612' }, assessed)).toBe('202612');
  });

  it('that is paid names the next one; the example of domain 14', () => {
    const assessed = { unit: { lastAssessedMonth: '202609', paidThroughMonth: '202608' } };
    expect(decided({ firstMonth: '202608' }, assessed)).toMatchObject({
      code: 'FIRST_MONTH_PAID_DELETE_FIRST',
      details: { next: '2026-09', assessments: '2026-09', open: '2026-10' },
    });
    expect(said({ firstMonth: '202611' })).toBe('firstMonth FIRST_MONTH_PAID');
  });

  it('that is deferred, too far ahead, or before the unit’s own is refused', () => {
    const deferred = { unit: { deferredFromMonth: '202611', paidThroughMonth: '202610' } };
    expect(said({ firstMonth: '202611' }, deferred)).toBe('firstMonth FIRST_MONTH_DEFERRED');
    expect(said({ firstMonth: '202701' })).toBe('firstMonth MONTH_TOO_FAR_AHEAD');
    expect(said({ firstMonth: '201912' })).toBe('firstMonth MONTH_BEFORE_FIRST');
  });

  it('binds the case as a whole by the same rule', () => {
    expect(decideFirstMonth('202612', UNIT, TERMS)).toBeNull();
    expect(decideFirstMonth('202611', UNIT, TERMS)?.code).toBe('FIRST_MONTH_PAID');
  });
});
