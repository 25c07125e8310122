import type { EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import { requireReceipt } from '#libs/fund/settlement/receipt';
import { requireForeignUnit, type Cashier } from '#libs/persistence/access/foreign-unit';
import { insertRow } from '#libs/persistence/database/bulk-insert';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { requireAnotherPerson } from '#libs/persistence/receipts/clearing-store';
import { hintDesk } from '#libs/persistence/receipts/hint-desk';
import { UNDOING_STATES } from '#libs/persistence/receipts/receipt-store';
import { requireFreeDebit } from '#libs/persistence/receipts/statement-store';
import { requireUnspent } from '#libs/persistence/settlement/claim-reversal';
import {
  debitOf,
  holdReversed,
  reversalOf,
  unitsOf,
  type Reversal,
  type ReversalKind,
  type ReversedReceipt,
} from '#libs/persistence/settlement/reversed-receipt';

/** The bank's entry that took a receipt back, and why. */
export interface TakenBack {
  readonly serial: string;
  readonly bookedOn: string;
  readonly reason: string;
}

/** A receipt is whose it is when it stands in none of these. */
const UNDONE: readonly string[] = [...UNDOING_STATES, 'taken-back'];

/**
 * The maker's half: the bank has taken a receipt back, by this entry. It books nothing.
 * @throws RuleViolation TAKE_BACK_NOT_NOW, RECEIPT_…, ENTRY_OF_ANOTHER
 */
export async function askTakeBack(
  manager: EntityManager,
  receiptId: string,
  maker: Cashier,
  entry: TakenBack,
): Promise<void> {
  const receipt = await holdReversed(manager, receiptId);
  if (UNDONE.includes(receipt.state)) throw new RuleViolation('TAKE_BACK_NOT_NOW');
  const debit = debitOf(receipt, entry);
  requireReceipt(debit);
  await requireFreeDebit(manager, debit);
  await ask(manager, receipt, maker, { kind: 'take-back', ...entry });
}

/**
 * The maker's half: what cashiers have claimed for a unit was another's. It books nothing.
 * @throws RuleViolation CLAIM_NOT_NOW, CLAIM_SPENT, RECEIPT_OF_OWN_UNIT
 */
export async function askClaimReversal(
  manager: EntityManager,
  receiptId: string,
  maker: Cashier,
  reason: string,
): Promise<void> {
  const receipt = await holdReversed(manager, receiptId);
  if (receipt.state !== 'unallocated' || receipt.clearingVoucherId === null)
    throw new RuleViolation('CLAIM_NOT_NOW');
  await requireUnspent(manager, receipt);
  await ask(manager, receipt, maker, { kind: 'claim', serial: null, bookedOn: null, reason });
}

interface Asked extends Pick<Reversal, 'serial' | 'bookedOn' | 'reason'> {
  readonly kind: ReversalKind;
}

async function ask(
  manager: EntityManager,
  receipt: ReversedReceipt,
  maker: Cashier,
  { kind, serial, bookedOn, reason }: Asked,
): Promise<void> {
  await requireForeign(manager, maker, receipt);
  await insertRow(manager, 'receipt_reversal', {
    receipt_id: receipt.id,
    kind,
    serial,
    booked_on: bookedOn,
    reason,
    former_state: receipt.state,
    state: 'asked',
    asked_by: maker.id,
    asked_at: await databaseNow(manager),
  });
  await manager.query(
    'UPDATE bank_receipt SET state = ?, reversal_id = LAST_INSERT_ID() WHERE id = ?',
    [kind === 'take-back' ? 'back-asked' : 'undo-asked', receipt.id],
  );
  await hintDesk(manager, receipt.bankAccount);
}

/**
 * The checker's half, another person's: it is ordered to be carried out, or the receipt stands as it did.
 * @throws RuleViolation RECEIPT_NOT_PROPOSED, CHECKER_IS_MAKER, RECEIPT_OF_OWN_UNIT
 */
export async function decideReversal(
  manager: EntityManager,
  receiptId: string,
  checker: Cashier,
  { agreed, why }: { readonly agreed: boolean; readonly why: string },
): Promise<void> {
  const receipt = await holdReversed(manager, receiptId);
  const asked = receipt.reversalId === null ? null : await reversalOf(manager, receipt.reversalId);
  if (asked?.state !== 'asked') throw new RuleViolation('RECEIPT_NOT_PROPOSED');
  await requireAnotherPerson(manager, checker, asked.askedBy);
  await requireForeign(manager, checker, { ...receipt, state: asked.formerState });
  await manager.query(
    `UPDATE receipt_reversal SET state = ?, decided_by = ?, decided_at = UTC_TIMESTAMP(3), decided_why = ?,
            ended_at = IF(?, NULL, UTC_TIMESTAMP(3)) WHERE id = ?`,
    [agreed ? 'ordered' : 'refused', checker.id, why, agreed, asked.id],
  );
  await manager.query('UPDATE bank_receipt SET state = ? WHERE id = ?', [
    agreed ? 'back-ordered' : asked.formerState,
    receiptId,
  ]);
  await hintDesk(manager, receipt.bankAccount);
}

/** Who acts for a unit moves none of its money. */
async function requireForeign(
  manager: EntityManager,
  cashier: Cashier,
  receipt: ReversedReceipt,
): Promise<void> {
  const units = await unitsOf(manager, receipt);
  if (units.length > 0) await requireForeignUnit(manager, cashier, ...units);
}

/** What is agreed and not yet carried out, oldest first. */
export async function reversalsOrdered(manager: EntityManager, limit: number): Promise<string[]> {
  const rows: { id: string }[] = await manager.query(
    "SELECT id FROM receipt_reversal WHERE state = 'ordered' ORDER BY id LIMIT ?",
    [limit],
  );
  return rows.map(({ id }) => String(id));
}

/** It cannot be carried out: the receipt stands as it did, and the cashiers read why. */
export async function failReversal(
  manager: EntityManager,
  id: string,
  { code, details }: Pick<RuleViolation, 'code' | 'details'>,
): Promise<void> {
  const { receiptId } = await reversalOf(manager, id);
  const receipt = await holdReversed(manager, receiptId);
  const { state, formerState } = await reversalOf(manager, id);
  if (state !== 'ordered') return;
  await manager.query(
    "UPDATE receipt_reversal SET state = 'failed', ended_at = UTC_TIMESTAMP(3), failure = ? WHERE id = ?",
    [JSON.stringify({ code, details }), id],
  );
  await manager.query('UPDATE bank_receipt SET state = ? WHERE id = ?', [formerState, receiptId]);
  await hintDesk(manager, receipt.bankAccount);
}
