import type { EntityManager } from 'typeorm';
import { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { UNFINISHED_STAGES } from '#libs/submission/stage';

/** Two submits of one unit take turns, so that neither overlooks the other. */
export async function lockUnit(manager: EntityManager, unitId: number): Promise<UnitEntity> {
  return manager.findOneOrFail(UnitEntity, {
    where: { id: unitId },
    lock: { mode: 'pessimistic_write' },
  });
}

/** What is known of a case that stands in another's way. */
export type BlockingCase = Pick<
  SubmissionEntity,
  'businessNo' | 'business' | 'stage' | 'initiatorId'
>;

/** The first unfinished case that the matrix sets against this one; null when nothing blocks. */
export async function blockingCase(
  manager: EntityManager,
  row: Pick<SubmissionEntity, 'businessNo' | 'unitId' | 'memberId'>,
  conflicts: Readonly<Record<string, 'unit' | 'member'>>,
): Promise<BlockingCase | null> {
  const businesses = Object.keys(conflicts);
  if (businesses.length === 0) return null;
  const unfinished = await manager
    .createQueryBuilder(SubmissionEntity, 'submission')
    .select([
      'submission.businessNo',
      'submission.business',
      'submission.memberId',
      'submission.stage',
      'submission.initiatorId',
    ])
    .where(
      'submission.unitId = :unitId AND submission.business IN (:...businesses) AND submission.stage IN (:...stages)',
      {
        unitId: row.unitId,
        businesses,
        stages: UNFINISHED_STAGES,
      },
    )
    .orderBy('submission.businessNo')
    .getMany();
  const blocking = unfinished.find(
    (other) =>
      other.businessNo !== row.businessNo &&
      (conflicts[other.business] === 'unit' ||
        (row.memberId !== null && other.memberId === row.memberId)),
  );
  return blocking ?? null;
}
