import type { EntityManager } from 'typeorm';
import type { SubAccountRef } from '#libs/fund/ledger/voucher';

/** What stands in a sub-account on the credit side, summed: for places whose balance nobody keeps. */
export async function balanceOf(
  manager: EntityManager,
  { account, kind, owner }: SubAccountRef,
): Promise<bigint> {
  const [row]: { fen: string }[] = await manager.query(
    `SELECT COALESCE(SUM(IF(l.side = 'C', l.amount_fen, -l.amount_fen)), 0) AS fen
       FROM sub_account s JOIN voucher_line l ON l.sub_account_id = s.id
      WHERE s.account = ? AND s.kind = ? AND s.owner = ?`,
    [account, kind, owner],
  );
  return BigInt(row?.fen ?? 0);
}
