import type { EntityManager } from 'typeorm';
import { cityDayOf } from '#libs/fund/city-time';
import type { BankReceipt } from '#libs/fund/settlement/receipt';
import { reverseVoucher } from '#libs/persistence/ledger/reversal';
import { hintDesk } from '#libs/persistence/receipts/hint-desk';

/** What is undone of a receipt: the bank has taken it back, or cashiers have claimed it for the wrong unit. */
export const REVERSAL_KINDS = ['take-back', 'claim'] as const;
export type ReversalKind = (typeof REVERSAL_KINDS)[number];

/** Asked by one, and withdrawn by him, or ordered or refused by another; then done, or refused by the books. */
export const REVERSAL_STATES = [
  'asked',
  'withdrawn',
  'ordered',
  'done',
  'refused',
  'failed',
] as const;
export type ReversalState = (typeof REVERSAL_STATES)[number];

export interface Reversal {
  readonly id: string;
  readonly receiptId: string;
  readonly kind: ReversalKind;
  readonly serial: string | null;
  readonly bookedOn: string | null;
  readonly reason: string;
  /** Of the receipt, before it was asked. */
  readonly formerState: string;
  readonly state: ReversalState;
  readonly askedBy: number;
}

export interface ReversedReceipt {
  readonly id: string;
  readonly bankAccount: string;
  readonly fen: string;
  readonly bookedOn: string;
  readonly payerName: string;
  readonly state: string;
  readonly unitId: number | null;
  readonly voucherId: string;
  readonly clearingVoucherId: string | null;
  readonly reversalId: string | null;
}

export async function reversalOf(manager: EntityManager, id: string): Promise<Reversal> {
  const [row]: Reversal[] = await manager.query(
    `SELECT id, receipt_id AS receiptId, kind, serial, CAST(booked_on AS CHAR) AS bookedOn, reason, former_state AS formerState,
            state, asked_by AS askedBy FROM receipt_reversal WHERE id = ?`,
    [id],
  );
  if (row === undefined) throw new Error(`no reversal ${id}`);
  return row;
}

const RECEIPT = `
  SELECT id, bank_account AS bankAccount, fen, CAST(booked_on AS CHAR) AS bookedOn, payer_name AS payerName, state,
         unit_id AS unitId, voucher_id AS voucherId, clearing_voucher_id AS clearingVoucherId, reversal_id AS reversalId
    FROM bank_receipt WHERE id = ?`;

export async function receiptToReverse(
  manager: EntityManager,
  id: string,
): Promise<ReversedReceipt> {
  return read(manager, RECEIPT, id);
}

/** Held; units are held before it, by everybody. */
export async function holdReversed(manager: EntityManager, id: string): Promise<ReversedReceipt> {
  return read(manager, `${RECEIPT} FOR UPDATE`, id);
}

async function read(manager: EntityManager, sql: string, id: string): Promise<ReversedReceipt> {
  const [row]: ReversedReceipt[] = await manager.query(sql, [id]);
  if (row === undefined) throw new Error(`no receipt ${id}`);
  return row;
}

/** Whether it is this one's to carry out; whoever was quicker has carried it out. */
export async function isToCarryOut(manager: EntityManager, { id }: Reversal): Promise<boolean> {
  return (await reversalOf(manager, id)).state === 'ordered';
}

/** Its units, as it stood before anything was asked; none while it is in suspense. */
export async function unitsOf(
  manager: EntityManager,
  { id, state, unitId }: ReversedReceipt,
): Promise<number[]> {
  if (state !== 'split') return unitId === null ? [] : [unitId];
  const lines: { unitId: number }[] = await manager.query(
    'SELECT unit_id AS unitId FROM treasury_list_line WHERE receipt_id = ?',
    [id],
  );
  return lines.map((line) => line.unitId);
}

/** The bank's entry that took it back. */
export function debitOf(
  { bankAccount, fen, payerName }: ReversedReceipt,
  { serial, bookedOn, reason }: Pick<Reversal, 'reason'> & { serial: string; bookedOn: string },
): BankReceipt {
  return {
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
}

/** Of today, with the value day of what it takes back. */
export async function reverseOnItsDay(
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

/** It is carried out, and the receipt is in this state from now on. */
export async function endReversal(
  manager: EntityManager,
  { id }: Reversal,
  receipt: ReversedReceipt,
  state: 'taken-back' | 'suspense',
): Promise<void> {
  await manager.query(
    "UPDATE receipt_reversal SET state = 'done', ended_at = UTC_TIMESTAMP(3) WHERE id = ?",
    [id],
  );
  await manager.query('UPDATE bank_receipt SET state = ? WHERE id = ?', [state, receipt.id]);
  await hintDesk(manager, receipt.bankAccount);
}
