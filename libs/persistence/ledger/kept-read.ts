import type { EntityManager } from 'typeorm';
import type { AccountSums } from '#libs/persistence/ledger/account-sums';
import { TextNumbers } from '#libs/persistence/ledger/text-numbers';

const ACCOUNTS_AT_ONCE = 10_000;

export interface KeptBalance {
  readonly id: number;
  readonly balanceFen: number;
  readonly carriedFen: number;
  readonly yearFen: number;
}

/** All that is kept of the members, read once for every check that asks about it. */
export interface KeptRead {
  /** The first account whose balance is not what its entries come to, or has a part below nothing. */
  readonly wrong: KeptBalance | null;
  /** What the members of each unit have together. */
  readonly unitFen: ReadonlyMap<number, number>;
}

export async function readKept(manager: EntityManager, entries: AccountSums): Promise<KeptRead> {
  const [row]: { last: number | null }[] = await manager.query(
    'SELECT MAX(id) AS last FROM personal_account',
  );
  const unitFen = new Map<number, number>();
  let wrong: KeptBalance | null = null;
  for (let first = 1; first <= (row?.last ?? 0); first += ACCOUNTS_AT_ONCE) {
    const numbers = await balancesIn(manager, [first, first + ACCOUNTS_AT_ONCE - 1]);
    while (numbers.isLeft) {
      const [id, unitId] = [numbers.next(), numbers.next()];
      const kept = {
        id,
        balanceFen: numbers.next(),
        carriedFen: numbers.next(),
        yearFen: numbers.next(),
      };
      unitFen.set(unitId, (unitFen.get(unitId) ?? 0) + kept.balanceFen);
      if (!isOf(entries, kept)) wrong ??= kept;
    }
  }
  return { wrong, unitFen };
}

/** A text for all of them: a row each would take longer to be handed over than to be read. */
async function balancesIn(manager: EntityManager, span: readonly number[]): Promise<TextNumbers> {
  const [row]: { text: Uint8Array | null }[] = await manager.query(
    `SELECT CAST(GROUP_CONCAT(CONCAT_WS('|', id, unit_id, balance_fen, carried_forward_fen, current_year_fen) SEPARATOR '\\n') AS BINARY) AS text
       FROM personal_account FORCE INDEX (PRIMARY) WHERE id BETWEEN ? AND ?`,
    [...span],
  );
  return new TextNumbers(row?.text ?? new Uint8Array());
}

function isOf(
  accounts: AccountSums,
  { id, balanceFen, carriedFen, yearFen }: KeptBalance,
): boolean {
  const entries = accounts.of(id);
  return (
    balanceFen === entries.fen &&
    carriedFen === entries.carriedFen &&
    balanceFen === carriedFen + yearFen &&
    carriedFen >= 0 &&
    yearFen >= 0
  );
}
