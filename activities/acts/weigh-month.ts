import type { EntityManager } from 'typeorm';
import type { Submitting, Weighed } from '#activities/acts/weighed';
import { formatMonth } from '#libs/fund/month';
import { RuleViolation } from '#libs/fund/rule-violation';
import { boundsOf, liftedTo } from '#libs/persistence/assessments/base-rule';
import { boundsRefusal } from '#libs/persistence/assessments/month-findings';
import { monthsToAssess } from '#libs/persistence/assessments/months-to-assess';
import { previewMonth } from '#libs/persistence/assessments/month-preview';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';

/** What a month comes to, were it assessed now; refused unless it is the unit's next one, and by bases outside their bounds where the centre says so. */
export async function weighMonth(
  manager: EntityManager,
  row: SubmissionEntity,
  { now }: Submitting,
): Promise<Weighed> {
  const month = row.effectiveMonth ?? '';
  const unit = await manager.findOneByOrFail(UnitEntity, { id: row.unitId });
  const { refusal, months } = await monthsToAssess(manager, unit, now);
  if (refusal !== null) throw new RuleViolation(refusal.code, refusal.details);
  const [next] = months;
  if (next !== month)
    throw new RuleViolation('ASSESS_IN_ORDER', {
      next: next === undefined ? '—' : formatMonth(next),
    });
  const bounds = await boundsOf(manager, unit, month, now);
  const blocked = await boundsRefusal(manager, { unitId: row.unitId, month }, bounds);
  if (blocked !== null) throw new RuleViolation(blocked.code, blocked.details);
  const asked = { unitId: row.unitId, month, ...liftedTo(bounds) };
  const sums = await previewMonth(manager, asked);
  const people = sums.now.people.toLocaleString('en-US');
  row.summary = `${formatMonth(month)} 汇缴核定，共 ${people} 人`;
  row.summaryEn = `Remittance assessment of ${formatMonth(month)}, ${people} people`;
  return {
    people: sums.now.people,
    beforeFen: sums.last.fen,
    afterFen: sums.now.fen,
    papers: [],
  };
}
