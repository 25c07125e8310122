import { describe, expect, it } from '@jest/globals';
import { accountPeriods, periodTotal, type Movement } from '#libs/fund/ledger/account-periods';

const moved = (month: string, credits: number, debits = 0, unallocated = 0): Movement => ({
  month,
  creditsFen: BigInt(credits),
  debitsFen: BigInt(debits),
  unallocatedFen: BigInt(unallocated),
});
const figures = (days: { from: string; to: string }, movements: Movement[]) =>
  accountPeriods(days, movements).map((period) => [
    `${period.from}~${period.to}`,
    ...[
      period.openingFen,
      period.increaseFen,
      period.decreaseFen,
      period.closingFen,
      period.unallocatedFen,
    ].map(Number),
  ]);

describe('an account by periods', () => {
  it('opens each month with what the one before closed with, the first with all that was before', () => {
    const days = { from: '2026-09-01', to: '2026-11-30' };
    const movements = [
      moved('', 100, 10, 7),
      moved('202609', 50, 20, -7),
      moved('202611', 5, 0, 3),
    ];
    expect(figures(days, movements)).toEqual([
      ['2026-09-01~2026-09-30', 90, 50, 20, 120, 0],
      ['2026-10-01~2026-10-31', 120, 0, 0, 120, 0],
      ['2026-11-01~2026-11-30', 120, 5, 0, 125, 3],
    ]);
  });

  it('cuts the first and the last month to the days asked for, over the end of a year too', () => {
    expect(figures({ from: '2026-12-31', to: '2027-02-01' }, []).map(([days]) => days)).toEqual([
      '2026-12-31~2026-12-31',
      '2027-01-01~2027-01-31',
      '2027-02-01~2027-02-01',
    ]);
    expect(figures({ from: '2028-02-10', to: '2028-02-29' }, [])).toHaveLength(1);
  });

  it('lets an entry and its reversal net to nothing within a period', () => {
    const days = { from: '2026-11-01', to: '2026-11-30' };
    expect(figures(days, [moved('202611', 33 - 33)])).toEqual([
      ['2026-11-01~2026-11-30', 0, 0, 0, 0, 0],
    ]);
  });

  it('comes to one total, which opens and closes like its first and last period', () => {
    const periods = accountPeriods({ from: '2026-10-05', to: '2026-11-06' }, [
      moved('', 9),
      moved('202610', 4, 1, 2),
      moved('202611', 6, 3),
    ]);
    expect(periodTotal(periods)).toEqual({
      from: '2026-10-05',
      to: '2026-11-06',
      openingFen: 9n,
      increaseFen: 10n,
      decreaseFen: 4n,
      closingFen: 15n,
      unallocatedFen: 2n,
    });
    expect(periodTotal([])).toBeNull();
  });
});
