import type { EntityManager } from 'typeorm';
import { branchesHeld, holdsRole, type StaffActor } from '#apps/api/auth/actor';
import { Problem } from '#apps/api/problems/problem';
import { bankAccountsOf, type BankAccountRow } from '#libs/persistence/receipts/receipt-queries';
import type { StaffRole } from '#libs/submission/plan';

/** Who sees the bank's money of his branches; the cashier works with it. */
export const BANK_READERS = ['cashier', 'auditor'] as const satisfies readonly StaffRole[];

/** The bank accounts of the branches where somebody holds one of these roles. */
export function accountsSeenBy(
  manager: EntityManager,
  actor: StaffActor,
  roles: readonly StaffRole[],
): Promise<BankAccountRow[]> {
  return bankAccountsOf(manager, branchesHeld(actor, roles) ?? ['*']);
}

/** @throws Problem 404, the same for a missing account and another branch's */
export async function accountSeenBy(
  manager: EntityManager,
  actor: StaffActor,
  roles: readonly StaffRole[],
  code: string,
): Promise<BankAccountRow> {
  const found = (await accountsSeenBy(manager, actor, roles)).find((one) => one.code === code);
  if (found === undefined) throw new Problem(404, 'BANK_ACCOUNT_NOT_FOUND');
  return found;
}

export function isCashierOf(actor: StaffActor, { branchCode }: BankAccountRow): boolean {
  return holdsRole(actor, 'cashier', branchCode);
}
