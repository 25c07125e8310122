import { addMonths, type FundMonth } from '#libs/fund/month';
import type { Ratios } from '#libs/fund/contribution';
import { ROUNDING_RULES, type RoundingRule } from '#libs/fund/rounding';
import { streamOf } from '#libs/demonstration/draws';
import { officeOf, type Office } from '#libs/demonstration/offices';
import { UNIT_SEEDS, type UnitSeed, type UnitSort } from '#libs/demonstration/unit-list';

/** A unit of the demonstration city before its money is known. */
export interface CityUnit extends Office {
  readonly id: number;
  readonly accountNo: string;
  readonly name: string;
  readonly sort: UnitSort;
  readonly members: number;
  readonly status: string;
  readonly industry: string;
  readonly economicType: string;
  readonly branchCode: string;
  readonly districtCode: string;
  readonly ratios: Ratios;
  readonly rounding: RoundingRule;
  readonly payDay: number;
  readonly openedOn: string;
  readonly firstMonth: FundMonth;
  readonly lastAssessedMonth: FundMonth | null;
  readonly paidThroughMonth: FundMonth | null;
  /** Of a unit in deferral (缓缴). */
  readonly deferredFromMonth: FundMonth | null;
  /** Wages against the city's, in percent. */
  readonly wageLevel: number;
  readonly unallocatedFen: number;
}

/** Every third unit belongs to another branch, but the two largest stay with the first: its reviewers are shown. */
const PLACES = [
  ['01', '410302', '老城区'],
  ['02', '410305', '涧西区'],
  ['03', '410311', '洛龙区'],
  ['01', '410303', '西工区'],
  ['02', '410305', '涧西区'],
  ['03', '410311', '洛龙区'],
] as const;
const FIRST_PLACES = 2;
const COMPANY_RATIOS: readonly Ratios[] = [
  [1200, 1200, 0],
  [800, 800, 0],
  [500, 500, 0],
  [1000, 1000, 0],
  [700, 700, 0],
  [1200, 800, 0],
].map(([unitBp = 0, personalBp = 0, fiscalBp = 0]) => ({ unitBp, personalBp, fiscalBp }));
/** The treasury's share of the employer's side: unit and fiscal together stay within 5–12 %. */
const FISCAL_RATIOS: readonly Ratios[] = [
  { unitBp: 400, personalBp: 1200, fiscalBp: 800 },
  { unitBp: 500, personalBp: 1200, fiscalBp: 700 },
  { unitBp: 200, personalBp: 800, fiscalBp: 600 },
];
const SHOWN_UNITS = 2;

export function cityUnits(seed: string): CityUnit[] {
  return UNIT_SEEDS.map((_, index) => cityUnit(seed, index));
}

function cityUnit(seed: string, index: number): CityUnit {
  const [name, members, sort, industry, economicType, status] = seedAt(index);
  const below = streamOf(seed, `unit/${String(index)}`);
  const [branchCode, districtCode, district] =
    PLACES[index < FIRST_PLACES ? 0 : index % PLACES.length] ?? PLACES[0];
  const firstMonth = status === '02' ? '202612' : addMonths('201501', below(96));
  const id = index + 1;
  return {
    id,
    name,
    members,
    sort,
    industry,
    economicType,
    status,
    branchCode,
    districtCode,
    accountNo: unitAccountNo(branchCode, id),
    ...officeOf({ seed, id, sort, districtCode, district, below }),
    ratios: ratiosOf(index, sort),
    rounding: roundingOf(index),
    payDay: index < SHOWN_UNITS ? 28 : 1 + below(28),
    openedOn: `${addMonths(firstMonth, -1).slice(0, 4)}-${addMonths(firstMonth, -1).slice(4)}-16`,
    firstMonth,
    ...marksOf(index, status),
    deferredFromMonth: status === '03' ? '202607' : null,
    wageLevel: index < SHOWN_UNITS ? 100 : 70 + below(70),
    unallocatedFen: below(4) === 0 ? below(5_000_000) : 0,
  };
}

/** A unit of any size for benches: the plainest of them all, so that set-based statements can compute its amounts. */
export function benchUnit(seed: string, id: number, members: number, branchCode: string): CityUnit {
  const below = streamOf(seed, `bench-unit/${String(id)}`);
  const [, districtCode, district] = PLACES.find(([branch]) => branch === branchCode) ?? PLACES[0];
  return {
    id,
    members,
    branchCode,
    districtCode,
    sort: 'company',
    industry: 'C',
    economicType: '150',
    status: '01',
    accountNo: unitAccountNo(branchCode, id),
    name: `河洛第${String(id)}制造有限公司`,
    ...officeOf({ seed, id, sort: 'company', districtCode, district, below }),
    ratios: { unitBp: 1000, personalBp: 1000, fiscalBp: 0 },
    rounding: 'half-up-fen',
    payDay: 15,
    openedOn: '2020-02-16',
    firstMonth: '202003',
    lastAssessedMonth: '202610',
    paidThroughMonth: '202610',
    deferredFromMonth: null,
    wageLevel: 80 + below(50),
    unallocatedFen: 0,
  };
}

/** Branch and nine digits. */
export function unitAccountNo(branchCode: string, id: number): string {
  return branchCode + String(id).padStart(9, '0');
}

function roundingOf(index: number): RoundingRule {
  return index < SHOWN_UNITS
    ? 'half-up-fen'
    : (ROUNDING_RULES[index % ROUNDING_RULES.length] ?? 'half-up-fen');
}

function ratiosOf(index: number, sort: UnitSort): Ratios {
  const choices = sort === 'company' ? COMPANY_RATIOS : FISCAL_RATIOS;
  return choices[index % choices.length] ?? { unitBp: 1200, personalBp: 1200, fiscalBp: 0 };
}

/** lastAssessed and paidThrough by status and, for normal units, by how promptly they pay. */
function marksOf(
  index: number,
  status: string,
): Pick<CityUnit, 'lastAssessedMonth' | 'paidThroughMonth'> {
  const marks = (assessed: FundMonth | null, paid: FundMonth | null) => ({
    lastAssessedMonth: assessed,
    paidThroughMonth: paid,
  });
  switch (status) {
    case '02':
      return marks(null, null);
    case '03':
      return marks('202611', '202606');
    case '04':
      return marks('202603', '202603');
    case '05':
      return marks('202512', '202512');
    case '99':
      return marks('202609', '202608');
    default:
      return normalMarks(index, marks);
  }
}

function normalMarks<T>(index: number, marks: (assessed: FundMonth, paid: FundMonth) => T): T {
  if (index < SHOWN_UNITS || index % 4 === 0) return marks('202610', '202610');
  if (index % 4 === 1) return marks('202611', '202611');
  return index % 4 === 2 ? marks('202611', '202610') : marks('202610', '202609');
}

function seedAt(index: number): UnitSeed {
  const seed = UNIT_SEEDS[index];
  if (seed === undefined) throw new RangeError('no such unit in the list');
  return seed;
}
