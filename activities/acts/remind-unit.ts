import type { EntityManager } from 'typeorm';
import { assessmentBusiness } from '#libs/businesses/registry';
import { cityDayOf } from '#libs/fund/city-time';
import { dueDay, nextToAssess } from '#libs/fund/due-month';
import { formatYuan } from '#libs/fund/money';
import { formatMonth, monthOf, monthsThrough } from '#libs/fund/month';
import { isRemitting } from '#libs/persistence/assessments/months-to-assess';
import { remindOnce } from '#libs/persistence/assessments/reminder-store';
import {
  openNoticesOf,
  type SupplementToLapse,
} from '#libs/persistence/assessments/units-in-round';
import type { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { listDetails } from '#libs/texts/text-list';

/** Whether a unit's marks leave anything to be reminded of on a day: most do not, and nothing is read of them. */
export function mayBeReminded(unit: UnitEntity, today: string): boolean {
  return hasUnpaid(unit) || isUnassessedAtDeadline(unit, today);
}

/**
 * At its deadline a notice that waits for money, and a month that is not even assessed, are told the unit's operators, each
 * once; a month that is being assessed now will be told as a notice. @returns how many reminders were sent
 */
export async function remindUnit(
  manager: EntityManager,
  unit: UnitEntity,
  { now, isBeingAssessed }: { readonly now: Date; readonly isBeingAssessed: boolean },
): Promise<number> {
  const toPay = hasUnpaid(unit) ? await remindToPay(manager, unit, now) : 0;
  const toAssess = isBeingAssessed ? 0 : await remindToAssess(manager, unit, now);
  return toPay + toAssess;
}

/** What is approved to be made good and will lapse unpaid, each told once. @returns how many reminders were sent */
export async function remindOfLapse(
  manager: EntityManager,
  soon: readonly SupplementToLapse[],
  now: Date,
): Promise<number> {
  let sent = 0;
  for (const lapsing of soon) {
    const { unitId, businessNo, business, deadline, firstMonth, month, openFen, takenBack } =
      lapsing;
    const [first, last] = [formatMonth(firstMonth), formatMonth(month)];
    const isSent = await remindOnce(
      manager,
      {
        unitId,
        kind: 'pay',
        subject: businessNo,
        takenBack,
        businessNo,
        business,
        month,
        text: 'due-to-make-good',
        details: {
          months: first === last ? first : `${first}—${last}`,
          open: formatYuan(openFen),
          deadline,
          businessNo,
        },
      },
      now,
    );
    sent += Number(isSent);
  }
  return sent;
}

function hasUnpaid({ lastAssessedMonth, paidThroughMonth }: UnitEntity): boolean {
  return (lastAssessedMonth ?? '') > (paidThroughMonth ?? '');
}

function isUnassessedAtDeadline(unit: UnitEntity, today: string): boolean {
  return isRemitting(unit) && dueDay(nextToAssess(unit), unit.payDay) <= today;
}

async function remindToAssess(
  manager: EntityManager,
  unit: UnitEntity,
  now: Date,
): Promise<number> {
  if (!isUnassessedAtDeadline(unit, cityDayOf(now))) return 0;
  const months = monthsThrough(nextToAssess(unit), monthOf(now));
  let sent = 0;
  for (const month of months) {
    const deadline = dueDay(month, unit.payDay);
    if (deadline > cityDayOf(now)) break;
    const isSent = await remindOnce(
      manager,
      {
        unitId: unit.id,
        kind: 'assess',
        subject: month,
        businessNo: '',
        business: assessmentBusiness().code,
        month,
        text: 'due-to-assess',
        details: { month: formatMonth(month), deadline },
      },
      now,
    );
    sent += Number(isSent);
  }
  return sent;
}

async function remindToPay(manager: EntityManager, { id }: UnitEntity, now: Date): Promise<number> {
  let sent = 0;
  const notices = await openNoticesOf(manager, id);
  for (const { noticeNo, deadline, months, openFen, takenBack } of notices) {
    const [first] = months;
    if (first === undefined || deadline > cityDayOf(now)) continue;
    const named = listDetails(
      'months',
      months.map(({ month }) => formatMonth(month)),
    );
    const isSent = await remindOnce(
      manager,
      {
        unitId: id,
        kind: 'pay',
        subject: noticeNo,
        takenBack,
        businessNo: first.businessNo,
        business: assessmentBusiness().code,
        month: first.month,
        text: 'due-to-pay',
        details: {
          ...named,
          open: formatYuan(openFen),
          deadline,
          businessNo: first.businessNo,
        },
      },
      now,
    );
    sent += Number(isSent);
  }
  return sent;
}
