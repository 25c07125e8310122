import type { EntityManager } from 'typeorm';
import { formatMonth } from '#libs/fund/month';
import { formatYuan } from '#libs/fund/money';
import { tellOperators } from '#libs/persistence/boxes/tell-operators';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { bookDebit } from '#libs/persistence/receipts/statement-store';
import {
  debitOf,
  endReversal,
  holdReversed,
  isToCarryOut,
  receiptToReverse,
  reverseOnItsDay,
  type Reversal,
  type ReversedReceipt,
} from '#libs/persistence/settlement/reversed-receipt';
import { freeTakenBack, type Freed } from '#libs/persistence/settlement/take-back-cover';
import { backToSuspense, sharesOf, type Share } from '#libs/persistence/settlement/take-back-parts';
import {
  lockForTakeBack,
  requireNotAllocating,
  type Taken,
} from '#libs/persistence/settlement/take-back-plans';
import { PAYMENT_MESSAGES } from '#libs/texts/payment.texts';
import { RECEIPT_BUSINESS } from '#libs/texts/settlement.texts';
import { fillText, type Text } from '#libs/texts/text';
import { TAKEN_FROM } from '#libs/texts/taken-from.texts';
import { listText } from '#libs/texts/text-list';

/** The part of a receipt that is told a unit, and what it means for it. */
interface Told extends Share {
  readonly receipt: ReversedReceipt;
  readonly reason: string;
  readonly meaning: Text;
}

/**
 * The bank has taken a receipt back: covered from where the money still is, then out of what is credited to members, then
 * its voucher is reversed (冲账). What was split along the treasury's list is one sum again first, in the same transaction.
 * @throws RuleViolation TAKE_BACK_…, RECEIPT_…
 */
export async function takeBack(manager: EntityManager, reversal: Reversal): Promise<void> {
  const { receiptId, formerState, reason } = reversal;
  const shares = await sharesOf(manager, await receiptToReverse(manager, receiptId), formerState);
  const parts = shares.flatMap((share) => share.parts);
  const plans = await lockForTakeBack(manager, parts);
  const receipt = await holdReversed(manager, receiptId);
  if (!(await isToCarryOut(manager, reversal))) return;
  const now = await databaseNow(manager);
  const freed = new Map<Taken, Freed>();
  await requireNotAllocating(manager, plans);
  for (const one of plans) freed.set(one.taken, await freeTakenBack(manager, one, now));
  if (formerState === 'split')
    for (const share of shares) await backToSuspense(manager, share, now);
  const voucherId = await reverse(manager, receipt, now);
  const debit = debitOf(receipt, entryOf(reversal));
  await bookDebit(manager, debit, { voucherId, receiptId });
  await endReversal(manager, reversal, receipt, 'taken-back');
  for (const share of shares) {
    const of = share.parts.flatMap((part) => freed.get(part) ?? []);
    await tellUnit(manager, { ...share, receipt, reason, meaning: meaningOf(of) }, now);
  }
}

/** What was posted last goes first; each with the value day of what it takes back. */
async function reverse(
  manager: EntityManager,
  receipt: ReversedReceipt,
  now: Date,
): Promise<string> {
  const key = `take-back/${receipt.id}`;
  if (receipt.clearingVoucherId !== null)
    await reverseOnItsDay(manager, receipt.clearingVoucherId, `${key}/clearing`, now);
  return reverseOnItsDay(manager, receipt.voucherId, key, now);
}

function entryOf({ serial, bookedOn, reason }: Reversal) {
  if (serial === null || bookedOn === null) throw new Error('a take-back is by an entry');
  return { serial, bookedOn, reason };
}

/** What it means for the unit's months, and for what its members had of them; of what is not covered it is told by itself. */
function meaningOf(freed: readonly Freed[]): Text {
  const fen = freed.reduce((sum, one) => sum + one.receivableFen, 0n);
  const { zh, en } = meaningForMonths(freed);
  if (fen === 0n) return { zh, en };
  return fillText(TAKEN_FROM.receivable, {
    meaning: zh,
    meaningEn: en,
    amount: formatYuan(Number(fen)),
  });
}

function meaningForMonths(freed: readonly Freed[]): Text {
  const months = [...new Set(freed.flatMap((one) => one.months))].sort();
  if (months.length === 0)
    return freed.every(({ isCovered }) => isCovered) ? TAKEN_FROM.rest : TAKEN_FROM.nothing;
  const { zh, en } = listText(months.map(formatMonth));
  const restFen = freed.reduce((sum, one) => sum + one.restFen, 0n);
  return fillText(restFen > 0n ? TAKEN_FROM.monthsInPart : TAKEN_FROM.months, {
    months: zh,
    monthsEn: en,
    rest: formatYuan(Number(restFen)),
  });
}

async function tellUnit(
  manager: EntityManager,
  { receipt: { id, bookedOn, payerName }, unitId, fen, reason, meaning }: Told,
  now: Date,
): Promise<void> {
  await tellOperators(manager, unitId, now, ({ name }) => ({
    businessNo: '',
    business: RECEIPT_BUSINESS,
    eventSeq: Number(id),
    textKey: 'takenBack',
    text: fillText(PAYMENT_MESSAGES.takenBack, {
      name,
      day: bookedOn,
      payer: payerName,
      amount: formatYuan(Number(fen)),
      reason,
      meaning: meaning.zh,
      meaningEn: meaning.en,
    }),
  }));
}
