import { creditCodeCheckCharacter } from '#libs/fund/credit-code';
import { addMonths, type FundMonth } from '#libs/fund/month';
import type { Ratios } from '#libs/fund/contribution';
import { ROUNDING_RULES, type RoundingRule } from '#libs/fund/rounding';
import { streamOf } from '#libs/demonstration/draws';
import { personOf, type Person } from '#libs/demonstration/persons';
import { UNIT_SEEDS, type UnitSeed, type UnitSort } from '#libs/demonstration/unit-list';

/** A unit of the demonstration city before its money is known. */
export interface CityUnit {
  readonly id: number;
  readonly accountNo: string;
  readonly name: string;
  readonly sort: UnitSort;
  readonly members: number;
  readonly status: string;
  readonly creditCode: string;
  readonly industry: string;
  readonly economicType: string;
  readonly branchCode: string;
  readonly districtCode: string;
  readonly address: string;
  readonly legalPerson: Person;
  readonly contact: Person;
  readonly officePhone: string;
  readonly bankName: string;
  readonly bankAccountNo: string;
  readonly ratios: Ratios;
  readonly rounding: RoundingRule;
  readonly payDay: number;
  readonly openedOn: string;
  readonly firstMonth: FundMonth;
  readonly lastAssessedMonth: FundMonth | null;
  readonly paidThroughMonth: FundMonth | null;
  /** Wages against the city's, in percent. */
  readonly wageLevel: number;
  readonly unallocatedFen: number;
}

/** Every third unit belongs to another branch, but the two largest stay with the first: its reviewers are shown. */
const PLACES = [
  ['01', '410302', '老城区'], ['02', '410305', '涧西区'], ['03', '410311', '洛龙区'],
  ['01', '410303', '西工区'], ['02', '410305', '涧西区'], ['03', '410311', '洛龙区'],
] as const;
const FIRST_PLACES = 2;
const STREETS = ['中州中路', '凯旋路', '牡丹大道', '王城大道', '南昌路', '景华路', '开元大道', '古城路', '太康路', '长夏门街'];
const BANKS = ['中国工商银行', '中国建设银行', '中国农业银行', '中国银行', '交通银行'];
const COMPANY_RATIOS: readonly Ratios[] = [
  [1200, 1200, 0], [800, 800, 0], [500, 500, 0], [1000, 1000, 0], [700, 700, 0], [1200, 800, 0],
].map(([unitBp = 0, personalBp = 0, fiscalBp = 0]) => ({ unitBp, personalBp, fiscalBp }));
/** The treasury's share of the employer's side: unit and fiscal together stay within 5–12 %. */
const FISCAL_RATIOS: readonly Ratios[] = [
  { unitBp: 400, personalBp: 1200, fiscalBp: 800 },
  { unitBp: 500, personalBp: 1200, fiscalBp: 700 },
  { unitBp: 200, personalBp: 800, fiscalBp: 600 },
];
const SHOWN_UNITS = 2;
/** Numbers of persons who are nobody's member: legal persons, contacts, operators, staff. */
export const OTHER_PERSONS_FROM = 60_000_000;

export function cityUnits(seed: string): CityUnit[] {
  return UNIT_SEEDS.map((_, index) => cityUnit(seed, index));
}

function cityUnit(seed: string, index: number): CityUnit {
  const [name, members, sort, industry, economicType, status] = seedAt(index);
  const below = streamOf(seed, `unit/${String(index)}`);
  const [branchCode, districtCode, district] = PLACES[index < FIRST_PLACES ? 0 : index % PLACES.length] ?? PLACES[0];
  const firstMonth = status === '02' ? '202612' : addMonths('201501', below(96));
  const id = index + 1;
  return {
    id, name, members, sort, industry, economicType, status, branchCode, districtCode,
    accountNo: unitAccountNo(branchCode, id),
    creditCode: creditCode(sort, districtCode, below),
    address: `河洛市${district}${STREETS[below(STREETS.length)] ?? ''}${String(1 + below(199))}号`,
    legalPerson: personOf(seed, OTHER_PERSONS_FROM + id * 100),
    contact: personOf(seed, OTHER_PERSONS_FROM + id * 100 + 1),
    officePhone: `0379-6${String(1_000_000 + below(8_999_999))}`,
    bankName: `${BANKS[below(BANKS.length)] ?? ''}河洛${district.slice(0, 2)}支行`,
    bankAccountNo: `6222${String(100_000_000_000 + below(899_999_999_999))}`,
    ratios: ratiosOf(index, sort),
    rounding: index < SHOWN_UNITS ? 'half-up-fen' : (ROUNDING_RULES[index % ROUNDING_RULES.length] ?? 'half-up-fen'),
    payDay: index < SHOWN_UNITS ? 28 : 1 + below(28),
    openedOn: `${addMonths(firstMonth, -1).slice(0, 4)}-${addMonths(firstMonth, -1).slice(4)}-16`,
    firstMonth,
    ...marksOf(index, status),
    wageLevel: index < SHOWN_UNITS ? 100 : 70 + below(70),
    unallocatedFen: below(4) === 0 ? below(5_000_000) : 0,
  };
}

