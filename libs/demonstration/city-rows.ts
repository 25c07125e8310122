import type { SqlValue } from '#libs/persistence/database/bulk-insert';
import { identityHash } from '#libs/persistence/database/keyed-hash';
import { nameKey } from '#libs/values/name';
import { accountNoOf, type CityAccount } from '#libs/demonstration/accounts';
import { drawsOf } from '#libs/demonstration/draws';
import type { CityUnit } from '#libs/demonstration/units';

export const UNIT_COLUMNS = [
  'id',
  'account_no',
  'name',
  'credit_code',
  'address',
  'postcode',
  'email',
  'economic_type',
  'industry',
  'branch_code',
  'district_code',
  'legal_person_name',
  'legal_person_id_type',
  'legal_person_id_number',
  'contact_name',
  'contact_phone',
  'office_phone',
  'bank_name',
  'bank_account_no',
  'unit_ratio_bp',
  'personal_ratio_bp',
  'fiscal_ratio_bp',
  'rounding',
  'pay_day',
  'status',
  'opened_on',
  'first_month',
  'last_assessed_month',
  'paid_through_month',
  'deferred_from_month',
  'balance_fen',
  'unallocated_fen',
  'changed_at',
  'version',
] as const;
export const MEMBER_COLUMNS = [
  'id',
  'name',
  'id_type',
  'id_number',
  'id_hash',
  'sex',
  'born_on',
  'mobile_phone',
  'postcode',
  'education',
  'occupation',
  'title',
  'position',
  'marital_status',
  'home_address',
  'family_income_fen',
  'changed_at',
  'version',
] as const;
export const ACCOUNT_COLUMNS = [
  'id',
  'account_no',
  'member_id',
  'unit_id',
  'name_key',
  'base_fen',
  'unit_ratio_bp',
  'personal_ratio_bp',
  'fiscal_ratio_bp',
  'unit_fen',
  'personal_fen',
  'fiscal_fen',
  'status',
  'opened_on',
  'paid_through_month',
  'last_base_month',
  'balance_fen',
  'carried_forward_fen',
  'current_year_fen',
  'version',
] as const;

export const CHANGED_AT = new Date('2026-07-15T02:00:00.000Z');
const EDUCATIONS = ['20', '20', '30', '30', '10', '40', '60', '70'];
const OCCUPATIONS = ['13', '17', '24', '24', '21', '17', '90'];
const TITLES = ['000', '000', '000', '083', '084', '082', '123', '133'];
const POSITIONS = ['000', '000', '000', '436A', '220A', '221A'];
const MARITAL_STATUSES = ['20', '20', '20', '10', '10', '40', '30', '90'];

export function unitRow(unit: CityUnit, balanceFen: number): SqlValue[] {
  const { legalPerson, contact, ratios } = unit;
  return [
    unit.id,
    unit.accountNo,
    unit.name,
    unit.creditCode,
    unit.address,
    '471000',
    `office@unit${String(unit.id)}.example`,
    unit.economicType,
    unit.industry,
    unit.branchCode,
    unit.districtCode,
    legalPerson.name,
    legalPerson.idType,
    legalPerson.idNumber,
    contact.name,
    contact.mobilePhone,
    unit.officePhone,
    unit.bankName,
    unit.bankAccountNo,
    ratios.unitBp,
    ratios.personalBp,
    ratios.fiscalBp,
    unit.rounding,
    unit.payDay,
    unit.status,
    unit.openedOn,
    unit.firstMonth,
    unit.lastAssessedMonth,
    unit.paidThroughMonth,
    unit.deferredFromMonth,
    balanceFen,
    unit.unallocatedFen,
    CHANGED_AT,
    1,
  ];
}

export function memberRow(seed: string, keyedHashSecret: string, account: CityAccount): SqlValue[] {
  const { id, person } = account;
  const character = drawsOf(seed, id)('character');
  return [
    id,
    person.name,
    person.idType,
    person.idNumber,
    identityHash(keyedHashSecret, person.idType, person.idNumber),
    person.sex,
    person.bornOn,
    person.mobilePhone,
    '471000',
    pick(EDUCATIONS, character),
    pick(OCCUPATIONS, character >> 3),
    pick(TITLES, character >> 5),
    pick(POSITIONS, character >> 7),
    pick(MARITAL_STATUSES, character >> 9),
    `河洛市${String(1 + (character % 40))}街坊${String(1 + (character % 31))}号楼`,
    account.baseFen * (1 + (character % 2)),
    CHANGED_AT,
    1,
  ];
}

export function accountRow(unit: CityUnit, account: CityAccount): SqlValue[] {
  const { now, firstMonth, carriedForwardFen, currentYearFen } = account;
  return [
    account.id,
    accountNoOf(account.id),
    account.id,
    unit.id,
    nameKey(account.person.name),
    account.baseFen,
    unit.ratios.unitBp,
    unit.ratios.personalBp,
    unit.ratios.fiscalBp,
    now.unitFen,
    now.personalFen,
    now.fiscalFen,
    account.status,
    `${firstMonth.slice(0, 4)}-${firstMonth.slice(4)}-01`,
    account.paidThroughMonth,
    account.lastBaseMonth,
    carriedForwardFen + currentYearFen,
    carriedForwardFen,
    currentYearFen,
    1,
  ];
}

function pick(choices: readonly string[], draw: number): string {
  return choices[draw % choices.length] ?? '';
}
