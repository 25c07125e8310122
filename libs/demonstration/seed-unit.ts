import { hashPassword } from '#libs/access/password-hash';
import type { DataSource, EntityManager } from 'typeorm';
import { insertRows } from '#libs/persistence/database/bulk-insert';
import { broughtOverSql } from '#libs/persistence/records/status-history';
import { nextMonthSql } from '#libs/persistence/terms/month-sql';
import { boundsOf } from '#libs/demonstration/bounds';
import { LAST_YEAR_START } from '#libs/demonstration/accounts';
import { CHANGED_AT, UNIT_COLUMNS, unitRow } from '#libs/demonstration/city-rows';
import { UNIT_TERM_COLUMNS, unitTermRow } from '#libs/demonstration/city-terms';
import { drawSql } from '#libs/demonstration/draws';
import { DEMONSTRATION_PASSWORD, type OperatorLogin } from '#libs/demonstration/logins';
import { OPERATOR_COLUMNS } from '#libs/demonstration/people';
import { OTHER_PERSONS_FROM } from '#libs/demonstration/offices';
import { personOf } from '#libs/demonstration/persons';
import { personsSql } from '#libs/demonstration/person-sql';
import { benchUnit, type CityUnit } from '#libs/demonstration/units';
import { WAGE_COUNT, wageFenSql } from '#libs/demonstration/wages';

export interface UnitOfSize {
  /** Default: the next free number. */
  readonly unitId?: number;
  readonly members: number;
  readonly seed: string;
  readonly keyedHashSecret: string;
  readonly branchCode?: string;
}

/** A unit made by set-based statements; its operator signs in with the demonstration password. */
export interface SeededUnit extends OperatorLogin {
  readonly operatorId: number;
  readonly firstAccountId: number;
  readonly members: number;
}

const NUMBERS = 100_000;
const MONTHS_PAID_THIS_YEAR = 4;

/** One unit of any size, all of it adjustable: accounts normal but one in twenty sealed, no base touched since July 2025. */
export async function seedUnitOfSize(
  dataSource: DataSource,
  wanted: UnitOfSize,
): Promise<SeededUnit> {
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD);
  return withNumbers(dataSource, (manager) => seedUnit(manager, wanted, passwordHash));
}

/** One connection, for the numbers table is temporary. Fill statements commit one by one, so that undo stays small. */
export async function withNumbers<T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  try {
    await makeNumbers(runner.manager);
    return await work(runner.manager);
  } finally {
    await runner.release();
  }
}

/** The digits 0–9 five times crossed, kept as a temporary table in order, so that rows are inserted in key order. */
async function makeNumbers(manager: EntityManager): Promise<void> {
  const digits = Array.from({ length: 10 }, (_, digit) => `SELECT ${String(digit)} AS d`).join(
    ' UNION ALL ',
  );
  const places = ['a', 'b', 'c', 'd', 'e'];
  const value = places.map((place, at) => `${place}.d * ${String(10 ** at)}`).join(' + ');
  await manager.query(
    'CREATE TEMPORARY TABLE IF NOT EXISTS city_number (n INT UNSIGNED PRIMARY KEY)',
  );
  await manager.query(
    `INSERT IGNORE INTO city_number SELECT ${value} FROM ${places.map((place) => `(${digits}) AS ${place}`).join(', ')}`,
  );
}

export async function seedUnit(
  manager: EntityManager,
  wanted: UnitOfSize,
  passwordHash: string,
): Promise<SeededUnit> {
  const unitId = wanted.unitId ?? (await nextId(manager, 'unit'));
  const unit = benchUnit(wanted.seed, unitId, wanted.members, wanted.branchCode ?? '01');
  const first = Math.max(
    await nextId(manager, 'member'),
    await nextId(manager, 'personal_account'),
  );
  await insertRows(manager, 'unit', UNIT_COLUMNS, [unitRow(unit, 0)]);
  for (let done = 0; done < wanted.members; done += NUMBERS) {
    await insertMembers(manager, wanted, first + done, Math.min(NUMBERS, wanted.members - done));
  }
  await insertAccounts(manager, unit, first, wanted);
  await insertTerms(manager, unit);
  await insertHistory(manager, unit);
  const operator = await insertOperator(manager, wanted.seed, unit, passwordHash);
  return { ...operator, firstAccountId: first, members: wanted.members };
}

async function insertMembers(
  manager: EntityManager,
  wanted: UnitOfSize,
  first: number,
  count: number,
): Promise<void> {
  const { seed, keyedHashSecret } = wanted;
  await manager.query(
    `INSERT INTO member (id, name, id_type, id_number, id_hash, sex, born_on, mobile_phone, postcode, education, occupation,
                         title, position, marital_status, home_address, family_income_fen, changed_at, version)
     SELECT id, name, id_type, id_number, id_hash, sex, born_on, mobile_phone, '471000', '20', '17', '000', '000', '20', '', 0, ?, 1
       FROM (${personsSql(seed, keyedHashSecret, first, count)}) AS person`,
    [CHANGED_AT],
  );
}

