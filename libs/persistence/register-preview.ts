import type { EntityManager } from 'typeorm';
import { nextToAssess } from '#libs/fund/due-month';
import {
  monthRefusal,
  registerCase,
  termsOfCase,
  type RegisterCase,
} from '#libs/persistence/register-case';
import { decideByTerms } from '#libs/persistence/register-recheck';
import type { RegisterRule } from '#libs/persistence/register-rule';
import { keptTotals, type RegisterTotals } from '#libs/persistence/register-totals';
import type { Refusal } from '#libs/submission/refusal';
import { EDITABLE_STAGES } from '#libs/submission/stage';

/** What submitting would do: the register's sums, and the unit's next month with it. */
export interface RegisterPreview {
  readonly totals: RegisterTotals;
  readonly differenceFen: number;
  readonly monthRefusal: Refusal | null;
  /** The first month still to be assessed, computed as if the case were posted. */
  readonly nextMonth: {
    readonly month: string;
    readonly headcount: number;
    readonly totalFen: number;
  };
}

/**
 * Inside a transaction: of a draft, rows whose account or terms moved on are decided again first, so that the page
 * shows the findings a submit would meet.
 */
export async function previewRegister(
  manager: EntityManager,
  rule: RegisterRule,
  businessNo: string,
  now: Date,
): Promise<RegisterPreview> {
  await manager.query('SELECT business_no FROM submission WHERE business_no = ? FOR UPDATE', [
    businessNo,
  ]);
  const found = await registerCase(manager, businessNo);
  const terms = found.effectiveMonth === null ? null : await termsOfCase(manager, found, now);
  if (terms !== null && EDITABLE_STAGES.includes(found.stage))
    await decideByTerms(manager, rule, found, terms);
  const totals = await keptTotals(manager, businessNo);
  const differenceFen = totals.afterFen - totals.beforeFen;
  return {
    totals,
    differenceFen,
    monthRefusal:
      terms === null ? { code: 'MONTH_MALFORMED' } : monthRefusal(rule, found, terms, now),
    nextMonth: await nextMonthWith(manager, found, differenceFen),
  };
}

/** The case counts where it takes effect in or before the month. */
export async function nextMonthWith(
  manager: EntityManager,
  found: Pick<RegisterCase, 'unitId' | 'effectiveMonth' | 'firstMonth' | 'lastAssessedMonth'>,
  differenceFen: number,
): Promise<RegisterPreview['nextMonth']> {
  const month = nextToAssess(found);
  const [unit]: { headcount: string; totalFen: string }[] = await manager.query(
    'SELECT paying_members AS headcount, monthly_fen AS totalFen FROM unit WHERE id = ?',
    [found.unitId],
  );
  const counts = found.effectiveMonth !== null && found.effectiveMonth <= month;
  return {
    month,
    headcount: Number(unit?.headcount),
    totalFen: Number(unit?.totalFen) + (counts ? differenceFen : 0),
  };
}
