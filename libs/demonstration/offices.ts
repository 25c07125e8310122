import { creditCodeCheckCharacter } from '#libs/fund/credit-code';
import { personOf, type Person } from '#libs/demonstration/persons';
import type { UnitSort } from '#libs/demonstration/unit-list';

/** A unit's registered data, apart from its money. */
export interface Office {
  readonly creditCode: string;
  readonly address: string;
  readonly legalPerson: Person;
  readonly contact: Person;
  readonly officePhone: string;
  readonly bankName: string;
  readonly bankAccountNo: string;
}

/** Numbers of persons who are nobody's member: legal persons, contacts, operators, staff. */
export const OTHER_PERSONS_FROM = 60_000_000;

const STREETS = [
  '中州中路',
  '凯旋路',
  '牡丹大道',
  '王城大道',
  '南昌路',
  '景华路',
  '开元大道',
  '古城路',
  '太康路',
  '长夏门街',
];
const BANKS = ['中国工商银行', '中国建设银行', '中国农业银行', '中国银行', '交通银行'];

interface OfficeDraws {
  readonly seed: string;
  readonly id: number;
  readonly sort: UnitSort;
  readonly districtCode: string;
  readonly district: string;
  readonly below: (limit: number) => number;
}

export function officeOf({ seed, id, sort, districtCode, district, below }: OfficeDraws): Office {
  return {
    creditCode: creditCode(sort, districtCode, below),
    address: `河洛市${district}${chosen(STREETS, below)}${String(1 + below(199))}号`,
    legalPerson: personOf(seed, OTHER_PERSONS_FROM + id * 100),
    contact: personOf(seed, OTHER_PERSONS_FROM + id * 100 + 1),
    officePhone: `0379-6${String(1_000_000 + below(8_999_999))}`,
    bankName: `${chosen(BANKS, below)}河洛${district.slice(0, 2)}支行`,
    bankAccountNo: `6222${String(100_000_000_000 + below(899_999_999_999))}`,
  };
}

function chosen(choices: readonly string[], below: (limit: number) => number): string {
  return choices[below(choices.length)] ?? '';
}

/** GB 32100: registering authority and sort, district, organisation code (GB 11714) with its check, and the check. */
function creditCode(
  sort: UnitSort,
  districtCode: string,
  below: (limit: number) => number,
): string {
  const head = { company: '91', institution: '12', government: '11' }[sort];
  const organisation = String(10_000_000 + below(89_999_999));
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce(
    (total, weight, at) => total + weight * Number(organisation.charAt(at)),
    0,
  );
  const first17 =
    head + districtCode + organisation + '0123456789X0'.charAt((11 - (sum % 11)) % 11);
  return first17 + creditCodeCheckCharacter(first17);
}
