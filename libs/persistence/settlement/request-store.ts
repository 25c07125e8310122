import type { EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import type { Cashier } from '#libs/persistence/access/foreign-unit';
import { hintDesk } from '#libs/persistence/receipts/hint-desk';

/** What of a receipt waits for the second person, or what he has just decided. */
interface Request {
  readonly state: string;
  readonly bankAccount: string;
  readonly proposedAt: Date | null;
  readonly reversalId: string | null;
  readonly reversalState: string | null;
  readonly formerState: string | null;
  readonly proposer: number | null;
  readonly asker: number | null;
}

/** A claim, or a list of the treasury's. */
const CLAIMED: readonly string[] = ['proposed', 'listed'];

/**
 * By this name a request is decided: one that was withdrawn and made anew, of another unit perhaps, is another.
 * @returns null where nothing waits
 */
export function requestName({
  state,
  proposedAt,
  reversal,
}: {
  readonly state: string;
  readonly proposedAt: Date | null;
  readonly reversal: { readonly id: string; readonly state: string } | null;
}): string | null {
  if (CLAIMED.includes(state)) return claimName(proposedAt);
  return reversal?.state === 'asked' ? reversalName(reversal.id) : null;
}

function claimName(proposedAt: Date | null): string {
  return `claim/${String(proposedAt?.getTime() ?? 0)}`;
}

function reversalName(id: string): string {
  return `reversal/${id}`;
}

/**
 * A decision was of what the second person has seen; asked in its own transaction, once the receipt is held.
 * @throws RuleViolation REQUEST_ANOTHER
 */
export async function requireAsked(
  manager: EntityManager,
  receiptId: string,
  kind: 'claim' | 'reversal',
  asked: string,
): Promise<void> {
  const { proposedAt, reversalId } = await requestOf(manager, receiptId);
  const decided = kind === 'claim' ? claimName(proposedAt) : reversalName(String(reversalId));
  if (decided !== asked) throw new RuleViolation('REQUEST_ANOTHER');
}

/**
 * Whoever has asked takes it back, as long as nobody has decided: the receipt stands as it did, and what was asked is kept.
 * @throws RuleViolation RECEIPT_NOT_PROPOSED, REQUEST_OF_ANOTHER
 */
export async function withdrawRequest(
  manager: EntityManager,
  receiptId: string,
  maker: Cashier,
): Promise<void> {
  await manager.query('SELECT id FROM bank_receipt WHERE id = ? FOR UPDATE', [receiptId]);
  const request = await requestOf(manager, receiptId);
  const isClaim = CLAIMED.includes(request.state);
  if (!isClaim && request.reversalState !== 'asked')
    throw new RuleViolation('RECEIPT_NOT_PROPOSED');
  if ((isClaim ? request.proposer : request.asker) !== maker.person)
    throw new RuleViolation('REQUEST_OF_ANOTHER');
  if (!isClaim)
    await manager.query(
      "UPDATE receipt_reversal SET state = 'withdrawn', ended_at = UTC_TIMESTAMP(3) WHERE id = ?",
      [request.reversalId],
    );
  await manager.query(
    'UPDATE bank_receipt SET state = ?, withdrawn_at = IF(?, UTC_TIMESTAMP(3), withdrawn_at) WHERE id = ?',
    [isClaim ? 'suspense' : request.formerState, isClaim, receiptId],
  );
  await hintDesk(manager, request.bankAccount);
}

async function requestOf(manager: EntityManager, receiptId: string): Promise<Request> {
  const [row]: Request[] = await manager.query(
    `SELECT r.state, r.bank_account AS bankAccount, r.proposed_at AS proposedAt, r.reversal_id AS reversalId,
            b.state AS reversalState, b.former_state AS formerState, m.person_no AS proposer, s.person_no AS asker
       FROM bank_receipt r LEFT JOIN receipt_reversal b ON b.id = r.reversal_id LEFT JOIN staff m ON m.id = r.proposed_by
       LEFT JOIN staff s ON s.id = b.asked_by WHERE r.id = ?`,
    [receiptId],
  );
  if (row === undefined) throw new Error(`no receipt ${receiptId}`);
  return row;
}
