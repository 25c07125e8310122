import type { DataSource } from 'typeorm';
import type { BankReceipt } from '#libs/fund/settlement/receipt';
import { inTransaction } from '#libs/persistence/database/transaction';
import { bookReceipt } from '#libs/persistence/receipts/receipt-store';

export type BankReceipts = ReturnType<typeof bankReceipts>;

/** Receipts of the bank booked, and what the tables say of them and of their units. */
export function bankReceipts(dataSource: DataSource) {
  const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
    dataSource.query(text, values);
  return {
    book: (receipt: BankReceipt) =>
      inTransaction(dataSource, (manager) => bookReceipt(manager, receipt, null)),

    async stateOf(id: string) {
      const [row] = await sql<{ state: string; matchKind: string | null; unitId: number | null }>(
        'SELECT state, match_kind AS matchKind, unit_id AS unitId FROM bank_receipt WHERE id = ?',
        [id],
      );
      return row;
    },

    async unallocated(unitId: number): Promise<number> {
      const [row] = await sql<{ fen: string }>(
        'SELECT unallocated_fen AS fen FROM unit WHERE id = ?',
        [unitId],
      );
      return Number(row?.fen);
    },
  };
}
