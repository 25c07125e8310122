import {
  amountOf,
  type Amount,
  type MonthToMakeGood,
} from '#libs/businesses/supplementary-contribution/supplement-amount';
import { MONTHS_AT_ONCE_MAX, REASONS_BEFORE_FIRST } from '#libs/businesses/supplement-kinds';
import { CLOSED, NORMAL, SEALED } from '#libs/fund/account-status';
import { totalOf, type Contribution } from '#libs/fund/contribution';
import { isDeferred } from '#libs/fund/due-month';
import { formatYuan } from '#libs/fund/money';
import { formatMonth, isFundMonth, monthsThrough, type FundMonth } from '#libs/fund/month';
import { roomOf, sideBeyond, type SideFen } from '#libs/fund/supplement/supplement';
import type {
  AccountFacts,
  ColumnRefusal,
  PastMonth,
  RowContext,
  RowDecision,
  TypedValues,
  UnitMarks,
} from '#libs/case/register';
import type { Refusal } from '#libs/case/refusal';
import { listDetails } from '#libs/texts/text-list';

const MONTH = 'month';
const SIDE_NAMES: Readonly<Record<SideFen, { readonly zh: string; readonly en: string }>> = {
  unitFen: { zh: '单位', en: 'unit' },
  personalFen: { zh: '个人', en: 'personal' },
  fiscalFen: { zh: '财政', en: 'fiscal' },
};

/** How he stood in the month; before his first there is no status. */
const STATUS_THEN: Readonly<Record<PastMonth['standing'], TypedValues>> = {
  paying: { statusThen: NORMAL },
  sealed: { statusThen: SEALED },
  none: {},
  elsewhere: {},
};

/** Of the case as a whole: there is something to make good only where something was due and paid. */
export function decideMonth(_: FundMonth, { paidThroughMonth }: UnitMarks): Refusal | null {
  return paidThroughMonth === null ? { code: 'SUPPLEMENT_NOTHING_PAID' } : null;
}

/** A member has a row for each month and kind (domain 13). */
export function rowKey(typed: TypedValues): string {
  return `${String(typed[MONTH] ?? '')}/${String(typed['supplementKind'] ?? '')}`;
}

/** '202607-202609' makes three rows. */
export function expand(typed: TypedValues): readonly TypedValues[] | ColumnRefusal {
  const [first = '', last = first] = String(typed[MONTH] ?? '').split('-');
  if (!isFundMonth(first) || !isFundMonth(last)) return [typed];
  const months = monthsThrough(first, last);
  if (months.length === 0) return { code: 'SUPPLEMENT_MONTHS_REVERSED', column: MONTH };
  if (months.length > MONTHS_AT_ONCE_MAX)
    return {
      code: 'SUPPLEMENT_MONTHS_TOO_MANY',
      details: { max: MONTHS_AT_ONCE_MAX },
      column: MONTH,
    };
  return months.map((month) => ({ ...typed, [MONTH]: month }));
}

/** One member in one month: entry, file, check at submit and posting all call this and nothing else. */
export function decideRow(
  account: AccountFacts,
  typed: TypedValues,
  context: RowContext,
): RowDecision | ColumnRefusal {
  const month = String(typed[MONTH]);
  if (!isFundMonth(month)) return { code: 'ONE_MONTH_A_ROW', column: MONTH };
  const terms = context.termsIn(month);
  const past = account.past?.(month);
  if (past === undefined) throw new Error('a row about the past is decided by past months');
  const wrong =
    requireOpen(account) ??
    requireMonthPaidByUnit(month, context.unit) ??
    requireInUnit(month, past, typed);
  if (wrong !== null) return { column: MONTH, ...wrong };
  if (terms === null)
    return { code: 'TERMS_UNKNOWN', details: { month: formatMonth(month) }, column: MONTH };
  const ratios = past.ownRatios ?? terms.ratios;
  return decideAmount(typed, { past, terms, ratios });
}

function requireOpen({ status }: AccountFacts): ColumnRefusal | null {
  return CLOSED.includes(status)
    ? { code: 'ACCOUNT_CLOSED_OR_FROZEN', details: { status }, column: 'accountNo' }
    : null;
}

