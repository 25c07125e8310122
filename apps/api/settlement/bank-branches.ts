import type { EntityManager } from 'typeorm';
import { branchesHeld, holdsRole, type StaffActor } from '#apps/api/auth/actor';
import { Problem } from '#apps/api/problems/problem';
import { bankAccountsOf, type BankAccountRow } from '#libs/persistence/receipts/receipt-queries';
import type { StaffRole } from '#libs/case/plan';

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

/** One of his accounts, or all of them where none is named. @throws Problem 404 as above */
export async function accountsAsked(
  manager: EntityManager,
  actor: StaffActor,
  code: string | undefined,
): Promise<BankAccountRow[]> {
  return code === undefined
    ? accountsSeenBy(manager, actor, BANK_READERS)
    : [await accountSeenBy(manager, actor, BANK_READERS, code)];
}

/** @param accounts among which the one with this code is */
export function isCashierOfAny(
  actor: StaffActor,
  accounts: readonly BankAccountRow[],
  code: string,
): boolean {
  return accounts.some((one) => one.code === code && isCashierOf(actor, one));
}

export function isCashierOf(actor: StaffActor, { branchCode }: BankAccountRow): boolean {
  return holdsRole(actor, 'cashier', branchCode);
}
