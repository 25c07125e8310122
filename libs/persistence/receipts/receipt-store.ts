import type { EntityManager } from 'typeorm';
import { cityDayOf } from '#libs/fund/city-time';
import { formatYuan } from '#libs/fund/money';
import { RuleViolation } from '#libs/fund/rule-violation';
import { bankPlace, SUSPENSE_PLACE } from '#libs/fund/settlement/places';
import type { CaseMatch, Match } from '#libs/fund/settlement/matching';
import { requireReceipt, type BankReceipt } from '#libs/fund/settlement/receipt';
import { unallocatedOf } from '#libs/persistence/assessments/gather-store';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { postVoucher } from '#libs/persistence/ledger/voucher-store';
import { hintDesk } from '#libs/persistence/receipts/hint-desk';
import { findMatch } from '#libs/persistence/receipts/receipt-matching';
import { gatherReceipt } from '#libs/persistence/receipts/receipt-gathering';
import { tellUnit } from '#libs/persistence/receipts/tell-unit';
import { coverFirst } from '#libs/persistence/settlement/uncovered-store';
import { clearInstrument } from '#libs/persistence/settlement/instrument-marks';

/**
 * Where a receipt's money went: nobody's yet, with a cashier's proposal or the treasury's list, its unit's, what its number
 * waits for, split along the list, or taken back by the bank. Before that: to be checked, as the undoing of a claim is, and
 * being carried out.
 */
export const RECEIPT_STATES = [
  'suspense',
  'proposed',
  'listed',
  'unallocated',
  'gathered',
  'split',
  'back-asked',
  'undo-asked',
  'back-ordered',
  'taken-back',
] as const;
export type ReceiptState = (typeof RECEIPT_STATES)[number];
/** What is asked to be undone, or is being. */
export const UNDOING_STATES = ['back-asked', 'undo-asked', 'back-ordered'] as const;

export interface BookedReceipt {
  readonly id: string;
  /** False: the bank had told it before. */
  readonly booked: boolean;
}

interface StoredReceipt {
  readonly id: string;
  readonly fen: string;
  readonly bookedOn: string;
}

/**
 * Books what the bank tells, once for the bank's own number: Dr 101 Cr 219, the unit's where it is known, else suspense; and
 * from the unit's, what the number waits for gathers at once.
 * Two real entries of a day have two numbers; the same number again is the same money, by whichever file or message. Whose it
 * is need not be found where a cashier knows.
 * @throws RuleViolation RECEIPT_…
 */
export async function bookReceipt(
  manager: EntityManager,
  receipt: BankReceipt,
  statementId: number | null,
  known?: CaseMatch,
): Promise<BookedReceipt> {
  requireReceipt(receipt);
  await requireBankAccount(manager, receipt.bankAccount);
  const there = await storedReceipt(manager, receipt);
  if (there !== null) return knownAlready(manager, receipt, there, statementId);
  const match = known ?? (await findMatch(manager, receipt));
  // Before the row: whoever books for the unit waits here and finds what was booked meanwhile.
  if (match.kind !== 'nobody')
    await manager.query('SELECT id FROM unit WHERE id = ? FOR UPDATE', [match.unitId]);
  const id = await insertReceipt(manager, receipt, match, statementId);
  if (id === null) {
    const other = await storedReceipt(manager, receipt);
    if (other === null) throw new Error(`receipt ${receipt.serial} is neither new nor there`);
    return knownAlready(manager, receipt, other, statementId);
  }
  const now = await databaseNow(manager);
  await postReceipt(manager, id, { ...receipt, now }, match);
  if (match.kind !== 'nobody') await settle(manager, id, { ...receipt, now }, match);
  await hintDesk(manager, receipt.bankAccount);
  return { id, booked: true };
}

/** What the number waits for gathers, a paper is cleared, and the unit hears of what stays unallocated or is missing. */
async function settle(
  manager: EntityManager,
  id: string,
  receipt: BankReceipt & { readonly now: Date },
  match: Exclude<Match, { kind: 'nobody' }>,
): Promise<void> {
  const { now } = receipt;
  const fen =
    receipt.fen -
    (await coverFirst(manager, { unitId: match.unitId, because: id, now }, receipt.fen));
  const { restFen, underDebit, missingFen } =
    match.kind === 'case'
      ? await gatherReceipt(manager, id, { ...match, now }, fen)
      : { restFen: fen, underDebit: null, missingFen: 0n };
  if (restFen < fen)
    await manager.query("UPDATE bank_receipt SET state = 'gathered' WHERE id = ?", [id]);
  if (match.kind === 'case' && match.instrumentId !== undefined)
    await clearInstrument(manager, match.instrumentId, { receiptId: id, now });
  const told = { ...receipt, restFen, underDebit, missingFen };
  if (restFen > 0n || missingFen > 0n) await tellUnit(manager, id, told, match);
}

