import type { EntityManager } from 'typeorm';
import { debitOrder, type DebitRow } from '#libs/persistence/settlement/debit-queries';
import { tellOfDebit } from '#libs/persistence/settlement/tell-of-payment';

/** What an order ends with: by whom it was answered, and what the bank says. */
interface Answer {
  readonly now: Date;
  readonly receiptId?: string;
  readonly reason?: string;
  /** The cashier who asked the bank. */
  readonly staffId?: number;
}

/**
 * The bank has collected: nothing stands in the way of other payments any more. The caller holds the unit and books the money.
 * @returns false: the order was answered before
 */
export async function acceptDebit(
  manager: EntityManager,
  orderNo: string,
  answer: Answer,
): Promise<boolean> {
  if (!(await end(manager, orderNo, 'accepted', answer))) return false;
  await tell(manager, orderNo, 'debitAccepted', answer.now);
  return true;
}

/** The bank has not collected, and says why: the notice is free again. The caller holds the unit. */
export async function refuseDebit(
  manager: EntityManager,
  orderNo: string,
  answer: Answer & { readonly reason: string },
): Promise<boolean> {
  if (!(await end(manager, orderNo, 'refused', answer))) return false;
  await tell(manager, orderNo, 'debitRefused', answer.now);
  return true;
}

async function end(
  manager: EntityManager,
  orderNo: string,
  state: 'accepted' | 'refused',
  { now, receiptId, reason, staffId }: Answer,
): Promise<boolean> {
  const result: { affectedRows: number } = await manager.query(
    `UPDATE debit_order SET state = ?, standing = NULL, send_after = NULL, answered_at = ?, answered_by = ?, receipt_id = ?, reason = ?
      WHERE order_no = ? AND state = 'pending'`,
    [state, now, staffId ?? null, receiptId ?? null, reason ?? null, orderNo],
  );
  return result.affectedRows === 1;
}

async function tell(
  manager: EntityManager,
  orderNo: string,
  key: 'debitAccepted' | 'debitRefused',
  now: Date,
): Promise<void> {
  const order: DebitRow | null = await debitOrder(manager, orderNo);
  if (order !== null) await tellOfDebit(manager, order, key, now);
}
