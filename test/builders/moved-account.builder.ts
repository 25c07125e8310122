import type { DataSource } from 'typeorm';
import { membersOf } from '#libs/fund/ledger/voucher';
import { inTransaction } from '#libs/persistence/database/transaction';
import { postVoucher } from '#libs/persistence/ledger/voucher-store';
import { assessedUnits } from '#test/builders/assessed-units.builder';
import type { RegisterUnit } from '#test/builders/register.builder';

/** A unit’s one account goes to another unit with what is on it, as a transfer posts it. */
export async function movedWithBalance(
  dataSource: DataSource,
  from: RegisterUnit,
  to: RegisterUnit,
  fen: bigint,
): Promise<void> {
  const units = assessedUnits(dataSource);
  const id = units.idOf(from, 0);
  const members = {
    select: `SELECT ? AS account_id, '202701' AS month, '06' AS kind, 0 AS unit_fen, 0 AS personal_fen, 0 AS fiscal_fen, ? AS other_fen`,
    values: [id, Number(fen)],
  };
  await units.sql(
    "INSERT INTO status_term (account_id, from_month, unit_id, status) VALUES (?, '202701', ?, '02')",
    [id, to.unitId],
  );
  await inTransaction(dataSource, async (manager) => {
    await postVoucher(manager, {
      postingKey: `moved/${String(id)}`,
      kind: 'transfer',
      unitId: from.unitId,
      businessNo: null,
      month: null,
      valueDate: '2026-11-28',
      postingDay: '2026-11-28',
      lines: [
        { at: membersOf(from.unitId), side: 'D', amountFen: fen, members },
        { at: membersOf(to.unitId), side: 'C', amountFen: fen, members },
      ],
    });
    await manager.query('UPDATE personal_account SET unit_id = ? WHERE id = ?', [to.unitId, id]);
  });
  await units.derived(from);
  await units.derived(to);
}