/** @throws RuleViolation for an account that is not the centre's */
export async function requireBankAccount(manager: EntityManager, code: string): Promise<void> {
  const found: unknown[] = await manager.query('SELECT code FROM bank_account WHERE code = ?', [
    code,
  ]);
  if (found.length === 0) throw new RuleViolation('BANK_ACCOUNT_UNKNOWN', { code });
}

async function storedReceipt(
  manager: EntityManager,
  { bankAccount, serial }: BankReceipt,
): Promise<StoredReceipt | null> {
  const [row]: StoredReceipt[] = await manager.query(
    `SELECT id, fen, CAST(booked_on AS CHAR) AS bookedOn FROM bank_receipt WHERE bank_account = ? AND serial = ?`,
    [bankAccount, serial],
  );
  return row ?? null;
}

/**
 * The same number with another amount is an error of the bank's or of a file, and never booked beside the first.
 * @throws RuleViolation RECEIPT_SERIAL_TAKEN
 */
export function requireSameMoney(
  { serial, fen }: Pick<BankReceipt, 'serial' | 'fen'>,
  there: Pick<StoredReceipt, 'fen' | 'bookedOn'>,
): void {
  if (BigInt(there.fen) === fen) return;
  throw new RuleViolation('RECEIPT_SERIAL_TAKEN', {
    serial,
    amount: formatYuan(Number(there.fen)),
    day: there.bookedOn,
  });
}

async function knownAlready(
  manager: EntityManager,
  receipt: BankReceipt,
  there: StoredReceipt,
  statementId: number | null,
): Promise<BookedReceipt> {
  requireSameMoney(receipt, there);
  const id = String(there.id);
  if (statementId !== null) await putOnStatement(manager, id, statementId);
  return { id, booked: false };
}

/** A receipt stands on the first statement that was read to its end. */
async function putOnStatement(
  manager: EntityManager,
  id: string,
  statementId: number,
): Promise<void> {
  await manager.query(
    `UPDATE bank_receipt r LEFT JOIN bank_statement s ON s.id = r.statement_id SET r.statement_id = ?
      WHERE r.id = ? AND s.closing_fen IS NULL`,
    [statementId, id],
  );
}

async function insertReceipt(
  manager: EntityManager,
  receipt: BankReceipt,
  match: Match,
  statementId: number | null,
): Promise<string | null> {
  const result: { affectedRows: number; insertId: string | number } = await manager.query(
    `INSERT IGNORE INTO bank_receipt (bank_account, serial, booked_on, value_on, fen, payer_name, payer_account, remark, summary,
                                      state, match_kind, business_no, unit_id, statement_id, received_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, UTC_TIMESTAMP(3))`,
    [
      receipt.bankAccount,
      receipt.serial,
      receipt.bookedOn,
      receipt.valueOn,
      String(receipt.fen),
      receipt.payerName,
      receipt.payerAccount,
      receipt.remark,
      receipt.summary,
      match.kind === 'nobody' ? 'suspense' : 'unallocated',
      match.kind === 'nobody' ? null : match.by,
      match.kind === 'case' ? match.businessNo : null,
      match.kind === 'nobody' ? null : match.unitId,
      statementId,
    ],
  );
  return result.affectedRows === 0 ? null : String(result.insertId);
}

async function postReceipt(
  manager: EntityManager,
  id: string,
  { bankAccount, fen, now }: BankReceipt & { readonly now: Date },
  match: Match,
): Promise<void> {
  const day = cityDayOf(now);
  const unitId = match.kind === 'nobody' ? null : match.unitId;
  const voucher = await postVoucher(manager, {
    postingKey: `receipt/${id}`,
    kind: 'receipt',
    unitId,
    businessNo: match.kind === 'case' ? match.businessNo : null,
    month: null,
    valueDate: day,
    postingDay: day,
    lines: [
      { at: bankPlace(bankAccount), side: 'D', amountFen: fen },
      {
        at: unitId === null ? SUSPENSE_PLACE : unallocatedOf(unitId),
        side: 'C',
        amountFen: fen,
      },
    ],
  });
  await manager.query('UPDATE bank_receipt SET voucher_id = ? WHERE id = ?', [voucher.id, id]);
}
