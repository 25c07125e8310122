import type { EntityManager } from 'typeorm';
import { dueDay, nextToAssess } from '#libs/fund/due-month';
import { formatMonth, type FundMonth } from '#libs/fund/month';
import { RuleViolation } from '#libs/fund/rule-violation';
import { FIRST_WAY } from '#libs/fund/settlement/ways';
import { closeEmptyMonth } from '#libs/persistence/assessments/paid-marks-store';
import { requireNotDueToAllocate } from '#libs/persistence/assessments/assessment-queries';
import { release } from '#libs/persistence/assessments/release-store';
import { liftBases, restoreBases } from '#libs/persistence/assessments/lifted-bases';
import { moveMarkBack, moveMarkOn } from '#libs/persistence/assessments/marks-store';
import { SUPPLEMENT } from '#libs/fund/assessment/assessment-kind';
import { freeMonths, supplementsWaiting } from '#libs/persistence/assessments/supplement-store';
import { takeSnapshot } from '#libs/persistence/assessments/snapshot-store';
import type { PeopleAndSum } from '#libs/fund/assessment/record';
import type { SnapshotSums } from '#libs/persistence/assessments/snapshot-sums';
import { insertRow } from '#libs/persistence/database/bulk-insert';
import { lockUnit } from '#libs/persistence/cases/conflict-store';
import type { UnitEntity } from '#libs/persistence/entities/unit.entity';

export interface NewAssessment {
  readonly businessNo: string;
  readonly unitId: number;
  readonly month: FundMonth;
  readonly noticeNo: string;
  readonly now: Date;
}

/**
 * Assesses a month in the caller's transaction: snapshot, record, notice, marks and what is kept beside them.
 * @throws RuleViolation ASSESS_IN_ORDER when it is not the next month of the unit any more
 * @returns how many pay, and whether there is money to wait for
 */
export async function assess(
  manager: EntityManager,
  asked: NewAssessment,
): Promise<{ readonly people: number; readonly collects: boolean }> {
  const { businessNo, unitId, month, now } = asked;
  const unit = await lockUnit(manager, unitId);
  const next = nextToAssess(unit);
  if (month !== next) throw new RuleViolation('ASSESS_IN_ORDER', { next: formatMonth(next) });
  const lifted = await liftBases(manager, unit, asked);
  const sums = await takeSnapshot(manager, businessNo, { unitId, month });
  await addToNotice(manager, unit, asked, sums.unitFen + sums.personalFen);
  const supplementary = await supplementsWaiting(manager, unitId);
  await insertAssessment(manager, asked, unit, { ...sums, supplementary });
  await moveMarkOn(manager, unit, month, lifted > 0);
  const isClosed =
    sums.now.fen === 0 && (await closeEmptyMonth(manager, { businessNo, unitId, month, now }));
  return { people: sums.now.people, collects: !isClosed };
}

/** One notice for the months assessed together: its sum grows with each, its deadline is the first one's. */
async function addToNotice(
  manager: EntityManager,
  { id, payDay }: UnitEntity,
  { noticeNo, month, now }: NewAssessment,
  sumFen: number,
): Promise<void> {
  await manager.query(
    `INSERT INTO payment_notice (notice_no, unit_id, sum_fen, deadline, way, created_at) VALUES (?, ?, ?, ?, ?, ?)
     ON DUPLICATE KEY UPDATE sum_fen = sum_fen + VALUES(sum_fen)`,
    [noticeNo, id, sumFen, dueDay(month, payDay), FIRST_WAY, now],
  );
}

async function insertAssessment(
  manager: EntityManager,
  { businessNo, unitId, month, noticeNo, now }: NewAssessment,
  { unallocatedFen }: UnitEntity,
  sums: SnapshotSums & { readonly supplementary: PeopleAndSum },
): Promise<void> {
  const { last, increase, decrease, now: due, unitFen, personalFen, fiscalFen } = sums;
  const row = {
    business_no: businessNo,
    unit_id: unitId,
    month,
    notice_no: noticeNo,
    last_people: last.people,
    last_fen: last.fen,
    increase_people: increase.people,
    increase_fen: increase.fen,
    decrease_people: decrease.people,
    decrease_fen: decrease.fen,
    people: due.people,
    unit_fen: unitFen,
    personal_fen: personalFen,
    fiscal_fen: fiscalFen,
    supplementary_people: sums.supplementary.people,
    supplementary_fen: sums.supplementary.fen,
    unallocated_fen: unallocatedFen,
    assessed_at: now,
    standing: 1,
  };
  await insertRow(manager, 'assessment', row);
}

/**
 * Deletes an assessment that is not allocated, of months the newest first: its month is the next to assess again, what was
 * gathered for it is the unit's unallocated balance. The snapshot stays with the case, as it was printed.
 * @throws RuleViolation ASSESSMENT_…
 */
export async function deleteAssessment(
  manager: EntityManager,
  { businessNo, unitId, now }: { businessNo: string; unitId: number; now: Date },
): Promise<void> {
  const unit = await lockUnit(manager, unitId);
  const { month, kind } = await requireNotDueToAllocate(manager, unitId, businessNo);
  if (kind !== SUPPLEMENT) {
    await requireNewest(manager, unitId, month);
    await requireNothingMadeGood(manager, unitId, month);
  }
  await release(manager, businessNo, { unitId, now, because: 'deleted' });
  await restoreBases(manager, businessNo);
  await manager.query(
    'UPDATE assessment SET deleted_at = ?, standing = NULL WHERE business_no = ?',
    [now, businessNo],
  );
  if (kind === SUPPLEMENT) await freeMonths(manager, businessNo);
  else await moveMarkBack(manager, unit, month);
}

async function requireNewest(
  manager: EntityManager,
  unitId: number,
  month: FundMonth,
): Promise<void> {
  const [later]: { month: string; businessNo: string }[] = await manager.query(
    `SELECT month, business_no AS businessNo FROM assessment
      WHERE unit_id = ? AND month > ? AND standing = 1 ORDER BY month DESC LIMIT 1`,
    [unitId, month],
  );
  if (later !== undefined)
    throw new RuleViolation('ASSESSMENT_NEWEST_FIRST', {
      month: formatMonth(later.month),
      businessNo: later.businessNo,
    });
}

/** Assessed anew, the month may hold in full whom it was made good for while it was paid: he would be credited twice. */
async function requireNothingMadeGood(
  manager: EntityManager,
  unitId: number,
  month: FundMonth,
): Promise<void> {
  const [open]: { businessNo: string }[] = await manager.query(
    `SELECT business_no AS businessNo FROM assessment
      WHERE unit_id = ? AND kind = '${SUPPLEMENT}' AND month >= ? AND allocated_at IS NULL AND deleted_at IS NULL
      ORDER BY business_no LIMIT 1`,
    [unitId, month],
  );
  if (open !== undefined)
    throw new RuleViolation('ASSESSMENT_MADE_GOOD', {
      month: formatMonth(month),
      businessNo: open.businessNo,
    });
}
