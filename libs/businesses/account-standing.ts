import { NORMAL, SEALED } from '#libs/fund/account-status';
import { formatMonth, type FundMonth } from '#libs/fund/month';
import type { AccountFacts, ColumnRefusal } from '#libs/case/register';

/** Before his first month in the unit an account is neither paying nor sealed (domain 14). */
const NOT_BEGUN = '';

/** How an account stands in the month, for businesses that move it from one standing to another. */
type Standing = Pick<AccountFacts, 'status'>;

/** Sealing takes an account that pays in the month. */
export function requirePaying({ status }: Standing): ColumnRefusal | null {
  if (status === NORMAL) return null;
  if (status === SEALED) return { code: 'ALREADY_SEALED', column: 'accountNo' };
  return neitherPayingNorSealed(status);
}

/** Unsealing and transfer take an account that rests in the month. */
export function requireSealed({ status }: Standing): ColumnRefusal | null {
  if (status === SEALED) return null;
  if (status === NORMAL) return { code: 'ACCOUNT_NOT_SEALED', column: 'accountNo' };
  return neitherPayingNorSealed(status);
}

/** Closed, frozen or handed on, or not yet there in the month. */
function neitherPayingNorSealed(status: string): ColumnRefusal {
  return status === NOT_BEGUN
    ? { code: 'ACCOUNT_NOT_BEGUN', column: 'accountNo' }
    : { code: 'ACCOUNT_CLOSED_OR_FROZEN', column: 'accountNo', details: { status } };
}

/** m > the member's own paidThrough: he comes in after the months paid for him, wherever they were paid (domain 4). */
export function requireMonthAfterOwnPaid(
  { paidThroughMonth }: Pick<AccountFacts, 'paidThroughMonth'>,
  month: FundMonth,
): ColumnRefusal | null {
  return paidThroughMonth === null || month > paidThroughMonth
    ? null
    : { code: 'MEMBER_PAID_THROUGH', details: { month: formatMonth(paidThroughMonth) } };
}

/** What is posted for later holds from its own month on; said, for the operator may have forgotten it. */
export function noteOfLaterStatus({
  laterStatusMonth,
}: Pick<AccountFacts, 'laterStatusMonth'>): ColumnRefusal | null {
  return laterStatusMonth === null
    ? null
    : { code: 'HOLDS_UNTIL_LATER_STATUS', details: { month: formatMonth(laterStatusMonth) } };
}

export function noteOfLaterBase({
  laterBaseMonth,
}: Pick<AccountFacts, 'laterBaseMonth'>): ColumnRefusal | null {
  return laterBaseMonth === null
    ? null
    : { code: 'HOLDS_UNTIL_LATER_BASE', details: { month: formatMonth(laterBaseMonth) } };
}
