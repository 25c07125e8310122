import type { EntityManager } from 'typeorm';
import { businessNoOf } from '#libs/persistence/cases/business-number';
import { DebitOrderEntity, InstrumentEntity } from '#libs/persistence/entities/settlement.entity';

/** A paper and a late order to the bank of the first unit, at branch 01, straight in the tables. @returns the paper's id */
export async function insertPayments(
  manager: EntityManager,
  no: string,
  operatorId: number,
  at: Date,
): Promise<string> {
  const { identifiers } = await manager.insert(InstrumentEntity, {
    way: 'cheque',
    number: '10000001',
    noticeNo: no,
    unitId: 1,
    bankAccount: '01',
    fen: 1,
    drawerName: '',
    state: 'recorded',
    standing: 1,
    recordedBy: 1,
    recordedAt: at,
  });
  await manager.insert(DebitOrderEntity, {
    orderNo: no,
    noticeNo: businessNoOf('20261124', 2),
    unitId: 1,
    bankAccount: '01',
    fen: 1,
    agreementNo: '',
    payerName: '',
    payerAccount: '',
    payerBank: '',
    state: 'pending',
    standing: 1,
    orderedBy: operatorId,
    orderedAt: at,
    answerBy: at,
  });
  return String(identifiers[0]?.['id'] ?? '');
}
