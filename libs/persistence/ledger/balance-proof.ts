import type { EntityManager } from 'typeorm';
import type { KeptBalance } from '#libs/persistence/ledger/kept-read';
import type { AccountSums } from '#libs/persistence/ledger/account-sums';
import { UNIT_SUMS } from '#libs/persistence/ledger/balances';
import type { BookDifference } from '#libs/persistence/ledger/book-difference';
import { firstDifference, type Looked } from '#libs/persistence/ledger/first-difference';

/** What is kept of each member is what his lines come to, carried forward and present year apart. */
export async function memberBalances(
  manager: EntityManager,
  { members, kept }: Looked,
): Promise<BookDifference | null> {
  const { wrong } = await kept();
  return wrong === null ? null : differenceOf(manager, wrong, (await members()).accounts);
}

async function differenceOf(
  manager: EntityManager,
  { id, balanceFen, carriedFen, yearFen }: KeptBalance,
  accounts: AccountSums,
): Promise<BookDifference> {
  const [row]: { accountNo: string }[] = await manager.query(
    'SELECT account_no AS accountNo FROM personal_account WHERE id = ?',
    [id],
  );
  const entries = accounts.of(id);
  return {
    check: 'member-balances',
    of: row?.accountNo ?? '',
    detail:
      `balance ${String(balanceFen)} = ${String(carriedFen)} + ${String(yearFen)}, ` +
      `entries ${String(entries.fen)} with ${String(entries.carriedFen)} carried forward`,
  };
}

export async function unitBalances(manager: EntityManager): Promise<BookDifference | null> {
  return firstDifference(
    manager,
    'unit-balances',
    `SELECT u.account_no AS \`of\`,
            CONCAT('balance ', u.balance_fen, ', entries ', COALESCE(s.members, 0), '; unallocated ', u.unallocated_fen,
                   ', entries ', COALESCE(s.unallocated, 0),
                   '; uncovered ', u.uncovered_fen, ', entries ', COALESCE(s.uncovered, 0),
                   '; receivable ', u.receivable_fen, ', entries ', COALESCE(s.receivable, 0)) AS detail
       FROM unit u LEFT JOIN (${UNIT_SUMS} WHERE s.unit_id IS NOT NULL GROUP BY s.unit_id) s ON s.unit_id = u.id
      WHERE u.balance_fen <> COALESCE(s.members, 0) OR u.unallocated_fen <> COALESCE(s.unallocated, 0)
         OR u.uncovered_fen <> COALESCE(s.uncovered, 0) OR u.uncovered_fen < 0
         OR u.receivable_fen <> COALESCE(s.receivable, 0) ORDER BY u.id`,
  );
}

/** 201: the sum of the members of a unit is the unit's. */
export async function unitsAreTheirMembers(
  manager: EntityManager,
  { kept }: Looked,
): Promise<BookDifference | null> {
  const { unitFen } = await kept();
  const units: { id: number; accountNo: string; fen: string }[] = await manager.query(
    'SELECT id, account_no AS accountNo, balance_fen AS fen FROM unit ORDER BY id',
  );
  const differs = units.find(({ id, fen }) => Number(fen) !== (unitFen.get(id) ?? 0));
  if (differs === undefined) return null;
  const detail = `unit ${differs.fen}, members ${String(unitFen.get(differs.id) ?? 0)}`;
  return { check: 'unit-is-its-members', of: differs.accountNo, detail };
}
