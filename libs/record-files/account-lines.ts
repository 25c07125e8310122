import { cityDayOf } from '#libs/fund/city-time';
import { accountPeriods, periodTotal, type AccountPeriod } from '#libs/fund/ledger/account-periods';
import { monthOfDay } from '#libs/fund/month';
import type { EntityManager } from 'typeorm';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { accountMovements, firstBookDay } from '#libs/persistence/ledger/account-movements';
import {
  TOTAL,
  type AskedRecords,
  type RecordColumn,
  type RecordQuery,
} from '#libs/record-files/record-query';

const PERIOD = { kind: 'identifier', width: 14 } as const;
const FEN = { kind: 'money', width: 18 } as const;

const COLUMNS: readonly RecordColumn[] = [
  { title: { zh: '期间（起）', en: 'Period from' }, ...PERIOD },
  { title: { zh: '期间（止）', en: 'Period to' }, ...PERIOD },
  { title: { zh: '期初余额', en: 'Opening balance' }, ...FEN },
  { title: { zh: '本期增加', en: 'Increase' }, ...FEN },
  { title: { zh: '本期减少', en: 'Decrease' }, ...FEN },
  { title: { zh: '期末余额', en: 'Closing balance' }, ...FEN },
  { title: { zh: '单位未分配金额', en: 'Unallocated' }, ...FEN },
];

/**
 * A unit's account by months, oldest first: from the month its book begins in at the earliest, and until today at the
 * latest, for what comes nobody knows.
 */
export async function accountOf(
  manager: EntityManager,
  unitId: number,
  asked: AskedRecords,
): Promise<AccountPeriod[]> {
  const first = await firstBookDay(manager, unitId);
  if (first === null) return [];
  const today = cityDayOf(await databaseNow(manager));
  const begun = `${first.slice(0, 7)}-01`;
  const from = asked.from === undefined || asked.from < begun ? begun : asked.from;
  const to = asked.to === undefined || asked.to > today ? today : asked.to;
  if (from > to) return [];
  return accountPeriods({ from, to }, await accountMovements(manager, unitId, { from, to }));
}

/** 7.2: the account of a unit, newest month first. */
export const accountLines: RecordQuery = {
  title: { zh: '单位账户信息', en: 'Account of the unit' },
  columns: COLUMNS,
  async lines(manager, { unitId, ...asked }, { after, limit }) {
    const periods = (await accountOf(manager, unitId, asked)).reverse();
    return pageOfPeriods(periods, after, limit).map((period) => ({
      id: markOf(period),
      cells: [period.from, period.to, ...figuresOf(period)],
    }));
  },
  async total(manager, { unitId, ...asked }) {
    const total = periodTotal(await accountOf(manager, unitId, asked));
    return total === null ? null : [TOTAL, '', ...figuresOf(total)];
  },
};

function figuresOf(period: AccountPeriod): number[] {
  const { openingFen, increaseFen, decreaseFen, closingFen, unallocatedFen } = period;
  return [openingFen, increaseFen, decreaseFen, closingFen, unallocatedFen].map(
    (fen) => Number(fen) / 100,
  );
}

/** Newest first: those before the month the page before ended with. */
export function pageOfPeriods(
  periods: readonly AccountPeriod[],
  after: string | undefined,
  limit: number,
): AccountPeriod[] {
  return periods.filter((period) => after === undefined || markOf(period) < after).slice(0, limit);
}

/** Its month, '202611'. */
export function markOf({ from }: AccountPeriod): string {
  return monthOfDay(from);
}
