import type { EntityManager } from 'typeorm';
import { cityDaysUntil, cityMoment } from '#libs/fund/city-time';
import { nextToAssess } from '#libs/fund/due-month';
import { monthOf, type FundMonth } from '#libs/fund/month';
import {
  waitingForMoney,
  type AssessmentToPay,
} from '#libs/persistence/assessments/assessment-queries';
import { openOf } from '#libs/persistence/assessments/gather-store';
import { noticeNumbered, type Notice } from '#libs/persistence/assessments/notice-queries';
import { isRemitting } from '#libs/persistence/assessments/months-to-assess';
import type { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { dueAgain, type DueAgain } from '#apps/api/settlement/due-again';
import type { HomeNotice } from '#apps/api/records/home.dto';

/** What has waited longest; the rest stands among the unit's assessments. */
const NOTICES_SHOWN = 3;

/** What waits for the unit's own money, a notice each: its months oldest first, then what is made good. */
export async function noticesToPay(
  manager: EntityManager,
  unitId: number,
  now: Date,
): Promise<HomeNotice[]> {
  const waiting = await waitingForMoney(manager, unitId);
  const open = waiting.filter((one) => openOf(one, 'unit') > 0n);
  const numbers = [...new Set(open.map(({ noticeNo }) => noticeNo))].slice(0, NOTICES_SHOWN);
  const shown = open.filter(({ noticeNo }) => numbers.includes(noticeNo));
  const again = await dueAgain(
    manager,
    shown.map(({ businessNo }) => businessNo),
  );
  const notices: HomeNotice[] = [];
  for (const no of numbers) {
    const months = shown.filter(({ noticeNo }) => noticeNo === no);
    notices.push(noticeToPay(await theNotice(manager, no), months, { again, now }));
  }
  return notices;
}

async function theNotice(manager: EntityManager, noticeNo: string): Promise<Notice> {
  const notice = await noticeNumbered(manager, noticeNo);
  if (notice === null) throw new Error(`there is no notice ${noticeNo}`);
  return notice;
}

interface Meanwhile {
  readonly again: ReadonlyMap<string, DueAgain>;
  readonly now: Date;
}

/** The months of a notice, oldest first, as one sum; what is made good waits as one, from the first of its months. */
function noticeToPay(
  { noticeNo, deadline, months: all }: Notice,
  months: readonly AssessmentToPay[],
  { again, now }: Meanwhile,
): HomeNotice {
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) throw new Error('a notice without a month');
  const whole = all.find(({ businessNo }) => businessNo === first.businessNo);
  return {
    noticeNo,
    kind: last.kind,
    firstMonth: whole?.firstMonth ?? first.month,
    month: last.month,
    openFen: Number(months.reduce((sum, one) => sum + openOf(one, 'unit'), 0n)),
    deadline,
    dueInDays: cityDaysUntil(cityMoment(deadline, 0), now),
    dueAgainText: months.map(({ businessNo }) => again.get(businessNo)?.unit).find(Boolean) ?? null,
  };
}

/** A month that has come and is not assessed yet. */
export function monthToAssess(unit: UnitEntity, now: Date): FundMonth | null {
  const next = nextToAssess(unit);
  return isRemitting(unit) && next <= monthOf(now) ? next : null;
}
