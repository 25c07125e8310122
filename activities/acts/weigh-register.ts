import type { EntityManager } from 'typeorm';
import type { Submitting, Weighed } from '#activities/acts/weighed';
import { leaveRestAsDraft } from '#activities/acts/register-rest';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import { formatMonth, monthOf, monthsThrough, type FundMonth } from '#libs/fund/month';
import { RuleViolation } from '#libs/fund/rule-violation';
import { requireTogetherWithinCap } from '#libs/persistence/assessments/supplement-store';
import { earliestMonth } from '#libs/persistence/registers/register-preview';
import { recheckRegister } from '#libs/persistence/registers/register-recheck';
import { PEOPLE_COUNTED } from '#libs/texts/receipt.texts';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';

/**
 * Checks month and rows against today's accounts and terms, freezes the terms in the case, and leaves the rows
 * that were not chosen behind as the next draft (domain 13).
 */
export async function weighRegister(
  manager: EntityManager,
  row: SubmissionEntity,
  business: RegisterBusiness,
  { now, restNo }: Submitting,
): Promise<Weighed> {
  const { context, monthRefusal, totals } = await recheckRegister(
    manager,
    business,
    row.businessNo,
    now,
  );
  if (monthRefusal !== null) throw new RuleViolation(monthRefusal.code, monthRefusal.details);
  if (totals.chosen === 0) throw new RuleViolation('NOTHING_TO_SUBMIT');
  if (totals.chosenFindings > 0)
    throw new RuleViolation('FINDINGS_REMAIN', { count: totals.chosenFindings });
  if (business.past === true) await requireTogetherWithinCap(manager, row.businessNo);
  if (totals.chosen < totals.rows) await leaveRestAsDraft(manager, row, restNo);
  row.terms = context.kept;
  if (business.month === 'row') row.effectiveMonth = await earliestMonth(manager, row.businessNo);
  const month = formatMonth(row.effectiveMonth ?? context.terms.month);
  const count = totals.chosen.toLocaleString('en-US');
  const counted = business.words.counted ?? PEOPLE_COUNTED;
  row.summary = `${month} ${business.title.zh}，共 ${count} ${counted.zh}`;
  row.summaryEn = `${business.title.en} from ${month}, ${count} ${counted.en}`;
  return {
    people: totals.chosen,
    beforeFen: totals.beforeFen,
    afterFen: totals.afterFen,
    ...(business.past === true ? monthsBack(row.effectiveMonth, now) : {}),
    papers: [],
  };
}

/** How far back the earliest month lies, where the rows are about months that have passed. */
function monthsBack(month: FundMonth | null, now: Date): { monthsBack: number } {
  const present = monthOf(now);
  return { monthsBack: monthsThrough(month ?? present, present).length - 1 };
}
