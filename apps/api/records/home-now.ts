import type { EntityManager } from 'typeorm';
import { SUPPLEMENT } from '#libs/fund/assessment/assessment-kind';
import { nextToAssess } from '#libs/fund/due-month';
import { monthOf, type FundMonth } from '#libs/fund/month';
import {
  waitingForMoney,
  type AssessmentToPay,
} from '#libs/persistence/assessments/assessment-queries';
import { openOf } from '#libs/persistence/assessments/gather-store';
import { noticeNumbered } from '#libs/persistence/assessments/notice-queries';
import { isRemitting } from '#libs/persistence/assessments/months-to-assess';
import type { UnitEntity } from '#libs/persistence/entities/unit.entity';
import type { HomeNotice } from '#apps/api/records/home.dto';

/** What has waited longest; the rest stands among the unit's assessments. */
const NOTICES_SHOWN = 3;

/** What waits for the unit's own money, a notice each: its months oldest first, then what is made good. */
export async function noticesToPay(manager: EntityManager, unitId: number): Promise<HomeNotice[]> {
  const notices = new Map<string, HomeNotice>();
  for (const one of await waitingForMoney(manager, unitId)) {
    const openFen = Number(openOf(one, 'unit'));
    if (openFen <= 0) continue;
    const { noticeNo, kind, month } = one;
    const known = notices.get(noticeNo);
    const firstMonth = known?.firstMonth ?? (await firstMonthOf(manager, one));
    notices.set(noticeNo, {
      noticeNo,
      kind,
      firstMonth,
      month,
      openFen: (known?.openFen ?? 0) + openFen,
    });
  }
  return [...notices.values()].slice(0, NOTICES_SHOWN);
}

/** What is made good waits as one sum, known by the last of its months. */
async function firstMonthOf(
  manager: EntityManager,
  { kind, noticeNo, month }: AssessmentToPay,
): Promise<string> {
  if (kind !== SUPPLEMENT) return month;
  return (await noticeNumbered(manager, noticeNo))?.months[0]?.firstMonth ?? month;
}

/** A month that has come and is not assessed yet. */
export function monthToAssess(unit: UnitEntity, now: Date): FundMonth | null {
  const next = nextToAssess(unit);
  return isRemitting(unit) && next <= monthOf(now) ? next : null;
}
