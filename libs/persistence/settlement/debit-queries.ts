import type { EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import { condition, newestOfAccounts } from '#libs/persistence/receipts/newest-of-accounts';

/** An order's fate: the bank has not answered, has collected, has not. */
export const DEBIT_STATES = ['pending', 'accepted', 'refused'] as const;
export type DebitState = (typeof DEBIT_STATES)[number];

export interface DebitRow {
  readonly orderNo: string;
  readonly noticeNo: string;
  readonly unitId: number;
  readonly unitAccountNo: string;
  readonly unitName: string;
  readonly bankAccount: string;
  readonly fen: string;
  readonly agreementNo: string;
  readonly payerName: string;
  readonly payerAccount: string;
  readonly payerBank: string;
  readonly state: DebitState;
  readonly orderedAt: Date;
  readonly answerBy: Date;
  readonly sentAt: Date | null;
  readonly handedOverAt: Date | null;
  readonly answeredAt: Date | null;
  readonly answeredByName: string | null;
  readonly receiptId: string | null;
  readonly serial: string | null;
  readonly reason: string | null;
}

const DEBIT = `
  SELECT d.order_no AS orderNo, d.notice_no AS noticeNo, d.unit_id AS unitId, u.account_no AS unitAccountNo, u.name AS unitName,
         d.bank_account AS bankAccount, d.fen, d.agreement_no AS agreementNo, d.payer_name AS payerName,
         d.payer_account AS payerAccount, d.payer_bank AS payerBank, d.state, d.ordered_at AS orderedAt,
         d.answer_by AS answerBy, d.sent_at AS sentAt, d.handed_over_at AS handedOverAt, d.answered_at AS answeredAt,
         s.name AS answeredByName, d.receipt_id AS receiptId, r.serial, d.reason
    FROM debit_order d JOIN unit u ON u.id = d.unit_id LEFT JOIN staff s ON s.id = d.answered_by
    LEFT JOIN bank_receipt r ON r.id = d.receipt_id`;

/** Newest first. */
export function debitsOfNotice(manager: EntityManager, noticeNo: string): Promise<DebitRow[]> {
  return manager.query(`${DEBIT} WHERE d.notice_no = ? ORDER BY d.order_no DESC`, [noticeNo]);
}

export async function debitOrder(
  manager: EntityManager,
  orderNo: string,
): Promise<DebitRow | null> {
  const [row]: DebitRow[] = await manager.query(`${DEBIT} WHERE d.order_no = ?`, [orderNo]);
  return row ?? null;
}

export interface DebitFilter {
  readonly state?: DebitState | undefined;
  /** The last order of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
}

/** Of the accounts together, newest first. One more than asked tells whether there is a next page. */
export async function debitsOf(
  manager: EntityManager,
  accounts: readonly string[],
  { state, after, limit }: DebitFilter,
): Promise<DebitRow[]> {
  if (accounts.length === 0) return [];
  const states = state === undefined ? undefined : [state];
  const conditions = condition('r.order_no < ?', after);
  const newest = newestOfAccounts({
    table: 'debit_order',
    key: 'order_no',
    accounts,
    states,
    conditions,
    limit,
  });
  return manager.query(
    `${DEBIT} JOIN ${newest.sql} n ON n.order_no = d.order_no ORDER BY d.order_no DESC`,
    [...newest.values],
  );
}

/** Orders the bank has not been given yet, those that wait longest first. */
export function debitsToSend(manager: EntityManager, limit: number): Promise<DebitRow[]> {
  return manager.query(
    `${DEBIT} WHERE d.send_after <= UTC_TIMESTAMP(3) ORDER BY d.send_after LIMIT ?`,
    [limit],
  );
}

/** The order of a notice that the bank has not answered, if there is one. */
export async function pendingDebitOf(
  manager: EntityManager,
  noticeNo: string,
): Promise<string | null> {
  const [row]: { orderNo: string }[] = await manager.query(
    'SELECT order_no AS orderNo FROM debit_order WHERE notice_no = ? AND standing = 1',
    [noticeNo],
  );
  return row?.orderNo ?? null;
}

/**
 * While the bank has an order for a notice, nothing else pays it, deletes its months or takes money from them. The caller
 * holds the unit.
 * @throws RuleViolation DEBIT_PENDING
 */
export async function requireNoDebit(manager: EntityManager, noticeNo: string): Promise<void> {
  const orderNo = await pendingDebitOf(manager, noticeNo);
  if (orderNo !== null) throw new RuleViolation('DEBIT_PENDING', { orderNo });
}

/** Whose an order's number is: what the bank collects by it comes under that number. */
export async function noticeOfDebit(
  manager: EntityManager,
  orderNo: string,
): Promise<{ readonly noticeNo: string; readonly state: DebitState } | null> {
  const [row]: { noticeNo: string; state: DebitState }[] = await manager.query(
    'SELECT notice_no AS noticeNo, state FROM debit_order WHERE order_no = ?',
    [orderNo],
  );
  return row ?? null;
}
