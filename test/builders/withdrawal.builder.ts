import type { DataSource } from 'typeorm';
import { membersOf } from '#libs/fund/ledger/voucher';
import { bankPlace } from '#libs/fund/settlement/places';
import { inTransaction } from '#libs/persistence/database/transaction';
import { postVoucher } from '#libs/persistence/ledger/voucher-store';
import { BANK_ACCOUNT } from './receipt-of-bank.builder.ts';

const DAY = '2026-11-28';
let withdrawals = 0;

/**
 * Part of what is on an account is paid out to its member (部分提取), as another system of the centre posts it: of the present year
 * first, then of what is carried forward.
 */
export async function withdrawn(
  dataSource: DataSource,
  { unitId, accountId }: { readonly unitId: number; readonly accountId: number },
  fen: bigint,
): Promise<void> {
  const postingKey = `test/withdrawal/${String((withdrawals += 1))}`;
  const part = (month: string, sum: string) => `
    SELECT id AS account_id, '${month}' AS month, '11' AS kind, 0 AS unit_fen, 0 AS personal_fen, 0 AS fiscal_fen, ${sum} AS other_fen
      FROM personal_account WHERE id = ? HAVING other_fen > 0`;
  const ofYear = 'LEAST(?, current_year_fen)';
  const members = {
    select: `${part('202612', ofYear)} UNION ALL ${part('', `? - ${ofYear}`)}`,
    values: [Number(fen), accountId, Number(fen), Number(fen), accountId],
  };
  await inTransaction(dataSource, (manager) =>
    postVoucher(manager, {
      postingKey,
      kind: 'withdrawal',
      unitId,
      businessNo: null,
      month: null,
      valueDate: DAY,
      postingDay: DAY,
      lines: [
        { at: membersOf(unitId), side: 'D', amountFen: fen, members },
        { at: bankPlace(BANK_ACCOUNT), side: 'C', amountFen: fen },
      ],
    }),
  );
}
