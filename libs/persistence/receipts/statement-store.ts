import type { EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import { requireReceipt, type BankReceipt } from '#libs/fund/settlement/receipt';
import {
  bookReceipt,
  requireBankAccount,
  requireSameMoney,
} from '#libs/persistence/receipts/receipt-store';

export interface NewStatement {
  readonly bankAccount: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly fileName: string;
  readonly contentHash: string;
  readonly staffId: number;
}

/** A line of a statement as the books take it: what came is a receipt, what went waits to be booked. */
export type StatementEntry = BankReceipt & { readonly direction: 'credit' | 'debit' };

export interface StatementResult {
  /** Lines nobody had told before. */
  readonly booked: number;
  readonly known: number;
  readonly refused: readonly {
    readonly lineNo: number;
    readonly code: string;
    readonly details: Readonly<Record<string, string | number>>;
  }[];
  readonly closingFen: bigint | null;
}

/** @throws RuleViolation for an account that is not the centre's */
export async function openStatement(manager: EntityManager, one: NewStatement): Promise<number> {
  await requireBankAccount(manager, one.bankAccount);
  const result: { insertId: number | string } = await manager.query(
    `INSERT INTO bank_statement (bank_account, first_day, last_day, file_name, content_hash, staff_id, created_at)
     VALUES (?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))`,
    [one.bankAccount, one.firstDay, one.lastDay, one.fileName, one.contentHash, one.staffId],
  );
  return Number(result.insertId);
}

/**
 * Books a line of a statement, each in a transaction of its own: a file that breaks off goes on where it stopped when it is
 * brought again.
 */
export async function bookEntry(
  manager: EntityManager,
  { direction, ...entry }: StatementEntry,
  statementId: number,
): Promise<'booked' | 'known'> {
  if (direction === 'debit') return noteDebit(manager, entry, statementId);
  const { booked } = await bookReceipt(manager, entry, statementId);
  return booked ? 'booked' : 'known';
}

/**
 * The file is read to its end: from now on its balance counts. A file that brought nothing and listed nothing keeps the
 * balance of the one before it, for it may be older.
 */
export async function closeStatement(
  manager: EntityManager,
  id: number,
  { booked, known, refused, closingFen }: StatementResult,
): Promise<void> {
  const [listed]: { there: number }[] = await manager.query(
    `SELECT EXISTS (SELECT 1 FROM bank_receipt WHERE bank_account = s.bank_account AND statement_id = s.id)
         OR EXISTS (SELECT 1 FROM bank_debit WHERE bank_account = s.bank_account AND statement_id = s.id) AS there
       FROM bank_statement s WHERE s.id = ?`,
    [id],
  );
  const counts = Number(listed?.there ?? 0) === 1 && refused.length === 0;
  await manager.query(
    'UPDATE bank_statement SET closing_fen = ?, booked = ?, known = ?, refused = ?, refusals = ? WHERE id = ?',
    [
      counts && closingFen !== null ? String(closingFen) : null,
      booked,
      known,
      refused.length,
      JSON.stringify(refused),
      id,
    ],
  );
}

/**
 * What the bank took back of a receipt, by its own entry: booked, whether a statement lists it already or will.
 * @throws RuleViolation RECEIPT_SERIAL_TAKEN for another amount, ENTRY_OF_ANOTHER for an entry that is booked
 */
export async function bookDebit(
  manager: EntityManager,
  debit: BankReceipt,
  { voucherId, receiptId }: { readonly voucherId: string; readonly receiptId: string },
): Promise<void> {
  await insertDebit(manager, debit, null);
  const there = await storedDebit(manager, debit);
  if (there !== null) requireSameMoney(debit, there);
  const { bankAccount, serial } = debit;
  const result: { affectedRows: number } = await manager.query(
    'UPDATE bank_debit SET voucher_id = ?, receipt_id = ? WHERE bank_account = ? AND serial = ? AND voucher_id IS NULL',
    [voucherId, receiptId, bankAccount, serial],
  );
  if (result.affectedRows !== 1) throw new RuleViolation('ENTRY_OF_ANOTHER', { serial });
}

/**
 * Whether an entry may still be what the bank took back: nobody has told it yet, or a statement lists it and nothing is booked
 * by it.
 * @throws RuleViolation RECEIPT_SERIAL_TAKEN, ENTRY_OF_ANOTHER
 */
export async function requireFreeDebit(manager: EntityManager, debit: BankReceipt): Promise<void> {
  const there = await storedDebit(manager, debit);
  if (there === null) return;
  requireSameMoney(debit, there);
  if (there.voucherId !== null)
    throw new RuleViolation('ENTRY_OF_ANOTHER', { serial: debit.serial });
}

/** Money that left the account: the books learn of it here, and it stands open until it is booked. */
async function noteDebit(
  manager: EntityManager,
  debit: BankReceipt,
  statementId: number,
): Promise<'booked' | 'known'> {
  requireReceipt(debit);
  const { bankAccount, serial } = debit;
  if (await insertDebit(manager, debit, statementId)) return 'booked';
  const there = await storedDebit(manager, debit);
  if (there !== null) requireSameMoney(debit, there);
  await manager.query(
    `UPDATE bank_debit d LEFT JOIN bank_statement s ON s.id = d.statement_id SET d.statement_id = ?
      WHERE d.bank_account = ? AND d.serial = ? AND s.closing_fen IS NULL`,
    [statementId, bankAccount, serial],
  );
  return 'known';
}

/** @returns whether the bank had not told it before */
async function insertDebit(
  manager: EntityManager,
  debit: BankReceipt,
  statementId: number | null,
): Promise<boolean> {
  const result: { affectedRows: number } = await manager.query(
    `INSERT IGNORE INTO bank_debit (bank_account, serial, booked_on, fen, payee_name, summary, statement_id)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [
      debit.bankAccount,
      debit.serial,
      debit.bookedOn,
      String(debit.fen),
      debit.payerName,
      debit.summary || debit.remark,
      statementId,
    ],
  );
  return result.affectedRows === 1;
}

interface StoredDebit {
  readonly fen: string;
  readonly bookedOn: string;
  readonly voucherId: string | null;
}

async function storedDebit(
  manager: EntityManager,
  { bankAccount, serial }: BankReceipt,
): Promise<StoredDebit | null> {
  const [there]: StoredDebit[] = await manager.query(
    'SELECT fen, CAST(booked_on AS CHAR) AS bookedOn, voucher_id AS voucherId FROM bank_debit WHERE bank_account = ? AND serial = ?',
    [bankAccount, serial],
  );
  return there ?? null;
}
