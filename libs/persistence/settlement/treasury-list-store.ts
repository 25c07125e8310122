import type { EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import { requireList, type ListedUnit } from '#libs/fund/settlement/treasury-list';
import { requireForeignUnit, type Cashier } from '#libs/persistence/access/foreign-unit';
import { insertRows } from '#libs/persistence/database/bulk-insert';
import { holdReceipt, requireAnotherPerson } from '#libs/persistence/receipts/clearing-store';
import { hintDesk } from '#libs/persistence/receipts/hint-desk';
import { splitAlong, type ListLine } from '#libs/persistence/settlement/treasury-split';

/**
 * The maker's half: for which units the treasury has paid a sum that stands in suspense. It books nothing.
 * @throws RuleViolation LIST_…, RECEIPT_NOT_IN_SUSPENSE, RECEIPT_OF_OWN_UNIT
 */
export async function proposeList(
  manager: EntityManager,
  receiptId: string,
  maker: Cashier,
  { lines, why }: { readonly lines: readonly ListedUnit[]; readonly why: string },
): Promise<void> {
  const { state, fen, bankAccount } = await holdReceipt(manager, receiptId);
  if (state !== 'suspense') throw new RuleViolation('RECEIPT_NOT_IN_SUSPENSE');
  requireList(lines, BigInt(fen));
  const unitIds = await unitsOf(manager, lines);
  await requireForeignUnit(manager, maker, ...unitIds);
  await manager.query('DELETE FROM treasury_list_line WHERE receipt_id = ?', [receiptId]);
  await insertRows(
    manager,
    'treasury_list_line',
    ['receipt_id', 'line_no', 'unit_id', 'fen'],
    lines.map((line, at) => [receiptId, at + 1, unitIds[at] ?? 0, String(line.fen)]),
  );
  await manager.query(
    `UPDATE bank_receipt SET state = 'listed', proposed_unit_id = NULL, proposed_by = ?, proposed_at = UTC_TIMESTAMP(3),
            proposed_why = ?, withdrawn_at = NULL, decided_by = NULL, decided_at = NULL, decided_why = NULL WHERE id = ?`,
    [maker.id, why, receiptId],
  );
  await hintDesk(manager, bankAccount);
}

/** In the order of the lines. @throws RuleViolation LIST_UNIT_UNKNOWN */
async function unitsOf(manager: EntityManager, lines: readonly ListedUnit[]): Promise<number[]> {
  const numbers = lines.map(({ unitAccountNo }) => unitAccountNo);
  const rows: { id: number; accountNo: string }[] = await manager.query(
    'SELECT id, account_no AS accountNo FROM unit WHERE account_no IN (?)',
    [numbers],
  );
  const idOf = new Map(rows.map(({ id, accountNo }) => [accountNo, id]));
  return numbers.map((no, at) => {
    const id = idOf.get(no);
    if (id === undefined) throw new RuleViolation('LIST_UNIT_UNKNOWN', { line: at + 1, no });
    return id;
  });
}

/**
 * The checker's half, another person's: the payment is split along the list in one transaction, or stays in suspense.
 * @throws RuleViolation RECEIPT_NOT_PROPOSED, CHECKER_IS_MAKER, RECEIPT_OF_OWN_UNIT
 */
export async function decideList(
  manager: EntityManager,
  receiptId: string,
  checker: Cashier,
  { agreed, why }: { readonly agreed: boolean; readonly why: string },
): Promise<void> {
  // Units before anything of theirs, in the order of their ids, by everybody.
  const units = (await linesOf(manager, receiptId)).map(({ unitId }) => unitId);
  if (units.length === 0) throw new RuleViolation('RECEIPT_NOT_PROPOSED');
  await manager.query('SELECT id FROM unit WHERE id IN (?) ORDER BY id FOR UPDATE', [units]);
  const held = await holdReceipt(manager, receiptId);
  const lines = await linesOf(manager, receiptId);
  const isTheSame = lines.every(({ unitId }) => units.includes(unitId));
  if (held.state !== 'listed' || !isTheSame) throw new RuleViolation('RECEIPT_NOT_PROPOSED');
  await requireAnotherPerson(manager, checker, held.proposedBy);
  await requireForeignUnit(manager, checker, ...units);
  if (agreed) await splitAlong(manager, held, lines);
  await manager.query(
    `UPDATE bank_receipt SET state = ?, match_kind = ?, decided_by = ?, decided_at = UTC_TIMESTAMP(3), decided_why = ? WHERE id = ?`,
    [agreed ? 'split' : 'suspense', agreed ? 'cashier' : null, checker.id, why, receiptId],
  );
  await hintDesk(manager, held.bankAccount);
}

async function linesOf(manager: EntityManager, receiptId: string): Promise<ListLine[]> {
  const rows: (Omit<ListLine, 'fen'> & { fen: string })[] = await manager.query(
    `SELECT line_no AS lineNo, unit_id AS unitId, fen FROM treasury_list_line WHERE receipt_id = ? ORDER BY line_no`,
    [receiptId],
  );
  return rows.map(({ fen, ...line }) => ({ ...line, fen: BigInt(fen) }));
}

/** A line as it is shown. */
export interface ListedLine {
  readonly lineNo: number;
  readonly unitAccountNo: string;
  readonly unitName: string;
  readonly fen: string;
  readonly restFen: string | null;
}

/** All of them: a list is bounded. */
export function listedLines(manager: EntityManager, receiptId: string): Promise<ListedLine[]> {
  return manager.query(
    `SELECT l.line_no AS lineNo, u.account_no AS unitAccountNo, u.name AS unitName, l.fen, l.rest_fen AS restFen
       FROM treasury_list_line l JOIN unit u ON u.id = l.unit_id WHERE l.receipt_id = ? ORDER BY l.line_no`,
    [receiptId],
  );
}
