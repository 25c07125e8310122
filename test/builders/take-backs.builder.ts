import type { DataSource, EntityManager } from 'typeorm';
import { inTransaction } from '#libs/persistence/database/transaction';
import { assessedUnits } from '#test/builders/assessed-units.builder';
import { assessments } from '#test/builders/assessments.builder';
import { bankReceipts } from '#test/builders/bank-receipts.builder';
import { payments } from '#test/builders/payments.builder';
import { addBankAccount, receiptOfBank } from '#test/builders/receipt-of-bank.builder';
import type { RegisterUnit } from '#test/builders/register.builder';
import { withdrawn } from '#test/builders/withdrawal.builder';

/** What a month of a member comes to. */
export const MONTH_FEN = 80_000n;

export interface CreditedMonths {
  readonly unit: RegisterUnit;
  readonly noticeNo: string;
  /** Oldest month first. */
  readonly cases: readonly string[];
  /** Of the receipt. */
  readonly id: string;
}

export type TakeBacks = Awaited<ReturnType<typeof takeBacks>>;

/** A bank account of the centre with two cashiers; units whose months are paid at the bank, and what it takes back of it. */
export async function takeBacks(dataSource: DataSource) {
  await addBankAccount(dataSource);
  const pay = payments(dataSource);
  await pay.cashier();
  await pay.checker();
  const units = assessedUnits(dataSource);
  const bank = bankReceipts(dataSource);
  const months = assessments(dataSource);
  return {
    pay,
    units,
    bank,
    months,

    tx: <T>(work: (manager: EntityManager) => Promise<T>): Promise<T> =>
      inTransaction(dataSource, work),

    /** @returns the receipt of the bank that brought it */
    came: async (fen: bigint, remark = ''): Promise<string> =>
      (await bank.book(receiptOfBank({ fen, remark }))).id,

    take: (receiptId: string): Promise<void> => pay.takenBack(receiptId),

    /** A new unit that has paid these months for all its members, by one receipt; they are credited. */
    async credited(members: number, ...of: string[]): Promise<CreditedMonths> {
      const unit = await units.newUnit(members);
      await pay.operatorOf(unit.unitId);
      const { noticeNo, cases } = await pay.notice(unit.unitId, of);
      const fen = BigInt(members * of.length) * MONTH_FEN;
      const { id } = await bank.book(receiptOfBank({ fen, remark: noticeNo }));
      for (const businessNo of cases) await months.allocated(unit.unitId, businessNo);
      return { unit, noticeNo, cases, id };
    },

    /** To a member of the unit, wherever his account is now. */
    paidTo: (unit: RegisterUnit, at: number, fen: bigint, holder = unit): Promise<void> =>
      withdrawn(dataSource, { unitId: holder.unitId, accountId: units.idOf(unit, at) }, fen),

    async balances(unit: RegisterUnit): Promise<number[]> {
      const rows = await units.sql<{ fen: string }>(
        'SELECT balance_fen AS fen FROM personal_account WHERE id IN (?) ORDER BY id',
        [unit.accounts.map(({ id }) => id)],
      );
      return rows.map(({ fen }) => Number(fen));
    },

    /** What stands in 119 of a unit, as it is kept. */
    async receivable({ unitId }: RegisterUnit): Promise<number> {
      const [row] = await units.sql<{ fen: string }>(
        'SELECT receivable_fen AS fen FROM unit WHERE id = ?',
        [unitId],
      );
      return Number(row?.fen);
    },
  };
}
