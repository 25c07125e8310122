import type { EntityManager } from 'typeorm';
import { RuleViolation } from '#libs/fund/rule-violation';
import { requireForeignUnit, type Cashier } from '#libs/persistence/access/foreign-unit';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { settleByEntry } from '#libs/persistence/settlement/cashier-entry';
import { refuseDebit } from '#libs/persistence/settlement/debit-marks';
import type { DebitRow } from '#libs/persistence/settlement/debit-queries';
import { lockedDebit } from '#libs/persistence/settlement/debit-store';
import type { ClearedBy } from '#libs/persistence/settlement/instrument-store';

/**
 * The bank was silent; the cashier has asked it and names the entry that collected.
 * @throws RuleViolation DEBIT_…, RECEIPT_…, ENTRY_…
 */
export async function acceptByCashier(
  manager: EntityManager,
  orderNo: string,
  cashier: Cashier,
  { serial, bookedOn }: ClearedBy,
): Promise<void> {
  const { bankAccount, fen, payerName, payerAccount, unitId } = await heldDebit(
    manager,
    orderNo,
    cashier,
  );
  const days = { bookedOn, valueOn: bookedOn };
  await settleByEntry(
    manager,
    {
      bankAccount,
      serial,
      ...days,
      fen: BigInt(fen),
      payerName,
      payerAccount,
      remark: orderNo,
      summary: '',
    },
    { kind: 'case', by: 'cashier', businessNo: orderNo, unitId },
  );
  await manager.query('UPDATE debit_order SET answered_by = ? WHERE order_no = ?', [
    cashier.id,
    orderNo,
  ]);
}

/** The bank was silent; the cashier has asked it: it has not collected. @throws RuleViolation DEBIT_… */
export async function refuseByCashier(
  manager: EntityManager,
  orderNo: string,
  cashier: Cashier,
  reason: string,
): Promise<void> {
  await heldDebit(manager, orderNo, cashier);
  const now = await databaseNow(manager);
  await refuseDebit(manager, orderNo, { now, reason, staffId: cashier.id });
}

/** Nobody answers for the bank before its time is up. */
async function heldDebit(
  manager: EntityManager,
  orderNo: string,
  cashier: Cashier,
): Promise<DebitRow> {
  const order = await lockedDebit(manager, orderNo);
  await requireForeignUnit(manager, cashier, order.unitId);
  if (order.state !== 'pending') throw new RuleViolation('DEBIT_ANSWERED', { orderNo });
  if (order.answerBy > (await databaseNow(manager)))
    throw new RuleViolation('DEBIT_NOT_LATE', { orderNo });
  return order;
}
