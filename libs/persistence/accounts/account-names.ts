import type { EntityManager } from 'typeorm';
import { unitSpans } from '#libs/persistence/accounts/unit-spans';
import type { WrongAccount } from '#libs/persistence/terms/projection';

/**
 * An account keeps the key of its holder's name, as `member` has it: one index answers a search by name among a unit's
 * people in the order of the list. Whoever writes a name has the accounts named in the same transaction.
 */
const WITH_HOLDERS = 'personal_account a JOIN member m ON m.id = a.member_id';
const IS_MISNAMED = 'a.name_key <> m.name_key';

/** After a person's name was changed; the caller holds the person. */
export async function nameAccountsOf(manager: EntityManager, memberId: number): Promise<void> {
  await manager.query(`UPDATE ${WITH_HOLDERS} SET a.name_key = m.name_key WHERE m.id = ?`, [
    memberId,
  ]);
}

/** Puts right the accounts of a unit whose names are out of step. */
export async function nameAccountsIn(manager: EntityManager, unitId: number): Promise<void> {
  await manager.query(
    `UPDATE ${WITH_HOLDERS} SET a.name_key = m.name_key WHERE a.unit_id = ? AND ${IS_MISNAMED}`,
    [unitId],
  );
}

/** Accounts that are not found by their holder's name, at most `limit`. */
export async function misnamedAccounts(
  manager: EntityManager,
  limit: number,
): Promise<WrongAccount[]> {
  const found: WrongAccount[] = [];
  for await (const span of unitSpans(manager)) {
    const rows: WrongAccount[] = await manager.query(
      `SELECT a.unit_id AS unitId, a.account_no AS accountNo, 'name_key' AS detail
         FROM ${WITH_HOLDERS} WHERE a.unit_id BETWEEN ? AND ? AND ${IS_MISNAMED} ORDER BY a.id LIMIT ?`,
      [...span, limit - found.length],
    );
    found.push(...rows);
    if (found.length >= limit) break;
  }
  return found;
}
