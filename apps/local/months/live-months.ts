import type { DataSource } from 'typeorm';
import { cityUnits } from '#libs/demonstration/units';
import { cityMoment } from '#libs/fund/city-time';
import { firstDayOf } from '#libs/fund/month';
import { createDataSource } from '#libs/persistence/database/data-source';
import { inTransaction } from '#libs/persistence/database/transaction';
import { openBooks } from '#libs/persistence/ledger/opening';
import { turnBack } from '#apps/local/months/brought-over';
import { payOut } from '#apps/local/months/closed-accounts';
import {
  FIRST_MONTH,
  happenings,
  PRESENT,
  unitsWithMonths,
  type Happening,
} from '#apps/local/months/happenings';
import { monthCases } from '#apps/local/months/month-cases';
import { monthMoney } from '#apps/local/months/month-money';

const CARRIED_FORWARD_DAY = '2026-06-30';
const BEGAN = firstDayOf(FIRST_MONTH);

interface City {
  readonly seed: string;
  readonly keyedHashSecret: string;
}

/**
 * The last months as the city lived them: assessed by operators, paid at the bank, credited to members, by the
 * very acts and postings of the hall, so that books, cases and queries tell what no seed could make up. Books of units
 * without such months are opened with what stands there. Does nothing where the books are open already.
 * @returns how many things happened
 */
export async function liveMonths(databaseUrl: string, city: City): Promise<number> {
  // One connection: its clock is what everything of it is dated by.
  const dataSource = await createDataSource(databaseUrl, 1).initialize();
  try {
    return await lived(dataSource, city);
  } finally {
    await dataSource.destroy();
  }
}

async function lived(dataSource: DataSource, { seed, keyedHashSecret }: City): Promise<number> {
  const opened: unknown[] = await dataSource.query('SELECT id FROM voucher LIMIT 1');
  if (opened.length > 0) return 0;
  const units = unitsWithMonths(cityUnits(seed));
  const unitIds = units.map(({ id }) => id);
  const carried = { carriedForwardDay: CARRIED_FORWARD_DAY };
  await setClock(dataSource, cityMoment(BEGAN, 8));
  await inTransaction(dataSource, (manager) => turnBack(manager, unitIds));
  await openBooks(dataSource, { ...carried, day: BEGAN, unitIds });
  const cases = monthCases(dataSource, keyedHashSecret);
  const money = await monthMoney(dataSource);
  const all = happenings(units);
  for (const happening of all) {
    await setClock(dataSource, happening.at);
    await happen(happening);
  }
  await setClock(dataSource, cityMoment(PRESENT, 18));
  await openBooks(dataSource, { ...carried, day: PRESENT });
  await money.closeStatements();
  await dataSource.query('UPDATE message SET read_at = created_at WHERE read_at IS NULL');
  return all.length;

  async function happen(happening: Happening): Promise<void> {
    const { month, day } = happening;
    switch (happening.kind) {
      case 'assess':
        return cases.assess(happening.unit, month);
      case 'pay':
        await money.payWhole(happening);
        return cases.credit();
      case 'pay-in-part':
        return money.payInPart(happening);
      case 'treasury':
        await money.payByTreasury(happening.units, month, day);
        return cases.credit();
      case 'close': {
        const { id: unitId, branchCode: bankAccount } = happening.unit;
        return inTransaction(dataSource, (manager) =>
          payOut(manager, { unitId, bankAccount, month, day }),
        );
      }
    }
  }
}

async function setClock(dataSource: DataSource, at: Date): Promise<void> {
  await dataSource.query('SET timestamp = ?', [at.getTime() / 1_000]);
}
