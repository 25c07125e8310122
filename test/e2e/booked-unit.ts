import type { DataSource } from 'typeorm';
import { membersOf } from '#libs/fund/ledger/voucher';
import { unallocatedOf } from '#libs/persistence/assessments/gather-store';
import { inTransaction } from '#libs/persistence/database/transaction';
import { postVoucher } from '#libs/persistence/ledger/voucher-store';
import { moneyIn } from '#test/builders/money-in.builder';
import { caseInStage, type CaseHall } from '#test/e2e/case-hall';
import type { HallClient } from '#test/e2e/hall-client';
import { draftWith, enter, monthsOpen, submitWithPapers } from '#test/e2e/register-walk';
import { untouchedAccounts } from '#test/e2e/status-facts';

export const ALLOCATED = '2026-10-09';
export const EACH_FEN = 1_234;

/** A month credited to everybody, out of money that came in the same day. */
export async function allocateMonth(dataSource: DataSource, people: number): Promise<void> {
  const amountFen = BigInt(people * EACH_FEN);
  const head = {
    unitId: 1,
    businessNo: null,
    month: '202610',
    valueDate: ALLOCATED,
    postingDay: ALLOCATED,
  };
  await inTransaction(dataSource, async (manager) => {
    const fen = amountFen + 5n;
    await postVoucher(manager, moneyIn({ unitId: 1, key: 'test/receipt', day: ALLOCATED, fen }));
    await postVoucher(manager, {
      ...head,
      postingKey: 'test/allocation',
      kind: 'allocation',
      lines: [
        { at: unallocatedOf(1), side: 'D', amountFen },
        {
          at: membersOf(1),
          side: 'C',
          amountFen,
          members: {
            select: `SELECT id AS account_id, '202610' AS month, '01' AS kind, ? AS unit_fen, 0 AS personal_fen, 0 AS fiscal_fen,
                            0 AS other_fen FROM personal_account WHERE unit_id = 1`,
            values: [EACH_FEN],
          },
        },
      ],
    });
  });
}

/** Two who pay are sealed by a case, from the first month that may be chosen. */
export async function sealTwo(world: CaseHall, operator: HallClient): Promise<string> {
  const [month = ''] = await monthsOpen(operator, 'seal');
  const accounts = (await untouchedAccounts(world.hall.dataSource, '01')).slice(0, 2);
  const businessNo = await draftWith(operator, 'seal', { effectiveMonth: month });
  for (const accountNo of accounts) await enter(operator, businessNo, { accountNo, reason: '01' });
  await submitWithPapers(operator, businessNo);
  await caseInStage(operator, businessNo, 'completed');
  return businessNo;
}