/** A unit of any size for benches: the plainest of them all, so that set-based statements can compute its amounts. */
export function benchUnit(seed: string, id: number, members: number, branchCode: string): CityUnit {
  const below = streamOf(seed, `bench-unit/${String(id)}`);
  const districtCode = PLACES.find(([branch]) => branch === branchCode)?.[1] ?? PLACES[0][1];
  return {
    id, members, branchCode, districtCode, sort: 'company', industry: 'C', economicType: '150', status: '01',
    accountNo: unitAccountNo(branchCode, id),
    name: `河洛第${String(id)}制造有限公司`,
    creditCode: creditCode('company', districtCode, below),
    address: `河洛市${STREETS[below(STREETS.length)] ?? ''}${String(1 + below(199))}号`,
    legalPerson: personOf(seed, OTHER_PERSONS_FROM + id * 100),
    contact: personOf(seed, OTHER_PERSONS_FROM + id * 100 + 1),
    officePhone: `0379-6${String(1_000_000 + below(8_999_999))}`,
    bankName: `${BANKS[below(BANKS.length)] ?? ''}河洛支行`,
    bankAccountNo: `6222${String(100_000_000_000 + below(899_999_999_999))}`,
    ratios: { unitBp: 1000, personalBp: 1000, fiscalBp: 0 },
    rounding: 'half-up-fen',
    payDay: 15,
    openedOn: '2020-02-16',
    firstMonth: '202003',
    lastAssessedMonth: '202610',
    paidThroughMonth: '202610',
    wageLevel: 80 + below(50),
    unallocatedFen: 0,
  };
}

/** Branch and nine digits. */
export function unitAccountNo(branchCode: string, id: number): string {
  return branchCode + String(id).padStart(9, '0');
}

function ratiosOf(index: number, sort: UnitSort): Ratios {
  const choices = sort === 'company' ? COMPANY_RATIOS : FISCAL_RATIOS;
  return choices[index % choices.length] ?? { unitBp: 1200, personalBp: 1200, fiscalBp: 0 };
}

/** lastAssessed and paidThrough by status and, for normal units, by how promptly they pay. */
function marksOf(index: number, status: string): Pick<CityUnit, 'lastAssessedMonth' | 'paidThroughMonth'> {
  const marks = (assessed: FundMonth | null, paid: FundMonth | null) => ({ lastAssessedMonth: assessed, paidThroughMonth: paid });
  switch (status) {
    case '02': return marks(null, null);
    case '03': return marks('202611', '202606');
    case '04': return marks('202603', '202603');
    case '05': return marks('202512', '202512');
    case '99': return marks('202609', '202608');
    default: return normalMarks(index, marks);
  }
}

function normalMarks<T>(index: number, marks: (assessed: FundMonth, paid: FundMonth) => T): T {
  if (index < SHOWN_UNITS || index % 4 === 0) return marks('202610', '202610');
  if (index % 4 === 1) return marks('202611', '202611');
  return index % 4 === 2 ? marks('202611', '202610') : marks('202610', '202609');
}

/** GB 32100: registering authority and sort, district, organisation code (GB 11714) with its check, and the check. */
function creditCode(sort: UnitSort, districtCode: string, below: (limit: number) => number): string {
  const head = { company: '91', institution: '12', government: '11' }[sort];
  const organisation = String(10_000_000 + below(89_999_999));
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, at) => total + weight * Number(organisation.charAt(at)), 0);
  const first17 = head + districtCode + organisation + '0123456789X0'.charAt((11 - (sum % 11)) % 11);
  return first17 + creditCodeCheckCharacter(first17);
}

function seedAt(index: number): UnitSeed {
  const seed = UNIT_SEEDS[index];
  if (seed === undefined) throw new RangeError('no such unit in the list');
  return seed;
}
