import type { EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import type { CaseMatch } from '#libs/fund/settlement/matching';
import type { BankReceipt } from '#libs/fund/settlement/receipt';
import { lockUnit } from '#libs/persistence/cases/conflict-store';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { gatherReceipt } from '#libs/persistence/receipts/receipt-gathering';
import { bookReceipt } from '#libs/persistence/receipts/receipt-store';

interface EntryThere {
  readonly state: string;
  readonly unitId: number | null;
  readonly matchKind: string | null;
}

/**
 * The bank's entry that a cashier names for what he knows of: booked now; or, where the bank has told it without saying for
 * what, taken from where it lies, the unit's unallocated balance, as far as it is still there. The caller holds the unit.
 * @throws RuleViolation RECEIPT_…, ENTRY_IN_SUSPENSE, ENTRY_OF_ANOTHER
 * @returns the receipt
 */
export async function settleByEntry(
  manager: EntityManager,
  receipt: BankReceipt,
  match: CaseMatch,
): Promise<string> {
  const { id, booked } = await bookReceipt(manager, receipt, null, match);
  if (booked) return id;
  const there = await entryThere(manager, id);
  requireFree(there, match, receipt.serial);
  const now = await databaseNow(manager);
  const { unallocatedFen } = await lockUnit(manager, match.unitId);
  const lying = BigInt(unallocatedFen);
  const fen = lying < receipt.fen ? lying : receipt.fen;
  const { restFen } = await gatherReceipt(manager, id, { ...match, now }, fen);
  await manager.query(
    `UPDATE bank_receipt SET state = ?, match_kind = ?, business_no = ? WHERE id = ?`,
    [restFen < fen ? 'gathered' : 'unallocated', match.by, match.businessNo, id],
  );
  return id;
}

async function entryThere(manager: EntityManager, id: string): Promise<EntryThere> {
  const [row]: EntryThere[] = await manager.query(
    'SELECT state, unit_id AS unitId, match_kind AS matchKind FROM bank_receipt WHERE id = ? FOR UPDATE',
    [id],
  );
  if (row === undefined) throw new Error(`no receipt ${id}`);
  return row;
}

/** Money of nobody known is cleared by two people; money that has served serves no second time. */
function requireFree(
  { state, unitId, matchKind }: EntryThere,
  match: CaseMatch,
  serial: string,
): void {
  if (['suspense', 'proposed', 'listed'].includes(state))
    throw new RuleViolation('ENTRY_IN_SUSPENSE', { serial });
  const hasServed = state !== 'unallocated' || matchKind === 'instrument';
  if (hasServed || unitId !== match.unitId) throw new RuleViolation('ENTRY_OF_ANOTHER', { serial });
}
