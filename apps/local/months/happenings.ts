import type { CityUnit } from '#libs/demonstration/units';
import { cityMoment } from '#libs/fund/city-time';
import { payDayOf } from '#libs/fund/due-month';
import { monthsThrough, nextMonth, type FundMonth } from '#libs/fund/month';

/** What happened in the city before the hall opened, each at its time. */
export type Happening = { readonly at: Date; readonly day: string; readonly month: FundMonth } & (
  | { readonly kind: 'assess' | 'pay' | 'pay-in-part' | 'close'; readonly unit: CityUnit }
  | { readonly kind: 'treasury'; readonly units: readonly CityUnit[] }
);

/** The last month that was brought over with the balances: what came later happens here. */
export const BROUGHT_THROUGH: FundMonth = '202608';
/** The first month that happens here. */
export const FIRST_MONTH: FundMonth = nextMonth(BROUGHT_THROUGH);
/** The demonstration's present: nothing happens after it. */
export const PRESENT = '2026-11-20';

const NORMAL = '01';
const HOURS = { assess: 9, pay: 14, 'pay-in-part': 14, treasury: 15, close: 16 } as const;
const DAY_MS = 24 * 3_600_000;
/** Days before the present by which each is done at the latest, so that their order stays. */
const LATEST = { assess: 3, pay: 2, treasury: 1, close: 0 } as const;

/** Units whose last months are assessed, paid and credited here. */
export function unitsWithMonths(units: readonly CityUnit[]): CityUnit[] {
  return units.filter(
    ({ status, paidThroughMonth }) =>
      status === NORMAL && paidThroughMonth !== null && paidThroughMonth >= FIRST_MONTH,
  );
}

/** In the order of time: a month is assessed on its pay day and paid two days later, the treasury pays its part on the fifth after. */
export function happenings(units: readonly CityUnit[]): Happening[] {
  const all = [...units.flatMap(ofUnit), ...ofTreasury(units)];
  return all.sort((one, other) => one.at.getTime() - other.at.getTime());
}

function ofUnit(unit: CityUnit): Happening[] {
  const { payDay, lastAssessedMonth, paidThroughMonth } = unit;
  return monthsThrough(FIRST_MONTH, lastAssessedMonth ?? BROUGHT_THROUGH).flatMap((month) => {
    const payDayOfMonth = payDayOf(month, payDay);
    const assessed = on(payDayOfMonth, LATEST.assess);
    const paid = on(later(payDayOfMonth, 2), LATEST.pay);
    const begun: Happening[] = [{ kind: 'assess', unit, month, ...at(assessed, 'assess') }];
    if (month > (paidThroughMonth ?? ''))
      return paysInPart(unit)
        ? [...begun, { kind: 'pay-in-part', unit, month, ...at(paid, 'pay-in-part') }]
        : begun;
    const closed = on(fifthAfter(month), LATEST.close);
    return [
      ...begun,
      { kind: 'pay', unit, month, ...at(paid, 'pay') },
      { kind: 'close', unit, month, ...at(closed, 'close') },
    ];
  });
}

/** Of those that are behind, some have begun to pay. */
function paysInPart({ id }: CityUnit): boolean {
  return id % 8 < 6;
}

function ofTreasury(units: readonly CityUnit[]): Happening[] {
  const months = units.map(({ paidThroughMonth }) => paidThroughMonth ?? '').sort();
  return monthsThrough(FIRST_MONTH, months.at(-1) ?? BROUGHT_THROUGH).map((month) => ({
    kind: 'treasury',
    month,
    units: units.filter(
      ({ ratios, paidThroughMonth }) => ratios.fiscalBp > 0 && (paidThroughMonth ?? '') >= month,
    ),
    ...at(on(fifthAfter(month), LATEST.treasury), 'treasury'),
  }));
}

function fifthAfter(month: FundMonth): string {
  return payDayOf(nextMonth(month), 5);
}

function at(day: string, kind: keyof typeof HOURS): Pick<Happening, 'at' | 'day'> {
  return { day, at: cityMoment(day, HOURS[kind]) };
}

function on(day: string, daysBefore: number): string {
  const latest = later(PRESENT, -daysBefore);
  return day < latest ? day : latest;
}

function later(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
