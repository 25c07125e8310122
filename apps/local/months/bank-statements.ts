import type { DataSource } from 'typeorm';
import { sha256 } from '#libs/access/session-token';
import { firstDayOf } from '#libs/fund/month';
import type { BankReceipt } from '#libs/fund/settlement/receipt';
import { inTransaction } from '#libs/persistence/database/transaction';
import { bookReceipt } from '#libs/persistence/receipts/receipt-store';
import { reconcile } from '#libs/persistence/receipts/reconciliation';
import { closeStatement, openStatement } from '#libs/persistence/receipts/statement-store';
import { FIRST_MONTH, PRESENT } from '#apps/local/months/happenings';

/** What the bank told of money that came in, on one statement an account. */
export function bankStatements(dataSource: DataSource, staffId: number) {
  const statements = new Map<string, { readonly id: number; booked: number }>();

  async function statementOf(bankAccount: string) {
    const there = statements.get(bankAccount);
    if (there !== undefined) return there;
    const fileName = `${bankAccount}-${FIRST_MONTH}.csv`;
    const statement = {
      bankAccount,
      firstDay: firstDayOf(FIRST_MONTH),
      lastDay: PRESENT,
      fileName,
      contentHash: sha256(fileName),
      staffId,
    };
    const id = await inTransaction(dataSource, (manager) => openStatement(manager, statement));
    const opened = { id, booked: 0 };
    statements.set(bankAccount, opened);
    return opened;
  }

  return {
    async receive(receipt: Omit<BankReceipt, 'serial' | 'valueOn' | 'summary'>): Promise<string> {
      const { bankAccount, bookedOn } = receipt;
      const statement = await statementOf(bankAccount);
      statement.booked += 1;
      const serial = `${bookedOn.replaceAll('-', '')}${String(statement.booked).padStart(6, '0')}`;
      const entry = { ...receipt, serial, valueOn: bookedOn, summary: '转账' };
      const { id } = await inTransaction(dataSource, (manager) =>
        bookReceipt(manager, entry, statement.id),
      );
      return id;
    },

    /** The bank's balances are those of the books: what ended accounts were paid has left it too. */
    async close(): Promise<void> {
      for (const [bankAccount, { id, booked }] of statements) {
        const { bookFen: closingFen } = await reconcile(dataSource.manager, bankAccount);
        const read = { booked, known: 0, refused: [], closingFen };
        await inTransaction(dataSource, (manager) => closeStatement(manager, id, read));
      }
    },
  };
}