/** Ratios and rounding (half-up fen) of the bench unit are known, so the monthly amounts are integer arithmetic. */
async function insertAccounts(
  manager: EntityManager,
  unit: CityUnit,
  first: number,
  wanted: UnitOfSize,
): Promise<void> {
  const { floorFen, capFen } = boundsOf(unit.districtCode, LAST_YEAR_START);
  const { unitBp, personalBp } = unit.ratios;
  const share = (ratioBp: number) => `(base_fen * ${String(ratioBp)} + 5000) DIV 10000`;
  const wage = wageFenSql(`(${drawSql('wage')} MOD ${String(WAGE_COUNT)})`, unit.wageLevel);
  const recent = `IF(sealed, 0, unit_fen + personal_fen) * ${String(MONTHS_PAID_THIS_YEAR)}`;
  const carried = '(unit_fen + personal_fen) * 24';
  await manager.query(
    `INSERT INTO personal_account (id, account_no, member_id, unit_id, name_key, base_fen, unit_ratio_bp, personal_ratio_bp, fiscal_ratio_bp,
                                   unit_fen, personal_fen, fiscal_fen, status, opened_on, paid_through_month, last_base_month,
                                   balance_fen, carried_forward_fen, current_year_fen, version)
     SELECT id, CONCAT('1', LPAD(id, 11, '0')), id, ?, name_key, base_fen, ?, ?, 0, unit_fen, personal_fen, 0, IF(sealed, '02', '01'),
            '2020-03-01', IF(sealed, '202506', ?), ?, ${carried} + ${recent}, ${carried}, ${recent}, 1
       FROM (SELECT id, name_key, sealed, base_fen, ${share(unitBp)} AS unit_fen, ${share(personalBp)} AS personal_fen
               FROM (SELECT id, name_key, ${drawSql('character')} MOD 20 = 0 AS sealed,
                            LEAST(${String(capFen)}, GREATEST(${String(floorFen)}, ${wage})) AS base_fen
                       FROM (SELECT id, name_key, SHA2(CONCAT(?, '/', id), 256) AS h FROM member
                              WHERE id >= ? AND id < ? ORDER BY id LIMIT ${String(wanted.members)}) AS drawn) AS paid) AS shared`,
    [
      unit.id,
      unitBp,
      personalBp,
      unit.paidThroughMonth,
      LAST_YEAR_START,
      wanted.seed,
      first,
      first + wanted.members,
    ],
  );
}

/** From the unit's first month on; who is sealed was so after the last month he paid. */
async function insertTerms(manager: EntityManager, unit: CityUnit): Promise<void> {
  await insertRows(manager, 'unit_term', UNIT_TERM_COLUMNS, [unitTermRow(unit)]);
  const first = [unit.firstMonth, unit.id];
  await manager.query(
    `INSERT INTO base_term (account_id, from_month, base_fen)
     SELECT id, ?, base_fen FROM personal_account WHERE unit_id = ? ORDER BY id`,
    first,
  );
  await manager.query(
    `INSERT INTO status_term (account_id, from_month, unit_id, status)
     SELECT id, ?, unit_id, '01' FROM personal_account WHERE unit_id = ? ORDER BY id`,
    first,
  );
  await manager.query(
    `INSERT INTO status_term (account_id, from_month, unit_id, status)
     SELECT id, ${nextMonthSql('paid_through_month')}, unit_id, status FROM personal_account
      WHERE unit_id = ? AND status <> '01' ORDER BY id`,
    [unit.id],
  );
  await manager.query(broughtOverSql('AND a.unit_id = ?'), [unit.id]);
}

/** The same sum twelve times, for nobody of a bench unit came, left or changed; and the unit's balance. */
async function insertHistory(manager: EntityManager, unit: CityUnit): Promise<void> {
  await manager.query(
    `INSERT INTO unit_month (unit_id, month, headcount, unit_fen, personal_fen, fiscal_fen, allocated_at)
     SELECT ?, DATE_FORMAT(DATE_SUB(CONCAT(?, '01'), INTERVAL n MONTH), '%Y%m'), headcount, unit_fen, personal_fen, 0,
            DATE_SUB(CONCAT(?, '18030000'), INTERVAL n MONTH)
       FROM city_number, (SELECT COUNT(*) AS headcount, COALESCE(SUM(unit_fen), 0) AS unit_fen, COALESCE(SUM(personal_fen), 0) AS personal_fen
                            FROM personal_account WHERE unit_id = ? AND status = '01') AS total
      WHERE n < 12`,
    [unit.id, unit.paidThroughMonth, unit.paidThroughMonth, unit.id],
  );
  await manager.query(
    'UPDATE unit SET balance_fen = (SELECT COALESCE(SUM(balance_fen), 0) FROM personal_account WHERE unit_id = ?) WHERE id = ?',
    [unit.id, unit.id],
  );
}

async function insertOperator(
  manager: EntityManager,
  seed: string,
  unit: CityUnit,
  passwordHash: string,
): Promise<OperatorLogin & { operatorId: number }> {
  const personNo = 1_000_000 + unit.id;
  const person = personOf(seed, OTHER_PERSONS_FROM + 1_000_000 + personNo);
  const login = {
    unitId: unit.id,
    unitAccountNo: unit.accountNo,
    loginName: 'operator1',
    personNo,
  };
  await insertRows(manager, 'unit_operator', OPERATOR_COLUMNS, [
    [
      unit.id,
      login.loginName,
      person.name,
      person.mobilePhone,
      personNo,
      passwordHash,
      CHANGED_AT,
      true,
    ],
  ]);
  const [row]: { id: number }[] = await manager.query(
    'SELECT id FROM unit_operator WHERE unit_id = ?',
    [unit.id],
  );
  return { ...login, operatorId: row?.id ?? 0 };
}

async function nextId(
  manager: EntityManager,
  table: 'unit' | 'member' | 'personal_account',
): Promise<number> {
  const [row]: { next: string | number }[] = await manager.query(
    `SELECT COALESCE(MAX(id), 0) + 1 AS next FROM ${table}`,
  );
  return Number(row?.next);
}
