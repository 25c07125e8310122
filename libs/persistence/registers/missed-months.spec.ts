import { describe, expect, it } from '@jest/globals';
import { lastMissed, missedOf } from '#libs/persistence/registers/missed-months';
import type { MissedMonths } from '#libs/case/missed-months';

const IN_FULL: MissedMonths = { business: 'any', typed: { kind: '01' }, baseFrom: 'newBaseFen' };
const SINCE_HIRED: MissedMonths = {
  business: 'any',
  typed: {},
  dueFrom: ({ due }) => (due === undefined ? null : String(due)),
};
const through = (from: string | null) => ({ from, since: '202001', through: '202610' });

describe('the last month a change leaves to be made good', () => {
  it.each([
    ['is the last paid one before it takes effect', ['202611', '202610'], '202610'],
    ['stays where the unit pays on afterwards', ['202611', '202612'], '202610'],
    ['is the paid one where assessed months lie between', ['202612', '202610'], '202610'],
  ])('%s', (_, [month = '', paid = ''], last) => {
    expect(lastMissed(month, paid, true)).toBe(last);
  });

  it('is the last paid one where its own month is refused as paid', () => {
    expect(lastMissed('202609', '202610', false)).toBe('202610');
  });
});

describe('the months that are entered of a row', () => {
  it('begin where it is asked, each with the base that was typed', () => {
    expect(missedOf(IN_FULL, { newBaseFen: 5 }, through('202609'))).toEqual([
      { kind: '01', month: '202609', newBaseFen: 5 },
      { kind: '01', month: '202610', newBaseFen: 5 },
    ]);
    expect(missedOf(IN_FULL, {}, through('202610'))).toEqual([{ kind: '01', month: '202610' }]);
  });

  it('are none after the last, and none where nobody says from where on', () => {
    expect(missedOf(IN_FULL, {}, through('202611'))).toEqual([]);
    expect(missedOf(IN_FULL, {}, through(null))).toEqual([]);
  });

  it('begin where the row says it was due, or where it is asked if that is later', () => {
    const due = { due: '202609' };
    const [september, october] = [{ month: '202609' }, { month: '202610' }];
    expect(missedOf(SINCE_HIRED, due, through(null))).toEqual([september, october]);
    expect(missedOf(SINCE_HIRED, due, through('202608'))).toEqual([september, october]);
    expect(missedOf(SINCE_HIRED, due, through('202610'))).toEqual([october]);
    expect(missedOf(SINCE_HIRED, {}, through(null))).toEqual([]);
  });

  it('begin with the unit’s first month at the earliest, and may be more than are entered at once', () => {
    const months = missedOf(SINCE_HIRED, { due: '201508' }, through(null));
    expect(months).toHaveLength(82);
    expect(months[0]).toEqual({ month: '202001' });
    expect(months.at(-1)).toEqual({ month: '202610' });
  });
});
