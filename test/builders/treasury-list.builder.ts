import type { DataSource } from 'typeorm';
import { inTransaction } from '#libs/persistence/database/transaction';
import { decideList, proposeList } from '#libs/persistence/settlement/treasury-list-store';
import { CASHIER, CHECKER } from '#test/builders/payments.builder';
import type { RegisterUnit } from '#test/builders/register.builder';

export type Listed = readonly (readonly [RegisterUnit, bigint])[];

/** A receipt in suspense is listed for these units, and the list is agreed to or refused. */
export async function treasuryList(
  dataSource: DataSource,
  receiptId: string,
  units: Listed,
  agreed: boolean,
): Promise<void> {
  const lines = units.map(([{ accountNo }, fen]) => ({ unitAccountNo: accountNo, fen }));
  await inTransaction(dataSource, (manager) =>
    proposeList(manager, receiptId, CASHIER, { lines, why: '11月清册' }),
  );
  await inTransaction(dataSource, (manager) =>
    decideList(manager, receiptId, CHECKER, { agreed, why: '已核对' }),
  );
}
