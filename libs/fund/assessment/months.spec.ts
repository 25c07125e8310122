import { describe, expect, it } from '@jest/globals';
import { assessableMonths, assessedUnpaid, owedMonths } from '#libs/fund/assessment/months';

const REACH = { currentMonth: '202611', monthsAhead: 0, knownThroughMonth: '202706' };
const marks = (lastAssessedMonth: string | null) => ({ firstMonth: '202609', lastAssessedMonth });

describe('the months that can be assessed', () => {
  it('begin after the last one assessed and go up to the present month', () => {
    expect(assessableMonths(marks('202609'), REACH)).toEqual(['202610', '202611']);
  });

  it('begin with the first remittance month of a unit that has assessed none', () => {
    expect(assessableMonths(marks(null), REACH)[0]).toBe('202609');
  });

  it('are none once the present month is assessed', () => {
    expect(assessableMonths(marks('202611'), REACH)).toEqual([]);
  });

  it('go on as many months ahead as the parameter says, over the turn of the year', () => {
    expect(assessableMonths(marks('202611'), { ...REACH, monthsAhead: 2 })).toEqual([
      '202612',
      '202701',
    ]);
  });

  it('never pass the last month whose cap and floor are known', () => {
    const reach = { ...REACH, monthsAhead: 12 };
    expect(assessableMonths(marks('202704'), reach)).toEqual(['202705', '202706']);
    expect(assessableMonths(marks('202706'), reach)).toEqual([]);
  });
});

describe('the months assessed and not paid', () => {
  const PAID = {
    firstMonth: '202606',
    paidThroughMonth: '202608',
    lastAssessedMonth: '202610',
    deferredFromMonth: null,
    deferredThroughMonth: null,
  };

  it('are those after the last one paid, through the last one assessed', () => {
    expect(assessedUnpaid(PAID)).toEqual(['202609', '202610']);
    expect(assessedUnpaid({ ...PAID, lastAssessedMonth: '202608' })).toEqual([]);
  });

  it('begin with the first month of a unit that has paid none, and are none where none is assessed', () => {
    expect(assessedUnpaid({ ...PAID, paidThroughMonth: null })[0]).toBe('202606');
    expect(assessedUnpaid({ ...PAID, paidThroughMonth: null, lastAssessedMonth: null })).toEqual(
      [],
    );
  });

  it('leave out what is deferred', () => {
    expect(assessedUnpaid({ ...PAID, deferredFromMonth: '202610' })).toEqual(['202609']);
  });
});

describe('the months that wait to be paid', () => {
  const PAID = {
    firstMonth: '202606',
    paidThroughMonth: '202608',
    lastAssessedMonth: '202609',
    deferredFromMonth: null,
    deferredThroughMonth: null,
  };

  it('are those after the last one paid, assessed or not, through the month asked for', () => {
    expect(owedMonths(PAID, '202611')).toEqual(['202609', '202610', '202611']);
    expect(owedMonths(PAID, '202609')).toEqual(['202609']);
    expect(owedMonths(PAID, '202608')).toEqual([]);
  });

  it('leave out what is deferred, before it and after it', () => {
    const deferred = { deferredFromMonth: '202610', deferredThroughMonth: '202610' };
    expect(owedMonths({ ...PAID, ...deferred }, '202611')).toEqual(['202609', '202611']);
  });
});
