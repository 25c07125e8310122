import type { DataSource, EntityManager } from 'typeorm';
import { bankPlace } from '#libs/fund/settlement/places';
import { unallocatedOf } from '#libs/persistence/assessments/gather-store';
import { inTransaction } from '#libs/persistence/database/transaction';
import { postVoucher, type NewVoucher } from '#libs/persistence/ledger/voucher-store';

const DAY = '2026-11-24';

/** A receipt of a unit, as the bank's entry is booked. */
function receiptOf(unitId: number, key: string): NewVoucher {
  return {
    postingKey: key,
    kind: 'receipt',
    unitId,
    businessNo: null,
    month: null,
    valueDate: DAY,
    postingDay: DAY,
    lines: [
      { at: bankPlace('01'), side: 'D', amountFen: 1_000n },
      { at: unallocatedOf(unitId), side: 'C', amountFen: 1_000n },
    ],
  };
}

export async function postedByProduct(dataSource: DataSource, unitId: number, key: string) {
  await inTransaction(dataSource, (manager) => postVoucher(manager, receiptOf(unitId, key)));
}

const HASH = 'a'.repeat(64);

/** The same rows by their INSERTs in one transaction: who posts knows the ids of his sub-accounts, and no rule is looked at. */
export async function postedBare(
  dataSource: DataSource,
  { unitId, key, seq, subAccounts }: BareReceipt,
): Promise<void> {
  await dataSource.transaction(async (manager: EntityManager) => {
    await manager.query('SELECT id FROM unit WHERE id = ? FOR UPDATE', [unitId]);
    const { insertId }: { insertId: string | number } = await manager.query(
      `INSERT INTO voucher (posting_key, kind, unit_id, value_date, posting_day, total_fen, reversal_flag, posted_at)
       VALUES (?, 'receipt', ?, ?, ?, 1000, '01', UTC_TIMESTAMP(3))`,
      [key, unitId, DAY, DAY],
    );
    await manager.query(
      `INSERT INTO voucher_line (voucher_id, line_no, sub_account_id, side, amount_fen, members, members_hash)
       VALUES (?, 1, ?, 'D', 1000, 0, NULL), (?, 2, ?, 'C', 1000, 0, NULL)`,
      [insertId, subAccounts[0], insertId, subAccounts[1]],
    );
    await manager.query('UPDATE unit SET unallocated_fen = unallocated_fen + 1000 WHERE id = ?', [
      unitId,
    ]);
    await manager.query(
      'INSERT INTO chain_link (book, seq, voucher_id, content_hash, hash) VALUES (?, ?, ?, ?, ?)',
      [`bare/${String(unitId)}`, seq, insertId, HASH, HASH],
    );
  });
}

interface BareReceipt {
  readonly unitId: number;
  readonly key: string;
  readonly seq: number;
  readonly subAccounts: readonly [number, number];
}
