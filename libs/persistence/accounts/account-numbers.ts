import type { EntityManager } from 'typeorm';

/** Personal accounts are numbered in one series: a 1 and eleven digits. */
const SERIES = '1';
const OF_SERIES = '^1[0-9]{11}$';

/**
 * Takes the next numbers of the series for the caller's transaction, which holds it until its end: whoever opens accounts
 * meanwhile waits, and numbers of a transaction that is rolled back are given again, so that there is no gap and none twice.
 * A city that was brought in has numbers beyond those given here; they are passed over.
 * @returns the last number before those taken
 */
export async function takeAccountNumbers(manager: EntityManager, count: number): Promise<number> {
  const [series]: { last: string }[] = await manager.query(
    'SELECT last FROM account_number WHERE series = ? FOR UPDATE',
    [SERIES],
  );
  const [highest]: { accountNo: string }[] = await manager.query(
    'SELECT account_no AS accountNo FROM personal_account WHERE account_no REGEXP ? ORDER BY account_no DESC LIMIT 1',
    [OF_SERIES],
  );
  const last = Math.max(Number(series?.last ?? Number.NaN), Number(highest?.accountNo ?? 0));
  if (!Number.isSafeInteger(last)) throw new Error('the series of account numbers is not there');
  await manager.query('UPDATE account_number SET last = ? WHERE series = ?', [
    last + count,
    SERIES,
  ]);
  return last;
}
