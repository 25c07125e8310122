import type { EntityManager } from 'typeorm';
import {
  AssessmentEntity,
  PaymentNoticeEntity,
} from '#libs/persistence/entities/assessment.entity';

/** A month of the first unit under a number, straight in the tables. */
export async function insertAssessment(
  manager: EntityManager,
  businessNo: string,
  at: Date,
): Promise<void> {
  await manager.insert(PaymentNoticeEntity, {
    noticeNo: businessNo,
    unitId: 1,
    sumFen: 100,
    deadline: '2026-12-03',
    way: 'transfer',
    createdAt: at,
  });
  await manager.insert(AssessmentEntity, {
    businessNo,
    unitId: 1,
    month: '202601',
    noticeNo: businessNo,
    lastFen: 0,
    increaseFen: 100,
    decreaseFen: 0,
    people: 1,
    unitFen: 50,
    personalFen: 50,
    fiscalFen: 0,
    supplementaryFen: 0,
    unallocatedFen: 0,
    assessedAt: at,
    standing: 1,
  });
}
