import type { EntityManager } from 'typeorm';
import type { AccountSums } from '#libs/persistence/ledger/account-sums';
import { UNIT_SUMS } from '#libs/persistence/ledger/balances';
import type { BookDifference } from '#libs/persistence/ledger/book-difference';
import { firstDifference, type Looked } from '#libs/persistence/ledger/first-difference';

const ACCOUNTS_AT_ONCE = 10_000;

/** What is kept of each member is what his lines come to, carried forward and present year apart. */
export async function memberBalances(
  manager: EntityManager,
  { members }: Looked,
): Promise<BookDifference | null> {
  const { accounts } = await members();
  const [row]: { last: number | null }[] = await manager.query(
    'SELECT MAX(id) AS last FROM personal_account',
  );
  for (let first = 1; first <= (row?.last ?? 0); first += ACCOUNTS_AT_ONCE) {
    const span = [first, first + ACCOUNTS_AT_ONCE - 1];
    const differs = (await balancesIn(manager, span)).find((kept) => !isOf(accounts, kept));
    if (differs !== undefined) return differenceOf(manager, differs, accounts);
  }
  return null;
}

interface KeptBalance {
  readonly id: number;
  readonly balanceFen: number;
  readonly carriedFen: number;
  readonly yearFen: number;
}

/** A text for all of them: a row each would take longer to be handed over than to be read. */
async function balancesIn(
  manager: EntityManager,
  span: readonly number[],
): Promise<readonly KeptBalance[]> {
  const [row]: { text: string | null }[] = await manager.query(
    `SELECT GROUP_CONCAT(CONCAT_WS('|', id, balance_fen, carried_forward_fen, current_year_fen) SEPARATOR '\\n') AS text
       FROM personal_account FORCE INDEX (PRIMARY) WHERE id BETWEEN ? AND ?`,
    [...span],
  );
  return (row?.text?.split('\n') ?? []).map((line) => {
    const [id = 0, balanceFen = 0, carriedFen = 0, yearFen = 0] = line.split('|').map(Number);
    return { id, balanceFen, carriedFen, yearFen };
  });
}

function isOf(
  accounts: AccountSums,
  { id, balanceFen, carriedFen, yearFen }: KeptBalance,
): boolean {
  const entries = accounts.of(id);
  return (
    balanceFen === entries.fen &&
    carriedFen === entries.carriedFen &&
    balanceFen === carriedFen + yearFen
  );
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
                   '; uncovered ', u.uncovered_fen, ', entries ', COALESCE(s.uncovered, 0)) AS detail
       FROM unit u LEFT JOIN (${UNIT_SUMS} WHERE s.unit_id IS NOT NULL GROUP BY s.unit_id) s ON s.unit_id = u.id
      WHERE u.balance_fen <> COALESCE(s.members, 0) OR u.unallocated_fen <> COALESCE(s.unallocated, 0)
         OR u.uncovered_fen <> COALESCE(s.uncovered, 0) OR u.uncovered_fen < 0 ORDER BY u.id`,
  );
}

/** 201: the sum of the members of a unit is the unit's. */
export async function unitsAreTheirMembers(manager: EntityManager): Promise<BookDifference | null> {
  return firstDifference(
    manager,
    'unit-is-its-members',
    `SELECT u.account_no AS \`of\`, CONCAT('unit ', u.balance_fen, ', members ', COALESCE(a.fen, 0)) AS detail
       FROM unit u LEFT JOIN (SELECT unit_id, SUM(balance_fen) AS fen FROM personal_account GROUP BY unit_id) a ON a.unit_id = u.id
      WHERE u.balance_fen <> COALESCE(a.fen, 0) ORDER BY u.id`,
  );
}
