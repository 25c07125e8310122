import type { EntityManager } from 'typeorm';
import { hintAll } from '#libs/persistence/live/live-hints';

/**
 * The desks of the cashiers of an account, and of those who look over their shoulder, learn that something of it has moved.
 * The branch is read first: an insert from a select takes one id more than it writes, and every feed would wait for that one.
 */
export async function hintDesk(manager: EntityManager, bankAccount: string): Promise<void> {
  const [account]: { branchCode: string }[] = await manager.query(
    'SELECT branch_code AS branchCode FROM bank_account WHERE code = ?',
    [bankAccount],
  );
  if (account === undefined) return;
  const { branchCode } = account;
  await hintAll(manager, [
    [`role/${branchCode}/cashier`, 'money'],
    [`role/${branchCode}/auditor`, 'money'],
  ]);
}
