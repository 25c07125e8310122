import { monthlyContribution, totalOf, type Contribution } from '#libs/fund/contribution';
import { addMonths, type FundMonth } from '#libs/fund/month';
import type { Fen } from '#libs/fund/money';
import { boundsOf } from '#libs/demonstration/bounds';
import { drawsOf } from '#libs/demonstration/draws';
import { personOf, type Person } from '#libs/demonstration/persons';
import { wageFen, WAGE_COUNT } from '#libs/demonstration/wages';
import type { CityUnit } from '#libs/demonstration/units';

/** An account of the city with the amounts before and after its July adjustment. */
export interface CityAccount {
  /** Also the member's id and the number its person is drawn by. */
  readonly id: number;
  readonly unitId: number;
  readonly person: Person;
  readonly status: string;
  readonly firstMonth: FundMonth;
  readonly paidThroughMonth: FundMonth | null;
  readonly lastBaseMonth: FundMonth | null;
  readonly baseBeforeFen: Fen;
  readonly before: Contribution;
  readonly baseFen: Fen;
  readonly now: Contribution;
  readonly carriedForwardFen: Fen;
  readonly currentYearFen: Fen;
}

export const YEAR_START: FundMonth = '202607';
export const LAST_YEAR_START: FundMonth = '202507';
/** Whose bases nobody has touched this fund year: the demonstration imports bases for all of its members. */
const UNTOUCHED_UNIT = 1;
const MONTHS_OF_NEWCOMERS = 13;
const CLOSED = new Set(['03', '04', '05']);

export function accountNoOf(id: number): string {
  return `1${String(id).padStart(11, '0')}`;
}

export function cityAccount(seed: string, unit: CityUnit, id: number): CityAccount {
  const draw = drawsOf(seed, id);
  const character = draw('character');
  const person = personOf(seed, id);
  const status = statusOf(unit, character);
  const firstMonth = firstMonthOf(unit, person, character);
  const paidThroughMonth = paidThroughOf(unit, status, firstMonth, character);
  const wage = wageFen(draw('wage') % WAGE_COUNT, unit.wageLevel);
  const adjusted =
    unit.id !== UNTOUCHED_UNIT &&
    status === '01' &&
    firstMonth < YEAR_START &&
    reachesThisYear(unit) &&
    character % 100 < 78;
  const baseBeforeFen = boundsOf(
    unit.districtCode,
    firstMonth > LAST_YEAR_START ? firstMonth : LAST_YEAR_START,
  ).hold(wage);
  // A rise of 2 to 9 percent, in whole yuan.
  const raised = Math.floor((wage * (102 + (character % 8))) / 10_000) * 100;
  const baseFen = adjusted ? boundsOf(unit.districtCode, YEAR_START).hold(raised) : baseBeforeFen;
  const before = monthlyContribution(baseBeforeFen, unit.ratios, unit.rounding);
  const now = monthlyContribution(baseFen, unit.ratios, unit.rounding);
  const lastBaseMonth =
    adjusted && baseFen !== baseBeforeFen
      ? YEAR_START
      : firstMonth < LAST_YEAR_START
        ? LAST_YEAR_START
        : null;
  return {
    id,
    unitId: unit.id,
    person,
    status,
    firstMonth,
    paidThroughMonth,
    lastBaseMonth,
    baseBeforeFen,
    before,
    baseFen,
    now,
    ...balancesOf({ status, firstMonth, paidThroughMonth }, totalOf(before), totalOf(now)),
  };
}

export function isAdjusted(account: CityAccount): boolean {
  return account.lastBaseMonth === YEAR_START && account.baseFen !== account.baseBeforeFen;
}

/** What the account paid in a month; null when it took no part. */
export function paidIn(account: CityAccount, month: FundMonth): Contribution | null {
  const { firstMonth, paidThroughMonth } = account;
  if (paidThroughMonth === null || month < firstMonth || month > paidThroughMonth) return null;
  return month >= YEAR_START ? account.now : account.before;
}

function reachesThisYear(unit: CityUnit): boolean {
  return unit.paidThroughMonth !== null && unit.paidThroughMonth >= YEAR_START;
}

/** A.6 by chance, in about the shares a centre has; a unit's own end decides for all of its accounts. */
function statusOf(unit: CityUnit, character: number): string {
  if (unit.id === UNTOUCHED_UNIT || unit.status === '02') return '01';
  if (unit.status === '04') return character % 2 === 0 ? '04' : '05';
  if (unit.status === '05') return '02';
  const share = (character >> 3) % 1_000;
  const limits: readonly [string, number][] = [
    ['02', 70],
    ['03', 78],
    ['04', 92],
    ['05', 112],
    ['06', 121],
    ['99', 125],
  ];
  return limits.find(([, limit]) => share < limit)?.[0] ?? '01';
}

/** Nobody enters before he is twenty; one in twelve entered within the last fourteen months. */
function firstMonthOf(unit: CityUnit, person: Person, character: number): FundMonth {
  if (unit.paidThroughMonth === null) return unit.firstMonth;
  const grown = String(Number(person.bornOn.slice(0, 4)) + 20) + person.bornOn.slice(5, 7);
  const latest = addMonths(unit.paidThroughMonth, -1);
  const span = monthsFrom(unit.firstMonth, latest) - MONTHS_OF_NEWCOMERS;
  const drawn =
    character % 12 === 0
      ? addMonths(latest, -(character % MONTHS_OF_NEWCOMERS))
      : addMonths(unit.firstMonth, character % span);
  const wanted = [grown, drawn, unit.firstMonth].sort().at(-1) ?? unit.firstMonth;
  return wanted < latest ? wanted : latest;
}

function paidThroughOf(
  unit: CityUnit,
  status: string,
  firstMonth: FundMonth,
  character: number,
): FundMonth | null {
  const unitMark = unit.paidThroughMonth;
  if (unitMark === null || unit.status === '04' || unit.status === '05') return unitMark;
  if (status === '01' || status === '06') return unitMark;
  const left = addMonths(unitMark, -(1 + (character % 20)));
  return left > firstMonth ? left : firstMonth;
}

type Course = Pick<CityAccount, 'status' | 'firstMonth' | 'paidThroughMonth'>;

/** 上年结转 and 当年归集: what the months since July brought, and four fifths of what came before (the rest was withdrawn). */
function balancesOf(
  course: Course,
  beforeFen: Fen,
  nowFen: Fen,
): Pick<CityAccount, 'carriedForwardFen' | 'currentYearFen'> {
  const { firstMonth, paidThroughMonth } = course;
  if (paidThroughMonth === null || CLOSED.has(course.status))
    return { carriedForwardFen: 0, currentYearFen: 0 };
  const lastOfLastYear = addMonths(YEAR_START, -1);
  const earlier = monthsFrom(
    firstMonth,
    paidThroughMonth < lastOfLastYear ? paidThroughMonth : lastOfLastYear,
  );
  const recent = monthsFrom(firstMonth > YEAR_START ? firstMonth : YEAR_START, paidThroughMonth);
  return {
    carriedForwardFen: Math.floor((earlier * beforeFen * 4) / 5),
    currentYearFen: recent * nowFen,
  };
}

function monthsFrom(first: FundMonth, last: FundMonth): number {
  const index = (month: FundMonth) => Number(month.slice(0, 4)) * 12 + Number(month.slice(4));
  return Math.max(0, index(last) - index(first) + 1);
}
