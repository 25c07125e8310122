import type { EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import { openSumOf } from '#libs/persistence/assessments/notice-queries';
import { lockUnit } from '#libs/persistence/cases/conflict-store';
import { insertRow } from '#libs/persistence/database/bulk-insert';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { refuseDebit } from '#libs/persistence/settlement/debit-marks';
import {
  debitOrder,
  requireNoDebit,
  type DebitRow,
} from '#libs/persistence/settlement/debit-queries';
import { requireNoInstrument } from '#libs/persistence/settlement/instrument-queries';
import { tellOfDebit } from '#libs/persistence/settlement/tell-of-payment';
import type { Agreement } from '#libs/persistence/settlement/way-queries';

export interface NewDebit {
  readonly orderNo: string;
  readonly noticeNo: string;
  readonly unitId: number;
  /** The centre's account that collects. */
  readonly bankAccount: string;
  readonly agreement: Agreement;
  readonly operatorId: number;
  readonly now: Date;
  readonly answerBy: Date;
}

/**
 * An order to the bank over all that the unit still owes under a notice. It books nothing; the sender brings it to the bank.
 * @throws RuleViolation DEBIT_PENDING, INSTRUMENT_OUTSTANDING, NOTICE_NOTHING_OPEN
 */
export async function orderDebit(manager: EntityManager, order: NewDebit): Promise<void> {
  const { noticeNo, unitId, agreement, now } = order;
  await lockUnit(manager, unitId);
  await requireNoDebit(manager, noticeNo);
  await requireNoInstrument(manager, noticeNo);
  const fen = await openSumOf(manager, noticeNo);
  if (fen <= 0n) throw new RuleViolation('NOTICE_NOTHING_OPEN');
  const row = {
    order_no: order.orderNo,
    notice_no: noticeNo,
    unit_id: unitId,
    bank_account: order.bankAccount,
    fen: String(fen),
    agreement_no: agreement.agreementNo,
    payer_name: agreement.payerName,
    payer_account: agreement.payerAccount,
    payer_bank: agreement.payerBank,
    state: 'pending',
    standing: 1,
    ordered_by: order.operatorId,
    ordered_at: now,
    answer_by: order.answerBy,
    send_after: now,
  };
  await insertRow(manager, 'debit_order', row);
}

/**
 * The bank says no. Told again it is the same answer.
 * @throws RuleViolation DEBIT_NOT_FOUND, DEBIT_ACCEPTED
 */
export async function takeRefusal(
  manager: EntityManager,
  orderNo: string,
  reason: string,
): Promise<'taken' | 'known'> {
  const order = await lockedDebit(manager, orderNo);
  if (order.state === 'accepted') throw new RuleViolation('DEBIT_ACCEPTED', { orderNo });
  const now = await databaseNow(manager);
  return (await refuseDebit(manager, orderNo, { now, reason })) ? 'taken' : 'known';
}

/** The order with its unit held, read behind the lock. @throws RuleViolation DEBIT_NOT_FOUND */
export async function lockedDebit(manager: EntityManager, orderNo: string): Promise<DebitRow> {
  const there = await debitOrder(manager, orderNo);
  if (there === null) throw new RuleViolation('DEBIT_NOT_FOUND', { orderNo });
  await lockUnit(manager, there.unitId);
  return (await debitOrder(manager, orderNo)) ?? there;
}

export async function markSent(manager: EntityManager, orderNo: string): Promise<void> {
  await manager.query(
    `UPDATE debit_order SET sent_at = UTC_TIMESTAMP(3), send_after = NULL, tries = tries + 1
      WHERE order_no = ? AND state = 'pending'`,
    [orderNo],
  );
}

/** The bank could not be reached: again in two seconds, then twice as long each time, up to some minutes. */
export async function putOff(manager: EntityManager, orderNo: string): Promise<void> {
  await manager.query(
    `UPDATE debit_order SET send_after = UTC_TIMESTAMP(3) + INTERVAL POW(2, LEAST(tries + 1, 9)) SECOND, tries = tries + 1
      WHERE order_no = ? AND state = 'pending'`,
    [orderNo],
  );
}

/** Orders whose answer is late and that no cashier has been given. */
export async function lateDebits(manager: EntityManager, limit: number): Promise<string[]> {
  const rows: { orderNo: string }[] = await manager.query(
    `SELECT order_no AS orderNo FROM debit_order
      WHERE standing = 1 AND answer_by <= UTC_TIMESTAMP(3) AND handed_over_at IS NULL ORDER BY answer_by LIMIT ?`,
    [limit],
  );
  return rows.map(({ orderNo }) => orderNo);
}

/** The bank's silence is no answer: the order goes to the cashier, who asks, and the unit is told. */
export async function handOver(manager: EntityManager, orderNo: string): Promise<void> {
  const order = await lockedDebit(manager, orderNo);
  const now = await databaseNow(manager);
  const result: { affectedRows: number } = await manager.query(
    `UPDATE debit_order SET handed_over_at = ? WHERE order_no = ? AND state = 'pending' AND handed_over_at IS NULL`,
    [now, orderNo],
  );
  if (result.affectedRows === 1) await tellOfDebit(manager, order, 'debitSilent', now);
}
