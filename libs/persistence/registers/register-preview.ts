import type { EntityManager } from 'typeorm';
import { nextToAssess } from '#libs/fund/due-month';
import type { FundMonth } from '#libs/fund/month';
import {
  monthRefusal,
  registerCase,
  contextOfCase,
  type RegisterCase,
} from '#libs/persistence/registers/register-case';
import { decideByTerms } from '#libs/persistence/registers/register-recheck';
import type { RegisterRule } from '#libs/persistence/registers/register-rule';
import {
  keptTotals,
  totalsThrough,
  type RegisterTotals,
} from '#libs/persistence/registers/register-totals';
import type { Refusal } from '#libs/case/refusal';
import { EDITABLE_STAGES } from '#libs/case/stage';

/** What submitting would do: the register's sums, and the unit's next month with it. */
export interface RegisterPreview {
  readonly totals: RegisterTotals;
  readonly differenceFen: number;
  /** The case's, or the earliest of its chosen rows. */
  readonly month: FundMonth | null;
  /** The latest of them; the case's own is none. */
  readonly lastMonth: FundMonth | null;
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
  const context =
    rule.month === 'head' && found.effectiveMonth === null
      ? null
      : await contextOfCase(manager, rule, found, now);
  if (context !== null && EDITABLE_STAGES.includes(found.stage))
    await decideByTerms(manager, rule, found, context);
  const totals = await keptTotals(manager, businessNo);
  const months = rule.month === 'row' ? await monthsOfRows(manager, businessNo) : null;
  return {
    totals,
    differenceFen: totals.afterFen - totals.beforeFen,
    month: months === null ? found.effectiveMonth : months.first,
    lastMonth: months?.last ?? null,
    monthRefusal: context === null ? { code: 'MONTH_MALFORMED' } : monthRefusal(rule, context),
    nextMonth: await nextMonthWith(manager, found, await effectOn(manager, rule, found)),
  };
}

/** What a case does to the unit's next month. */
interface Effect {
  readonly headcount: number;
  readonly fen: number;
}

const NO_EFFECT: Effect = { headcount: 0, fen: 0 };

/** The unit's next month to assess, as it would be with the effect. */
export async function nextMonthWith(
  manager: EntityManager,
  found: Pick<RegisterCase, 'unitId' | 'firstMonth' | 'lastAssessedMonth'>,
  { headcount, fen }: Effect,
): Promise<RegisterPreview['nextMonth']> {
  const [unit]: { headcount: string; totalFen: string }[] = await manager.query(
    'SELECT paying_members AS headcount, monthly_fen AS totalFen FROM unit WHERE id = ?',
    [found.unitId],
  );
  return {
    month: nextToAssess(found),
    headcount: Number(unit?.headcount) + headcount,
    totalFen: Number(unit?.totalFen) + fen,
  };
}

/** The chosen rows that take effect in or before the next month; where the month is the case's, all or none of them. */
async function effectOn(
  manager: EntityManager,
  rule: RegisterRule,
  found: RegisterCase,
): Promise<Effect> {
  if (rule.past === true) return NO_EFFECT;
  const next = nextToAssess(found);
  const { effectiveMonth } = found;
  if (rule.month === 'head' && (effectiveMonth === null || effectiveMonth > next)) return NO_EFFECT;
  const { chosen, beforeFen, afterFen } =
    rule.month === 'head'
      ? await keptTotals(manager, found.businessNo)
      : await totalsThrough(manager, found.businessNo, next);
  return { headcount: chosen * rule.headcountPerRow, fen: afterFen - beforeFen };
}

/** How many people the chosen rows are about: somebody may have several. */
export async function peopleOfRows(manager: EntityManager, businessNo: string): Promise<number> {
  const [row]: { people: string }[] = await manager.query(
    `SELECT COUNT(DISTINCT COALESCE(CAST(account_id AS CHAR), row_key)) AS people FROM register_row
      WHERE business_no = ? AND chosen = 1`,
    [businessNo],
  );
  return Number(row?.people ?? 0);
}

/** The earliest and the latest month of the chosen rows. */
export async function monthsOfRows(
  manager: EntityManager,
  businessNo: string,
): Promise<{ first: FundMonth | null; last: FundMonth | null }> {
  const [row]: { first: FundMonth | null; last: FundMonth | null }[] = await manager.query(
    'SELECT MIN(month) AS first, MAX(month) AS last FROM register_row WHERE business_no = ? AND chosen = 1',
    [businessNo],
  );
  return { first: row?.first ?? null, last: row?.last ?? null };
}
