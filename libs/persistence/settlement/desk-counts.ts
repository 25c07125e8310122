import type { EntityManager } from 'typeorm';

/** Nobody reads beyond it. */
const COUNTED_MAX = 1_000;

/** What waits for the cashiers of some bank accounts. */
export interface DeskCounts {
  /** In suspense, and claims and lists of others to be checked. */
  readonly receipts: number;
  /** To be checked by another: take-backs, and claims that are to be undone. */
  readonly reversals: number;
  /** With the bank, to be cleared or bounced. */
  readonly instruments: number;
  /** That the bank is silent about beyond its time. */
  readonly debits: number;
}

export async function deskCounts(
  manager: EntityManager,
  accounts: readonly string[],
  /** Who asks: what he brought forward himself waits for somebody else. */
  staffId: number,
): Promise<DeskCounts> {
  const count = (what: string) =>
    accounts.length === 0
      ? '0'
      : `(SELECT COUNT(*) FROM (SELECT 1 FROM ${what} LIMIT ${String(COUNTED_MAX)}) AS stretch)`;
  const receipts = (states: string) =>
    count(`bank_receipt WHERE bank_account IN (?) AND state IN (${states})`);
  const [row]: Record<keyof DeskCounts, string>[] = await manager.query(
    `SELECT ${count(
      `bank_receipt WHERE bank_account IN (?) AND state IN ('suspense', 'proposed', 'listed')
         AND (state = 'suspense' OR proposed_by <> ?)`,
    )} AS receipts, ${receipts("'back-asked', 'undo-asked'")} AS reversals,
            ${count("instrument WHERE bank_account IN (?) AND state = 'recorded'")} AS instruments,
            ${count(
              `debit_order WHERE bank_account IN (?) AND state = 'pending' AND handed_over_at IS NOT NULL`,
            )} AS debits`,
    accounts.length === 0 ? [] : [accounts, staffId, accounts, accounts, accounts],
  );
  return {
    receipts: Number(row?.receipts ?? 0),
    reversals: Number(row?.reversals ?? 0),
    instruments: Number(row?.instruments ?? 0),
    debits: Number(row?.debits ?? 0),
  };
}
