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
import { dueAgain, type DueAgain } from '#apps/api/settlement/due-again';
import type { HomeNotice } from '#apps/api/records/home.dto';

/** What has waited longest; the rest stands among the unit's assessments. */
const NOTICES_SHOWN = 3;

/** What waits for the unit's own money, a notice each: its months oldest first, then what is made good. */
export async function noticesToPay(manager: EntityManager, unitId: number): Promise<HomeNotice[]> {
  const waiting = await waitingForMoney(manager, unitId);
  const open = waiting.filter((one) => openOf(one, 'unit') > 0n);
  const numbers = [...new Set(open.map(({ noticeNo }) => noticeNo))].slice(0, NOTICES_SHOWN);
  const shown = open.filter(({ noticeNo }) => numbers.includes(noticeNo));
  const again = await dueAgain(
    manager,
    shown.map(({ businessNo }) => businessNo),
  );
  const notices: HomeNotice[] = [];
  for (const no of numbers)
    notices.push(
      await noticeToPay(
        manager,
        shown.filter(({ noticeNo }) => noticeNo === no),
        again,
      ),
    );
  return notices;
}

/** The months of a notice, oldest first, as one sum. */
async function noticeToPay(
  manager: EntityManager,
  months: readonly AssessmentToPay[],
  again: ReadonlyMap<string, DueAgain>,
): Promise<HomeNotice> {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a notice without a month');
  return {
    noticeNo: first.noticeNo,
    kind: last.kind,
    firstMonth: await firstMonthOf(manager, first),
    month: last.month,
    openFen: Number(months.reduce((sum, one) => sum + openOf(one, 'unit'), 0n)),
    dueAgainText: months.map(({ businessNo }) => again.get(businessNo)?.unit).find(Boolean) ?? null,
  };
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
