import type { DataSource, EntityManager } from 'typeorm';
import { conflictsOf } from '#libs/businesses/conflicts';
import { assessmentBusiness } from '#libs/businesses/registry';
import { cityDayOf } from '#libs/fund/city-time';
import { nextToAssess, payDayOf } from '#libs/fund/due-month';
import { formatMonth, type FundMonth } from '#libs/fund/month';
import { boundsOf } from '#libs/persistence/assessments/base-rule';
import { boundsRefusal } from '#libs/persistence/assessments/month-findings';
import { isRemitting, monthsToAssess } from '#libs/persistence/assessments/months-to-assess';
import { remindOnce } from '#libs/persistence/assessments/reminder-store';
import { wasTakenBack } from '#libs/persistence/assessments/units-in-round';
import { nextBusinessNo } from '#libs/persistence/cases/business-number';
import { findCommand, recordOrder } from '#libs/persistence/cases/command-store';
import { blockingCase } from '#libs/persistence/cases/conflict-store';
import { inTransaction } from '#libs/persistence/database/transaction';
import type { UnitEntity } from '#libs/persistence/entities/unit.entity';
import type { Refusal } from '#libs/case/refusal';
import { textOf } from '#libs/texts/texts';

/** What became of a unit's month in a round. */
export type Assessed = 'ordered' | 'skipped' | 'not-due';

/**
 * From its pay day on, a month of a consenting unit is assessed by a command of the system to a case of its own: judged,
 * posted and told like an operator's. What stands against it is told once; the next day asks again. A month that the unit has
 * taken back is left to it.
 */
export async function assessAutomatically(
  dataSource: DataSource,
  unit: UnitEntity,
  now: Date,
): Promise<Assessed> {
  const { manager } = dataSource;
  const month = nextToAssess(unit);
  const today = cityDayOf(now);
  if (!isRemitting(unit) || payDayOf(month, unit.payDay) > today) return 'not-due';
  if (await wasTakenBack(manager, unit.id, month)) return 'not-due';
  const refusal = await standsAgainst(manager, unit, month, now);
  if (refusal !== null) {
    await inTransaction(dataSource, (tx) => tellWhy(tx, unit, { month, refusal, now }));
    return 'skipped';
  }
  await order(dataSource, unit.id, { month, today });
  return 'ordered';
}

async function standsAgainst(
  manager: EntityManager,
  unit: UnitEntity,
  month: FundMonth,
  now: Date,
): Promise<Refusal | null> {
  const { refusal, months } = await monthsToAssess(manager, unit, now);
  if (refusal !== null) return refusal;
  if (months[0] !== month) return { code: 'TERMS_UNKNOWN', details: { month: formatMonth(month) } };
  const about = { businessNo: '', unitId: unit.id, memberId: null, effectiveMonth: month };
  const blocking = await blockingCase(manager, about, conflictsOf(assessmentBusiness().code));
  if (blocking !== null)
    return {
      code: 'ASSESS_CASE_UNDER_WAY',
      details: { businessNo: blocking.businessNo, month: formatMonth(month) },
    };
  const bounds = await boundsOf(manager, unit, month, now);
  return boundsRefusal(manager, { unitId: unit.id, month }, bounds);
}

interface Skipped {
  readonly month: FundMonth;
  readonly refusal: Refusal;
  readonly now: Date;
}

function tellWhy(
  manager: EntityManager,
  { id: unitId }: UnitEntity,
  { month, refusal: { code, details }, now }: Skipped,
): Promise<boolean> {
  const { zh, en } = textOf(code, details);
  return remindOnce(
    manager,
    {
      unitId,
      kind: 'skip',
      subject: `${month}/${code}`,
      businessNo: '',
      business: assessmentBusiness().code,
      month,
      text: 'automatic-skipped',
      details: { month: formatMonth(month), reason: zh, reasonEn: en },
    },
    now,
  );
}

/** Once a unit, month and day, however often the round goes. */
async function order(
  dataSource: DataSource,
  unitId: number,
  { month, today }: { readonly month: FundMonth; readonly today: string },
): Promise<void> {
  const requestId = `automatic/${String(unitId)}/${month}/${today}`;
  if ((await findCommand(dataSource.manager, requestId)) !== null) return;
  const [businessNo, noticeNo] = await inTransaction(dataSource, async (manager) => [
    await nextBusinessNo(manager),
    await nextBusinessNo(manager),
  ]);
  const body = { business: assessmentBusiness().code, unitId, month, noticeNo };
  await recordOrder(dataSource.manager, { requestId, businessNo, verb: 'assess', body });
}
