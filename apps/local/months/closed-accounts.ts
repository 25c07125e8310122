import type { EntityManager } from 'typeorm';
import { membersOf } from '#libs/fund/ledger/voucher';
import type { FundMonth } from '#libs/fund/month';
import { bankPlace } from '#libs/fund/settlement/places';
import { postVoucher } from '#libs/persistence/ledger/voucher-store';

/** Paid out when the account ended, A.5: 销户提取, and of those who left the city 外部转出. */
const KIND = "IF(status = '04', '07', '12')";
const ENDED =
  "unit_id = ? AND status IN ('03', '04', '05') AND paid_through_month = ? AND balance_fen > 0";

export interface EndedAccounts {
  readonly unitId: number;
  readonly bankAccount: string;
  /** The last one their holders paid. */
  readonly month: FundMonth;
  readonly day: string;
}

/** Accounts that ended after a month are paid out: what the members had leaves the bank account. */
export async function payOut(
  manager: EntityManager,
  { unitId, bankAccount, month, day }: EndedAccounts,
): Promise<void> {
  const [row]: { fen: string }[] = await manager.query(
    `SELECT COALESCE(SUM(balance_fen), 0) AS fen FROM personal_account WHERE ${ENDED}`,
    [unitId, month],
  );
  const amountFen = BigInt(row?.fen ?? 0);
  if (amountFen === 0n) return;
  await postVoucher(manager, {
    postingKey: `withdrawal/${String(unitId)}/${month}`,
    kind: 'withdrawal',
    unitId,
    businessNo: null,
    month: null,
    valueDate: day,
    postingDay: day,
    lines: [
      {
        at: membersOf(unitId),
        side: 'D',
        amountFen,
        members: {
          select: `SELECT id AS account_id, paid_through_month AS month, ${KIND} AS kind, 0 AS unit_fen, 0 AS personal_fen,
                          0 AS fiscal_fen, balance_fen AS other_fen FROM personal_account WHERE ${ENDED}`,
          values: [unitId, month],
        },
      },
      { at: bankPlace(bankAccount), side: 'C', amountFen },
    ],
  });
}
