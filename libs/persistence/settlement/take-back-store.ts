import type { EntityManager } from 'typeorm';
import { cityDayOf } from '#libs/fund/city-time';
import { formatMonth } from '#libs/fund/month';
import { formatYuan } from '#libs/fund/money';
import { RuleViolation } from '#libs/fund/rule-violation';
import { requireReceipt } from '#libs/fund/settlement/receipt';
import { requireForeignUnit, type Cashier } from '#libs/persistence/access/foreign-unit';
import { tellOperators } from '#libs/persistence/boxes/tell-operators';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { reverseVoucher } from '#libs/persistence/ledger/reversal';
import { bookDebit } from '#libs/persistence/receipts/statement-store';
import { freeTakenBack, type Freed } from '#libs/persistence/settlement/take-back-cover';
import {
  lockForTakeBack,
  requireNotAllocating,
  type Taken,
} from '#libs/persistence/settlement/take-back-plans';
import {
  backToSuspense,
  sharesOfOne,
  sharesOfSplit,
  type Share,
} from '#libs/persistence/settlement/take-back-parts';
import { PAYMENT_MESSAGES, TAKEN_FROM } from '#libs/texts/payment.texts';
import { RECEIPT_BUSINESS } from '#libs/texts/settlement.texts';
import { fillText, type Text } from '#libs/texts/text';
import { listText } from '#libs/texts/text-list';

export interface TakenBack {
  /** The bank's entry that took it. */
  readonly serial: string;
  readonly bookedOn: string;
  readonly reason: string;
}

interface Meant {
  readonly meaning: Text;
}

interface Receipt {
  readonly id: string;
  readonly bankAccount: string;
  readonly fen: string;
  readonly bookedOn: string;
  readonly payerName: string;
  readonly state: string;
  readonly unitId: number | null;
  readonly voucherId: string;
  readonly clearingVoucherId: string | null;
}

/**
 * The bank has taken a receipt back: covered from where the money still is, then out of what is credited to members, then
 * its voucher is reversed (冲账). What was split along the treasury's list is one sum again first, in the same transaction.
 * @throws RuleViolation TAKE_BACK_…, RECEIPT_…
 */
export async function takeBack(
  manager: EntityManager,
  receiptId: string,
  cashier: Cashier,
  entry: TakenBack,
): Promise<void> {
  const named = await receiptOf(manager, receiptId);
  const shares = await sharesOf(manager, named);
  const units = shares.map(({ unitId }) => unitId);
  const parts = shares.flatMap((share) => share.parts);
  const plans = await lockForTakeBack(manager, parts);
  if (units.length > 0) {
    await requireForeignUnit(manager, cashier, ...units);
  }
  const receipt = await receiptOf(manager, receiptId, 'FOR UPDATE');
  const { state, unitId } = receipt;
  const isOtherwise = unitId !== named.unitId || (state === 'split') !== (named.state === 'split');
  if (state === 'taken-back' || isOtherwise) throw new RuleViolation('TAKE_BACK_NOT_NOW');
  const now = await databaseNow(manager);
  const freed = new Map<Taken, Freed>();
  await requireNotAllocating(manager, plans);
  for (const one of plans) freed.set(one.taken, await freeTakenBack(manager, one, now));
  if (state === 'split') for (const share of shares) await backToSuspense(manager, share, now);
  const voucherId = await reverse(manager, receipt, now);
  await bookTaken(manager, receipt, entry, voucherId);
  await manager.query("UPDATE bank_receipt SET state = 'taken-back' WHERE id = ?", [receiptId]);
  for (const share of shares) {
    const of = share.parts.flatMap((part) => freed.get(part) ?? []);
    await tellUnit(manager, { ...receipt, ...share, meaning: meaningOf(of) }, entry, now);
  }
}

function sharesOf(manager: EntityManager, receipt: Receipt): Promise<Share[]> {
  return receipt.state === 'split'
    ? sharesOfSplit(manager, receipt)
    : Promise.resolve(sharesOfOne(receipt));
}

async function receiptOf(manager: EntityManager, id: string, lock = ''): Promise<Receipt> {
  const [row]: Receipt[] = await manager.query(
    `SELECT id, bank_account AS bankAccount, fen, CAST(booked_on AS CHAR) AS bookedOn, payer_name AS payerName, state,
            unit_id AS unitId, voucher_id AS voucherId, clearing_voucher_id AS clearingVoucherId
       FROM bank_receipt WHERE id = ? ${lock}`,
    [id],
  );
  if (row === undefined) throw new Error(`no receipt ${id}`);
  return row;
}

/** What was posted last goes first; each with the value day of what it takes back. */
async function reverse(manager: EntityManager, receipt: Receipt, now: Date): Promise<string> {
  const key = `take-back/${receipt.id}`;
  if (receipt.clearingVoucherId !== null)
    await reverseOne(manager, receipt.clearingVoucherId, `${key}/clearing`, now);
  return reverseOne(manager, receipt.voucherId, key, now);
}

async function reverseOne(
  manager: EntityManager,
  voucherId: string,
  key: string,
  now: Date,
): Promise<string> {
  const [row]: { valueDate: string }[] = await manager.query(
    'SELECT CAST(value_date AS CHAR) AS valueDate FROM voucher WHERE id = ?',
    [voucherId],
  );
  const postingDay = cityDayOf(now);
  return reverseVoucher(manager, voucherId, key, {
    postingDay,
    valueDate: row?.valueDate ?? postingDay,
  });
}

async function bookTaken(
  manager: EntityManager,
  { id, bankAccount, fen, payerName }: Receipt,
  { serial, bookedOn, reason }: TakenBack,
  voucherId: string,
): Promise<void> {
  const taken = {
    bankAccount,
    serial,
    bookedOn,
    valueOn: bookedOn,
    fen: BigInt(fen),
    payerName,
    payerAccount: '',
    remark: '',
    summary: reason,
  };
  requireReceipt(taken);
  await bookDebit(manager, taken, { voucherId, receiptId: id });
}

/** What it means for the unit's months; of what is not covered it is told by itself. */
function meaningOf(freed: readonly Freed[]): Text {
  const months = [...new Set(freed.flatMap((one) => one.months))].sort();
  if (months.length === 0)
    return freed.every(({ isCovered }) => isCovered) ? TAKEN_FROM.rest : TAKEN_FROM.nothing;
  const { zh, en } = listText(months.map(formatMonth));
  return fillText(TAKEN_FROM.months, { months: zh, monthsEn: en });
}

async function tellUnit(
  manager: EntityManager,
  { id, unitId, fen, bookedOn, payerName, meaning }: Omit<Receipt, 'fen'> & Share & Meant,
  { reason }: TakenBack,
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
