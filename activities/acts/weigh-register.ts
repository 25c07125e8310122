import type { EntityManager } from 'typeorm';
import type { Submitting, Weighed } from '#activities/acts/weighed';
import { leaveRestAsDraft } from '#activities/acts/register-rest';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import { formatMonth, monthOf, monthsThrough, type FundMonth } from '#libs/fund/month';
import { RuleViolation } from '#libs/fund/rule-violation';
import { requireTogetherWithinCap } from '#libs/persistence/assessments/supplement-store';
import { monthsOfRows } from '#libs/persistence/registers/register-preview';
import { recheckRegister } from '#libs/persistence/registers/register-recheck';
import { PEOPLE_COUNTED } from '#libs/texts/receipt.texts';
import type { Text } from '#libs/texts/text';
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
  const months = await monthsOfRows(manager, row.businessNo);
  if (business.month === 'row') row.effectiveMonth = months.first;
  const { zh, en } = summaryOf(business, totals.chosen, {
    first: row.effectiveMonth ?? context.terms.month,
    last: business.month === 'row' ? months.last : null,
  });
  row.summary = zh;
  row.summaryEn = en;
  return {
    people: totals.chosen,
    beforeFen: totals.beforeFen,
    afterFen: totals.afterFen,
    ...(business.past === true ? monthsBack(row.effectiveMonth, now) : {}),
    papers: [],
  };
}

interface MonthsOfCase {
  readonly first: FundMonth;
  /** Where every row has a month of its own. */
  readonly last: FundMonth | null;
}

/** '2026-09 至 2026-10 补缴，共 2 笔'. */
function summaryOf(
  business: RegisterBusiness,
  chosen: number,
  { first, last }: MonthsOfCase,
): Text {
  const count = chosen.toLocaleString('en-US');
  const { title, words } = business;
  const counted = words.counted ?? PEOPLE_COUNTED;
  const from = formatMonth(first);
  if (last === null || last === first)
    return {
      zh: `${from} ${title.zh}，共 ${count} ${counted.zh}`,
      en: `${title.en} from ${from}, ${count} ${counted.en}`,
    };
  const to = formatMonth(last);
  return {
    zh: `${from} 至 ${to} ${title.zh}，共 ${count} ${counted.zh}`,
    en: `${title.en} from ${from} to ${to}, ${count} ${counted.en}`,
  };
}

/** How far back the earliest month lies, where the rows are about months that have passed. */
function monthsBack(month: FundMonth | null, now: Date): { monthsBack: number } {
  const present = monthOf(now);
  return { monthsBack: monthsThrough(month ?? present, present).length - 1 };
}
