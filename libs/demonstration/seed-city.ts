import { hashPassword } from '#libs/access/password-hash';
import type { DataSource, EntityManager } from 'typeorm';
import { insertRows } from '#libs/persistence/database/bulk-insert';
import { deriveAllTotals } from '#libs/persistence/accounts/unit-totals';
import { broughtOverSql } from '#libs/persistence/records/status-history';
import { loadReferenceData } from '#libs/persistence/reference-data/load-reference-data';
import { inTransaction } from '#libs/persistence/database/transaction';
import { cityAccount, type CityAccount } from '#libs/demonstration/accounts';
import {
  ACCOUNT_COLUMNS,
  accountRow,
  MEMBER_COLUMNS,
  memberRow,
  UNIT_COLUMNS,
  unitRow,
} from '#libs/demonstration/city-rows';
import {
  BASE_TERM_COLUMNS,
  baseTermRows,
  STATUS_TERM_COLUMNS,
  statusTermRows,
  UNIT_TERM_COLUMNS,
  unitTermRow,
} from '#libs/demonstration/city-terms';
import { julyAdjustmentOf, monthsOf, unitChangesOf } from '#libs/demonstration/history';
import { DEMONSTRATION_PASSWORD } from '#libs/demonstration/logins';
import {
  GRANT_COLUMNS,
  OPERATOR_COLUMNS,
  operatorRows,
  STAFF_COLUMNS,
  staffRows,
} from '#libs/demonstration/people';
import { cityUnits, type CityUnit } from '#libs/demonstration/units';

export interface CitySettings {
  /** Any text; the same one gives the same city. */
  readonly seed: string;
  readonly keyedHashSecret: string;
  readonly sealingSecret: string;
}

const BRANCHES = [
  ['01', '老城管理部', 'Laocheng Branch', '河洛市老城区中州中路18号', '0379-63120001'],
  ['02', '涧西管理部', 'Jianxi Branch', '河洛市涧西区景华路66号', '0379-63120002'],
  ['03', '洛龙管理部', 'Luolong Branch', '河洛市洛龙区开元大道228号', '0379-63120003'],
] as const;
/** One a branch, under the branch's code: what the opening vouchers call it. */
const BANK_ACCOUNTS = [
  [
    '01',
    '01',
    '4100150200010001',
    '中国建设银行河洛老城支行',
    '河洛市住房公积金管理中心老城管理部',
  ],
  [
    '02',
    '02',
    '4100150200020009',
    '中国工商银行河洛涧西支行',
    '河洛市住房公积金管理中心涧西管理部',
  ],
  ['03', '03', '4100150200030007', '中国银行河洛洛龙支行', '河洛市住房公积金管理中心洛龙管理部'],
] as const;
const MONTH_COLUMNS = [
  'unit_id',
  'month',
  'headcount',
  'unit_fen',
  'personal_fen',
  'fiscal_fen',
  'allocated_at',
];
const CHANGE_COLUMNS = [
  'business_no',
  'subject_kind',
  'subject_id',
  'unit_id',
  'field',
  'before',
  'after',
  'effective_month',
  'posted_at',
];

/** The demonstration city in one transaction, reference data included; does nothing when there are units already. */
export async function seedCity(
  dataSource: DataSource,
  settings: CitySettings,
): Promise<'seeded' | 'there'> {
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD);
  return inTransaction(dataSource, async (manager) => {
    await loadReferenceData(manager);
    await seedBankAccounts(manager);
    const there: unknown[] = await manager.query('SELECT id FROM unit LIMIT 1');
    if (there.length > 0) {
      await seedAgreements(manager);
      return 'there';
    }
    const units = cityUnits(settings.seed);
    await insertRows(manager, 'branch', ['code', 'name', 'name_en', 'address', 'phone'], BRANCHES);
    await seedUnits(manager, settings, units);
    await seedPeople(manager, settings, units, passwordHash);
    await seedAgreements(manager);
    await deriveAllTotals(manager);
    await manager.query(broughtOverSql());
    return 'seeded';
  });
}

