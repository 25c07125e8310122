import type { EntityManager } from 'typeorm';
import type { SubAccountRef } from '#libs/fund/ledger/voucher';

/** One sub-account, as a value within a statement: found by its name, which is unique. NULL while nothing has stood in it. */
export const SUB_ACCOUNT_ID =
  '(SELECT id FROM sub_account WHERE account = ? AND kind = ? AND owner = ?)';

export function subAccountName({ account, kind, owner }: SubAccountRef): string[] {
  return [account, kind, owner];
}

/** Makes those that are not there yet. */
export async function makeSubAccounts(
  manager: EntityManager,
  places: readonly SubAccountRef[],
): Promise<void> {
  await manager.query('INSERT IGNORE INTO sub_account (account, kind, owner, unit_id) VALUES ?', [
    places.map((place) => [...subAccountName(place), place.unitId]),
  ]);
}
