import { requireSealed } from '#libs/businesses/account-standing';
import { monthNamed, requireMonthNotAssessed } from '#libs/businesses/effective-month';
import type { HeadFacts } from '#libs/businesses/register-business';
import { NOTHING_AFTER } from '#libs/businesses/row-amounts';
import { nextToAssess } from '#libs/fund/due-month';
import { formatMonth, nextMonth, type FundMonth } from '#libs/fund/month';
import type { NamedUnit } from '#libs/fund/terms';
import type { Refusal } from '#libs/case/refusal';
import type {
  AccountFacts,
  ColumnRefusal,
  RowContext,
  RowDecision,
  TypedValues,
  UnitMarks,
} from '#libs/case/register';
import { listDetails } from '#libs/texts/text-list';

/** Head column that names the unit the accounts go to. */
export const TARGET = 'targetAccountNo';
/** JGJ/T 320 A.4. */
const CLOSED = '04';

/** The earliest month an account goes in is one that the giving unit has not assessed. */
export function decideMonth(month: FundMonth, unit: UnitMarks): Refusal | null {
  return requireMonthNotAssessed(month, unit);
}

/** The unit that receives exists, is another one and is not closed. */
export function decideHead({ head, named }: HeadFacts): ColumnRefusal | null {
  const about = { column: TARGET, details: { account: head[TARGET] ?? '' } };
  if (head[TARGET] === undefined) return { code: 'TARGET_UNIT_MISSING', column: TARGET };
  const target = named[TARGET] ?? null;
  if (target === null) return { code: 'TARGET_UNIT_UNKNOWN', ...about };
  if (target.same) return { code: 'TARGET_UNIT_SAME', column: TARGET };
  return target.status === CLOSED ? { code: 'TARGET_UNIT_CLOSED', ...about } : null;
}

/**
 * An account that rests in the giving unit's next month, with nothing later posted there and no month of the unit's still
 * to be paid for it (domain 14).
 */
export function decideRow(
  account: AccountFacts,
  _typed: TypedValues,
  { unit, head, terms: { named = {} } }: RowContext,
): RowDecision | ColumnRefusal {
  const refusal =
    decideHead({ head, unit, named }) ??
    requireSealed(account) ??
    requireNothingLater(account) ??
    requireNothingUnpaid(account, unit);
  if (refusal !== null) return refusal;
  return { ...NOTHING_AFTER, month: arrivalMonth(account, unit, named[TARGET] ?? null) };
}

function requireNothingLater({ laterStatusMonth }: AccountFacts): ColumnRefusal | null {
  return laterStatusMonth === null
    ? null
    : {
        code: 'TRANSFER_BEFORE_LATER_STATUS',
        column: 'accountNo',
        details: { month: formatMonth(laterStatusMonth) },
      };
}

function requireNothingUnpaid(
  { unpaidMonth }: AccountFacts,
  unit: UnitMarks,
): ColumnRefusal | null {
  return unpaidMonth === null
    ? null
    : {
        code: 'TRANSFER_WITH_UNPAID_MONTH',
        column: 'accountNo',
        details: listDetails('month', [monthNamed(unpaidMonth, unit)]),
      };
}

/** The greatest of both units' next months to assess and the month after those paid for him. */
function arrivalMonth(
  { paidThroughMonth }: AccountFacts,
  unit: UnitMarks,
  target: NamedUnit | null,
): FundMonth {
  const months = [
    nextToAssess(unit),
    ...(target === null ? [] : [target.nextMonth]),
    ...(paidThroughMonth === null ? [] : [nextMonth(paidThroughMonth)]),
  ];
  return months.sort().at(-1) ?? nextToAssess(unit);
}
