import type { EntityManager } from 'typeorm';
import type { Cashier } from '#libs/persistence/access/foreign-unit';

/** Nobody reads beyond it. */
const COUNTED_MAX = 1_000;

/** What waits for the cashiers of some bank accounts. */
export interface DeskCounts {
  /** In suspense, and claims and lists of others to be checked. */
  readonly receipts: number;
  /** Asked by others and to be checked: take-backs, and claims that are to be undone. */
  readonly reversals: number;
  /** With the bank, to be cleared or bounced. */
  readonly instruments: number;
  /** That the bank is silent about beyond its time. */
  readonly debits: number;
}

export async function deskCounts(
  manager: EntityManager,
  accounts: readonly string[],
  /** Who asks: what he brought forward himself, under whichever login, waits for somebody else. */
  { person }: Cashier,
): Promise<DeskCounts> {
  const count = (what: string) =>
    accounts.length === 0
      ? '0'
      : `(SELECT COUNT(*) FROM (SELECT 1 FROM ${what} LIMIT ${String(COUNTED_MAX)}) AS stretch)`;
  const own = 'SELECT id FROM staff WHERE person_no = ?';
  const [row]: Record<keyof DeskCounts, string>[] = await manager.query(
    `SELECT ${count(
      `bank_receipt WHERE bank_account IN (?) AND state IN ('suspense', 'proposed', 'listed')
         AND (state = 'suspense' OR proposed_by NOT IN (${own}))`,
    )} AS receipts,
            ${count(
              `bank_receipt r JOIN receipt_reversal b ON b.id = r.reversal_id
                WHERE r.bank_account IN (?) AND r.state IN ('back-asked', 'undo-asked') AND b.asked_by NOT IN (${own})`,
            )} AS reversals,
            ${count("instrument WHERE bank_account IN (?) AND state = 'recorded'")} AS instruments,
            ${count(
              `debit_order WHERE bank_account IN (?) AND state = 'pending' AND handed_over_at IS NOT NULL`,
            )} AS debits`,
    accounts.length === 0 ? [] : [accounts, person, accounts, person, accounts, accounts],
  );
  return {
    receipts: Number(row?.receipts ?? 0),
    reversals: Number(row?.reversals ?? 0),
    instruments: Number(row?.instruments ?? 0),
    debits: Number(row?.debits ?? 0),
  };
}
