import { addMonths, type FundMonth } from '#libs/fund/month';
import type { SqlValue } from '#libs/persistence/database/bulk-insert';
import { isAdjusted, paidIn, YEAR_START, type CityAccount } from '#libs/demonstration/accounts';
import type { CityUnit } from '#libs/demonstration/units';

const MONTHS_KEPT = 12;
/** When the July bases of the city were posted, 10:00 by its clock. */
const ADJUSTED_AT = new Date('2026-07-15T02:00:00.000Z');

/** unit_month rows of the last twelve paid months: what the accounts paid, added up. */
export function monthsOf(unit: CityUnit, accounts: readonly CityAccount[]): SqlValue[][] {
  const last = unit.paidThroughMonth;
  if (last === null) return [];
  const months = Array.from({ length: MONTHS_KEPT }, (_, at) =>
    addMonths(last, at + 1 - MONTHS_KEPT),
  );
  return months.map((month) => monthRow(unit, accounts, month));
}

function monthRow(unit: CityUnit, accounts: readonly CityAccount[], month: FundMonth): SqlValue[] {
  let headcount = 0;
  let unitFen = 0;
  let personalFen = 0;
  let fiscalFen = 0;
  for (const account of accounts) {
    const paid = paidIn(account, month);
    if (paid === null) continue;
    headcount += 1;
    unitFen += paid.unitFen;
    personalFen += paid.personalFen;
    fiscalFen += paid.fiscalFen;
  }
  return [unit.id, month, headcount, unitFen, personalFen, fiscalFen, allocatedAt(unit, month)];
}

/** Five days after pay day at most (条例 art. 19), never later than the demonstration's present. */
function allocatedAt(unit: CityUnit, month: FundMonth): Date {
  const day = Date.UTC(Number(month.slice(0, 4)), Number(month.slice(4)) - 1, unit.payDay + 2, 3);
  return new Date(Math.min(day, Date.UTC(2026, 10, 20, 3)));
}

/** The July adjustment of a unit as the former system left it: a proof of posting and its changes, no case of this hall. */
export function julyAdjustmentOf(
  unit: CityUnit,
  accounts: readonly CityAccount[],
): { posting: SqlValue[][]; changes: SqlValue[][] } {
  const businessNo = `20260715${String(unit.id).padStart(8, '0')}`;
  const changes = accounts
    .filter(isAdjusted)
    .map((account): SqlValue[] => [
      businessNo,
      'account',
      account.id,
      unit.id,
      'baseFen',
      String(account.baseBeforeFen),
      String(account.baseFen),
      YEAR_START,
      ADJUSTED_AT,
    ]);
  return {
    posting: changes.length === 0 ? [] : [[businessNo, changes.length, ADJUSTED_AT]],
    changes,
  };
}

/** A unit's own data changed a few times before: what the query of information changes shows at first. */
export function unitChangesOf(unit: CityUnit): { posting: SqlValue[][]; changes: SqlValue[][] } {
  if (unit.id > 12) return { posting: [], changes: [] };
  const businessNo = `20260318${String(unit.id).padStart(8, '0')}`;
  const at = new Date('2026-03-18T07:30:00.000Z');
  const change = (field: string, before: string, after: string): SqlValue[] => [
    businessNo,
    'unit',
    unit.id,
    unit.id,
    field,
    before,
    after,
    null,
    at,
  ];
  return {
    posting: [[businessNo, 2, at]],
    changes: [
      change('officePhone', '0379-63210000', unit.officePhone),
      change('payDay', '10', String(unit.payDay)),
    ],
  };
}