/** Accounts of every unit, numbered through the city from 1: pure, so that tests read the city without a database. */
export function cityAccounts(
  seed: string,
  units: readonly CityUnit[],
): Map<CityUnit, CityAccount[]> {
  let last = 0;
  return new Map(
    units.map((unit) => [
      unit,
      Array.from({ length: unit.members }, () => cityAccount(seed, unit, (last += 1))),
    ]),
  );
}

/** Also of a city that was made before the hall knew bank accounts. */
async function seedBankAccounts(manager: EntityManager): Promise<void> {
  await manager.query(
    'INSERT IGNORE INTO bank_account (code, branch_code, account_no, bank_name, account_name) VALUES ?',
    [BANK_ACCOUNTS],
  );
}

/**
 * Every second unit has signed for direct debit with the bank that it pays from, those that the treasury pays for have it pay
 * all; also of a city made before the hall knew agreements.
 */
async function seedAgreements(manager: EntityManager): Promise<void> {
  await manager.query(
    `INSERT INTO settlement_agreement (unit_id, way, agreement_no, payer_name, payer_account, payer_bank, valid_from, valid_to)
     SELECT u.id, 'direct-debit', CONCAT('WT', u.account_no), u.name, u.bank_account_no, u.bank_name, '2026-01-01', NULL
       FROM unit u LEFT JOIN settlement_agreement a ON a.unit_id = u.id AND a.way = 'direct-debit'
      WHERE MOD(u.id, 2) = 1 AND a.id IS NULL`,
  );
  await manager.query(
    `INSERT INTO settlement_agreement (unit_id, way, agreement_no, payer_name, payer_account, payer_bank, valid_from, valid_to)
     SELECT u.id, 'fiscal-payroll', CONCAT('TF', u.account_no), '河洛市财政局', '4100150290000001', '河洛市财政零余额账户', '2026-01-01', NULL
       FROM unit u LEFT JOIN settlement_agreement a ON a.unit_id = u.id AND a.way = 'fiscal-payroll'
      WHERE u.fiscal_ratio_bp > 0 AND a.id IS NULL`,
  );
}

async function seedUnits(
  manager: EntityManager,
  settings: CitySettings,
  units: readonly CityUnit[],
): Promise<void> {
  for (const [unit, accounts] of cityAccounts(settings.seed, units)) {
    const members = accounts.map((account) =>
      memberRow(settings.seed, settings.keyedHashSecret, account),
    );
    const balance = accounts.reduce(
      (sum, one) => sum + one.carriedForwardFen + one.currentYearFen,
      0,
    );
    const july = julyAdjustmentOf(unit, accounts);
    const march = unitChangesOf(unit);
    await insertRows(manager, 'unit', UNIT_COLUMNS, [unitRow(unit, balance)]);
    await insertRows(manager, 'member', MEMBER_COLUMNS, members);
    await insertRows(
      manager,
      'personal_account',
      ACCOUNT_COLUMNS,
      accounts.map((account) => accountRow(unit, account)),
    );
    await insertRows(manager, 'unit_term', UNIT_TERM_COLUMNS, [unitTermRow(unit)]);
    await insertRows(manager, 'base_term', BASE_TERM_COLUMNS, accounts.flatMap(baseTermRows));
    await insertRows(manager, 'status_term', STATUS_TERM_COLUMNS, accounts.flatMap(statusTermRows));
    await insertRows(manager, 'unit_month', MONTH_COLUMNS, monthsOf(unit, accounts));
    await insertRows(
      manager,
      'posting',
      ['business_no', 'changes', 'posted_at'],
      [...march.posting, ...july.posting],
    );
    await insertRows(manager, 'posted_change', CHANGE_COLUMNS, [...march.changes, ...july.changes]);
  }
}

async function seedPeople(
  manager: EntityManager,
  settings: CitySettings,
  units: readonly CityUnit[],
  passwordHash: string,
): Promise<void> {
  const { staff, grants } = staffRows(settings.seed, passwordHash, settings.sealingSecret);
  await insertRows(
    manager,
    'unit_operator',
    OPERATOR_COLUMNS,
    operatorRows(settings.seed, units, passwordHash),
  );
  await insertRows(manager, 'staff', STAFF_COLUMNS, staff);
  await insertRows(manager, 'staff_grant', GRANT_COLUMNS, grants);
}
