import type { EntityManager } from 'typeorm';
import type { Submitting, Weighed } from '#activities/acts/weighed';
import { leaveRestAsDraft } from '#activities/acts/register-rest';
import type { RegisterBusiness } from '#libs/businesses/business';
import { formatMonth } from '#libs/fund/month';
import { RuleViolation } from '#libs/fund/rule-violation';
import { recheckRegister } from '#libs/persistence/register-recheck';
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
  const { terms, monthRefusal, totals } = await recheckRegister(
    manager,
    business,
    row.businessNo,
    now,
  );
  if (monthRefusal !== null) throw new RuleViolation(monthRefusal.code, monthRefusal.details);
  if (totals.chosen === 0) throw new RuleViolation('NOTHING_TO_SUBMIT');
  if (totals.chosenFindings > 0)
    throw new RuleViolation('FINDINGS_REMAIN', { count: totals.chosenFindings });
  if (totals.chosen < totals.rows) await leaveRestAsDraft(manager, row, restNo);
  row.terms = terms;
  const month = formatMonth(terms.month);
  const people = totals.chosen.toLocaleString('en-US');
  row.summary = `${month} ${business.title.zh}，共 ${people} 人`;
  row.summaryEn = `${business.title.en} from ${month}, ${people} people`;
  return {
    people: totals.chosen,
    beforeFen: totals.beforeFen,
    afterFen: totals.afterFen,
    papers: [],
  };
}
