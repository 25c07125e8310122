import type { DataSource } from 'typeorm';
import { nameAccountsOf } from '#libs/persistence/accounts/account-names';

/** Gives the holder of an account another name, and lets him be found by it. */
export async function renameHolder(
  dataSource: DataSource,
  accountNo: string,
  name: string,
): Promise<void> {
  const [account]: { memberId: number }[] = await dataSource.query(
    'SELECT member_id AS memberId FROM personal_account WHERE account_no = ?',
    [accountNo],
  );
  if (account === undefined) throw new Error(`nobody has the account ${accountNo}`);
  const { memberId } = account;
  await dataSource.query('UPDATE member SET name = ? WHERE id = ?', [name, memberId]);
  await nameAccountsOf(dataSource.manager, memberId);
}