/** Months the unit has paid; what it has not paid is remitted, what it defers is made good otherwise (domain 4). */
function requireMonthPaidByUnit(month: FundMonth, unit: UnitMarks): ColumnRefusal | null {
  const paid = unit.paidThroughMonth ?? '';
  const at = formatMonth(month);
  if (month < unit.firstMonth)
    return {
      code: 'SUPPLEMENT_BEFORE_UNIT',
      details: { month: at, first: formatMonth(unit.firstMonth) },
    };
  if (isDeferred(month, unit)) return { code: 'SUPPLEMENT_DEFERRED', details: { month: at } };
  if (month <= paid) return null;
  return { code: 'SUPPLEMENT_NOT_PAID_YET', details: { month: at, paid: formatMonth(paid) } };
}

/** He belonged to the unit in it; before he had an account, by some reasons only. */
function requireInUnit(
  month: FundMonth,
  { standing }: PastMonth,
  typed: TypedValues,
): ColumnRefusal | null {
  const details = { month: formatMonth(month) };
  if (standing === 'elsewhere') return { code: 'SUPPLEMENT_ELSEWHERE', details };
  const reason = String(typed['supplementReason'] ?? '');
  return standing === 'none' && !REASONS_BEFORE_FIRST.includes(reason)
    ? { code: 'SUPPLEMENT_BEFORE_ACCOUNT', details, column: 'supplementReason' }
    : null;
}

function decideAmount(typed: TypedValues, month: MonthToMakeGood): RowDecision | ColumnRefusal {
  const amount = amountOf(String(typed['supplementKind'] ?? ''), typed, month);
  if ('code' in amount) return amount;
  const { past, terms, ratios } = month;
  const room = roomOf(terms, ratios, past.paid);
  const beyond = sideBeyond(amount.added, room);
  if (beyond !== null) return beyondCap(beyond, amount.added, room, month);
  const { added, baseFen } = amount;
  const after = sumOf(past.paid, added);
  const note = noteOf(typed, amount, month);
  return {
    baseAfterFen: baseFen,
    unitAfterFen: after.unitFen,
    personalAfterFen: after.personalFen,
    fiscalAfterFen: after.fiscalFen,
    before: { baseFen: past.baseFen, ...past.paid },
    month: terms.month,
    decided: {
      unitSupplementFen: added.unitFen,
      personalSupplementFen: added.personalFen,
      fiscalSupplementFen: added.fiscalFen,
      totalSupplementFen: totalOf(added),
      ...STATUS_THEN[past.standing],
      unitRatioBp: ratios.unitBp,
      personalRatioBp: ratios.personalBp,
      fiscalRatioBp: ratios.fiscalBp,
      unitRoomFen: room.unitFen,
      personalRoomFen: room.personalFen,
      fiscalRoomFen: room.fiscalFen,
    },
    ...(note === null ? {} : { note }),
  };
}

function sumOf(one: Contribution, other: Contribution): Contribution {
  return {
    unitFen: one.unitFen + other.unitFen,
    personalFen: one.personalFen + other.personalFen,
    fiscalFen: one.fiscalFen + other.fiscalFen,
  };
}

function beyondCap(
  side: SideFen,
  added: Contribution,
  room: Contribution,
  { terms }: MonthToMakeGood,
): ColumnRefusal {
  const { zh, en } = SIDE_NAMES[side];
  const details = {
    month: formatMonth(terms.month),
    side: zh,
    sideEn: en,
    amount: formatYuan(added[side]),
    room: formatYuan(room[side]),
  };
  return { code: 'SUPPLEMENT_ABOVE_CAP', details, column: 'totalTypedFen' };
}

/** What is said and does not block: another amount than the server's, a side paid too much, a month before the account. */
function noteOf(
  typed: TypedValues,
  { added, overpaid }: Amount,
  { past, terms }: MonthToMakeGood,
): ColumnRefusal | null {
  const right = totalOf(added);
  const said = typed['totalTypedFen'];
  if (said !== undefined && Number(said) !== right) {
    const details = { typed: formatYuan(Number(said)), right: formatYuan(right) };
    return { code: 'SUPPLEMENT_AMOUNT_DIFFERS', details, column: 'totalTypedFen' };
  }
  if (overpaid.length > 0) {
    const sides = listDetails(
      'sides',
      overpaid.map((side) => SIDE_NAMES[side]),
    );
    return { code: 'SUPPLEMENT_SIDE_OVERPAID', details: sides, column: 'newBaseFen' };
  }
  const details = { month: formatMonth(terms.month) };
  return past.standing === 'none'
    ? { code: 'SUPPLEMENT_BEFORE_FIRST_MONTH', details, column: MONTH }
    : null;
}
