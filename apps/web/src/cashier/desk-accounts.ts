import type { BankAccountDto } from '../api/generated';
import { reread } from '../api/queries';

/** The code of the one account that is shown; undefined where all of them are. */
export function oneOf(accounts: readonly BankAccountDto[]): string | undefined {
  return accounts.length === 1 ? accounts[0]?.code : undefined;
}

/** What an act at the desk may have moved. */
export function rereadDesk(): void {
  void reread(['receipts'], ['instruments'], ['debits'], ['reconciliation'], ['waiting']);
}

/** Which account a row is of, where several are shown. */
export function accountNamed(accounts: readonly BankAccountDto[], code: string): string | null {
  if (accounts.length === 1) return null;
  return accounts.find((one) => one.code === code)?.bankName ?? code;
}
