import type { EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import { requireForeignUnit, type Cashier } from '#libs/persistence/access/foreign-unit';
import { unallocatedOf } from '#libs/persistence/assessments/gather-store';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { hintDesk } from '#libs/persistence/receipts/hint-desk';
import { outOfSuspense } from '#libs/persistence/receipts/out-of-suspense';
import { coverFirst } from '#libs/persistence/settlement/uncovered-store';
import { tellUnit } from '#libs/persistence/receipts/tell-unit';

export interface HeldReceipt {
  readonly id: string;
  readonly fen: string;
  readonly bookedOn: string;
  readonly payerName: string;
  readonly state: string;
  readonly proposedUnitId: number | null;
  readonly proposedBy: number | null;
  /** The newest of what was undone of it. */
  readonly reversalId: string | null;
  readonly bankAccount: string;
}

/**
 * The maker's half: whose money in suspense is, and how that is known.
 * @throws RuleViolation RECEIPT_NOT_IN_SUSPENSE, UNIT_UNKNOWN, RECEIPT_OF_OWN_UNIT
 */
export async function proposeUnit(
  manager: EntityManager,
  receiptId: string,
  maker: Cashier,
  proposal: { readonly unitAccountNo: string; readonly why: string },
): Promise<void> {
  const [unit]: { id: number }[] = await manager.query('SELECT id FROM unit WHERE account_no = ?', [
    proposal.unitAccountNo,
  ]);
  if (unit === undefined) throw new RuleViolation('UNIT_UNKNOWN', { no: proposal.unitAccountNo });
  const { state, bankAccount } = await holdReceipt(manager, receiptId);
  if (state !== 'suspense') throw new RuleViolation('RECEIPT_NOT_IN_SUSPENSE');
  await requireForeignUnit(manager, maker, unit.id);
  await manager.query(
    `UPDATE bank_receipt SET state = 'proposed', proposed_unit_id = ?, proposed_by = ?, proposed_at = UTC_TIMESTAMP(3),
            proposed_why = ?, withdrawn_at = NULL, decided_by = NULL, decided_at = NULL, decided_why = NULL WHERE id = ?`,
    [unit.id, maker.id, proposal.why, receiptId],
  );
  await hintDesk(manager, bankAccount);
}

/**
 * The checker's half, another person's: the money becomes the unit's, or stays in suspense with his reason.
 * @throws RuleViolation RECEIPT_NOT_PROPOSED, CHECKER_IS_MAKER, RECEIPT_OF_OWN_UNIT
 */
export async function decideProposal(
  manager: EntityManager,
  receiptId: string,
  checker: Cashier,
  decision: { readonly agreed: boolean; readonly why: string },
): Promise<void> {
  const unitId = await unitToLock(manager, receiptId);
  const held = await holdReceipt(manager, receiptId);
  if (held.state !== 'proposed' || held.proposedUnitId !== unitId || unitId === null)
    throw new RuleViolation('RECEIPT_NOT_PROPOSED');
  await requireAnotherPerson(manager, checker, held.proposedBy);
  await requireForeignUnit(manager, checker, unitId);
  const now = await databaseNow(manager);
  const from = { key: clearingKey(held), unitId, fen: BigInt(held.fen), now };
  const voucherId = decision.agreed
    ? await outOfSuspense(manager, from, unallocatedOf(unitId))
    : null;
  await manager.query(
    `UPDATE bank_receipt SET state = ?, match_kind = ?, unit_id = ?, clearing_voucher_id = ?, decided_by = ?,
            decided_at = UTC_TIMESTAMP(3), decided_why = ? WHERE id = ?`,
    [
      decision.agreed ? 'unallocated' : 'suspense',
      decision.agreed ? 'cashier' : null,
      decision.agreed ? unitId : null,
      voucherId,
      checker.id,
      decision.why,
      receiptId,
    ],
  );
  await hintDesk(manager, held.bankAccount);
  if (decision.agreed) await settleClaimed(manager, { ...held, now }, unitId);
}

/** A claim that was undone does not keep the next one from the books. */
function clearingKey({ id, reversalId }: HeldReceipt): string {
  return reversalId === null ? `clearing/${id}` : `clearing/${id}/${reversalId}`;
}

/** The unit's now: it covers what the bank took back, and the unit hears of the rest. */
async function settleClaimed(
  manager: EntityManager,
  held: HeldReceipt & { readonly now: Date },
  unitId: number,
): Promise<void> {
  const { id, now } = held;
  const fen = BigInt(held.fen);
  const restFen = fen - (await coverFirst(manager, { unitId, because: id, now }, fen));
  if (restFen > 0n)
    await tellUnit(
      manager,
      id,
      { ...held, fen, restFen, underDebit: null },
      { kind: 'unit', by: 'cashier', unitId },
    );
}

/** Units are locked before anything of theirs, by everybody. */
async function unitToLock(manager: EntityManager, receiptId: string): Promise<number | null> {
  const [row]: { unitId: number | null }[] = await manager.query(
    'SELECT proposed_unit_id AS unitId FROM bank_receipt WHERE id = ?',
    [receiptId],
  );
  const unitId = row?.unitId ?? null;
  if (unitId !== null) await manager.query('SELECT id FROM unit WHERE id = ? FOR UPDATE', [unitId]);
  return unitId;
}

export async function holdReceipt(manager: EntityManager, receiptId: string): Promise<HeldReceipt> {
  const [row]: HeldReceipt[] = await manager.query(
    `SELECT id, fen, CAST(booked_on AS CHAR) AS bookedOn, payer_name AS payerName, state, proposed_unit_id AS proposedUnitId,
            proposed_by AS proposedBy, reversal_id AS reversalId, bank_account AS bankAccount FROM bank_receipt WHERE id = ? FOR UPDATE`,
    [receiptId],
  );
  if (row === undefined) throw new Error(`no receipt ${receiptId}`);
  return row;
}

export async function requireAnotherPerson(
  manager: EntityManager,
  checker: Cashier,
  makerId: number | null,
): Promise<void> {
  const [maker]: { person: number }[] = await manager.query(
    'SELECT person_no AS person FROM staff WHERE id = ?',
    [makerId],
  );
  if (makerId === checker.id || maker?.person === checker.person)
    throw new RuleViolation('CHECKER_IS_MAKER');
}
