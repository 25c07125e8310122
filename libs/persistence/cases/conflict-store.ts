import type { EntityManager } from 'typeorm';
import { isUnderWayElsewhere } from '#libs/persistence/cases/conflict-elsewhere';
import { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import type { Refusal } from '#libs/case/refusal';
import { UNFINISHED_STAGES } from '#libs/case/stage';

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

type Case = Pick<SubmissionEntity, 'businessNo' | 'unitId' | 'memberId' | 'effectiveMonth'>;
type UnfinishedCase = BlockingCase & Pick<SubmissionEntity, 'memberId' | 'effectiveMonth'>;

/** The first unfinished case that the matrix sets against this one; null when nothing blocks. */
export async function blockingCase(
  manager: EntityManager,
  row: Case,
  conflicts: Readonly<Record<string, 'unit' | 'month' | 'member'>>,
): Promise<BlockingCase | null> {
  const businesses = Object.keys(conflicts);
  if (businesses.length === 0) return null;
  for (const other of await unfinishedCases(manager, row, businesses))
    if (await stands(manager, row, other, conflicts[other.business])) return other;
  return null;
}

async function stands(
  manager: EntityManager,
  row: Case,
  other: UnfinishedCase,
  blocking: 'unit' | 'month' | 'member' | undefined,
): Promise<boolean> {
  if (blocking === 'member') return aboutTheSameMember(manager, row, other);
  return blocking === 'unit' || isReached(row, other);
}

/** A case that changes no month blocks none. */
function isReached(row: Case, other: UnfinishedCase): boolean {
  const [at, from] = [row.effectiveMonth, other.effectiveMonth];
  return at !== null && from !== null && from <= at;
}

/** Why a case may not be submitted now; of another unit's case nothing is told but that it is there. */
export async function conflictRefusal(
  manager: EntityManager,
  row: Case,
  conflicts: Readonly<Record<string, 'unit' | 'month' | 'member'>>,
): Promise<Refusal | null> {
  const blocking = await blockingCase(manager, row, conflicts);
  if (blocking !== null)
    return { code: 'CONFLICTING_CASE', details: { businessNo: blocking.businessNo } };
  // The months of a unit are its own affair.
  const ofPeople = Object.keys(conflicts).filter((business) => conflicts[business] !== 'month');
  return (await isUnderWayElsewhere(manager, row, ofPeople))
    ? { code: 'CONFLICTING_CASE_ELSEWHERE' }
    : null;
}

/** Of the same unit. */
async function unfinishedCases(
  manager: EntityManager,
  { businessNo, unitId }: Case,
  businesses: readonly string[],
): Promise<UnfinishedCase[]> {
  return manager
    .createQueryBuilder(SubmissionEntity, 'submission')
    .select([
      'submission.businessNo',
      'submission.business',
      'submission.memberId',
      'submission.effectiveMonth',
      'submission.stage',
      'submission.initiatorId',
    ])
    .where(
      'submission.unitId = :unitId AND submission.business IN (:...businesses) AND submission.stage IN (:...stages)',
      { unitId, businesses, stages: UNFINISHED_STAGES },
    )
    .andWhere('submission.businessNo <> :businessNo', { businessNo })
    .orderBy('submission.businessNo')
    .getMany();
}

/** Each is about one member as a whole, or about those of its chosen rows. */
async function aboutTheSameMember(
  manager: EntityManager,
  one: Pick<Case, 'businessNo' | 'memberId'>,
  other: Pick<Case, 'businessNo' | 'memberId'>,
): Promise<boolean> {
  if (one.memberId !== null && other.memberId !== null) return one.memberId === other.memberId;
  if (one.memberId !== null) return isInRegister(manager, other.businessNo, one.memberId);
  if (other.memberId !== null) return isInRegister(manager, one.businessNo, other.memberId);
  const shared: unknown[] = await manager.query(
    `SELECT 1 FROM register_row r JOIN register_row o ON o.business_no = ? AND o.account_id = r.account_id AND o.chosen = 1
      WHERE r.business_no = ? AND r.chosen = 1 LIMIT 1`,
    [other.businessNo, one.businessNo],
  );
  return shared.length > 0;
}

async function isInRegister(
  manager: EntityManager,
  businessNo: string,
  memberId: number,
): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `SELECT 1 FROM personal_account a JOIN register_row r ON r.account_id = a.id AND r.business_no = ? AND r.chosen = 1
      WHERE a.member_id = ? LIMIT 1`,
    [businessNo, memberId],
  );
  return rows.length > 0;
}
