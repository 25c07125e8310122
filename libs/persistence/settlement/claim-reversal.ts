import type { EntityManager } from 'typeorm';
import { formatYuan } from '#libs/fund/money';
import { RuleViolation } from '#libs/fund/rule-violation';
import { moneyOf } from '#libs/persistence/assessments/assessment-queries';
import { tellOperators } from '#libs/persistence/boxes/tell-operators';
import { databaseNow } from '#libs/persistence/database/database-clock';
import {
  endReversal,
  holdReversed,
  isToCarryOut,
  receiptToReverse,
  reverseOnItsDay,
  type Reversal,
  type ReversedReceipt,
} from '#libs/persistence/settlement/reversed-receipt';
import { PAYMENT_MESSAGES } from '#libs/texts/payment.texts';
import { RECEIPT_BUSINESS } from '#libs/texts/settlement.texts';
import { fillText } from '#libs/texts/text';

/**
 * A claim was a mistake: its voucher is reversed (冲账) and the money is nobody's again, to be claimed anew. Only while all of
 * it is the unit's still: what has been spent or has covered something is not.
 * @throws RuleViolation CLAIM_SPENT
 */
export async function reverseClaim(manager: EntityManager, reversal: Reversal): Promise<void> {
  const { unitId } = await receiptToReverse(manager, reversal.receiptId);
  await manager.query('SELECT id FROM unit WHERE id = ? FOR UPDATE', [unitId]);
  const receipt = await holdReversed(manager, reversal.receiptId);
  if (!(await isToCarryOut(manager, reversal))) return;
  await requireUnspent(manager, receipt);
  const { clearingVoucherId } = receipt;
  if (clearingVoucherId === null) throw new RuleViolation('CLAIM_NOT_NOW');
  const now = await databaseNow(manager);
  await reverseOnItsDay(manager, clearingVoucherId, `claim-reversal/${reversal.id}`, now);
  await manager.query(
    `UPDATE bank_receipt SET unit_id = NULL, match_kind = NULL, clearing_voucher_id = NULL, proposed_unit_id = NULL,
            proposed_by = NULL, proposed_at = NULL, proposed_why = NULL, decided_by = NULL, decided_at = NULL, decided_why = NULL
      WHERE id = ?`,
    [receipt.id],
  );
  await endReversal(manager, reversal, receipt, 'suspense');
  if (unitId !== null) await tellUnit(manager, { ...receipt, unitId }, reversal, now);
}

/** @throws RuleViolation CLAIM_SPENT */
export async function requireUnspent(
  manager: EntityManager,
  { id, fen, unitId }: ReversedReceipt,
): Promise<void> {
  if (unitId === null) throw new RuleViolation('CLAIM_NOT_NOW');
  const { unallocatedFen } = await moneyOf(manager, unitId);
  const covering: unknown[] = await manager.query('SELECT id FROM voucher WHERE posting_key = ?', [
    `covering/${id}`,
  ]);
  if (unallocatedFen < BigInt(fen) || covering.length > 0)
    throw new RuleViolation('CLAIM_SPENT', { balance: formatYuan(Number(unallocatedFen)) });
}

async function tellUnit(
  manager: EntityManager,
  { unitId, fen, bookedOn, payerName }: ReversedReceipt & { readonly unitId: number },
  { id, reason }: Reversal,
  now: Date,
): Promise<void> {
  await tellOperators(manager, unitId, now, ({ name }) => ({
    businessNo: '',
    business: RECEIPT_BUSINESS,
    eventSeq: Number(id),
    textKey: 'claimReversed',
    text: fillText(PAYMENT_MESSAGES.claimReversed, {
      name,
      day: bookedOn,
      payer: payerName,
      amount: formatYuan(Number(fen)),
      reason,
    }),
  }));
}
