import type { DataSource, EntityManager } from 'typeorm';
import { identityCheckCharacter } from '#libs/fund/identity-number';
import { insertRows } from '#libs/persistence/database/bulk-insert';
import { deriveTotals } from '#libs/persistence/accounts/unit-totals';
import { loadReferenceData } from '#libs/persistence/reference-data/load-reference-data';

export const REGISTER_NOW = new Date('2026-11-24T02:00:00Z');
export const REGISTER_MONTH = '202612';
export const REGISTER_EDITOR = { operatorId: 1 };

export interface RegisterUnit {
  readonly unitId: number;
  readonly accountNo: string;
  readonly name: string;
  readonly accounts: readonly {
    readonly id: number;
    readonly accountNo: string;
    readonly name: string;
    readonly idNumber: string;
  }[];
}

const UNIT = {
  address: '河洛市西工区中州中路1号',
  postcode: '471000',
  economic_type: '150',
  industry: 'C',
  branch_code: '01',
  district_code: '410303',
  legal_person_name: '李明',
  legal_person_id_number: '',
  contact_name: '王芳',
  contact_phone: '13800000000',
  bank_name: '中国银行',
  bank_account_no: '622200000000',
  unit_ratio_bp: 800,
  personal_ratio_bp: 800,
  fiscal_ratio_bp: 0,
  rounding: 'half-up-fen',
  pay_day: 10,
  status: '01',
  opened_on: '2020-01-01',
  first_month: '202001',
  last_assessed_month: '202611',
  paid_through_month: '202611',
  version: 1,
};

/** A unit of its own with `count` normal accounts, base 5,000.00 at 8 + 8 %, never adjusted in this fund year; REGISTER_MONTH is due. */
export async function registerUnit(dataSource: DataSource, count: number): Promise<RegisterUnit> {
  const { manager } = dataSource;
  await loadReferenceData(manager);
  const [{ next = 1 } = {}]: { next?: number }[] = await manager.query(
    'SELECT COUNT(*) + 1 AS next FROM unit',
  );
  const number = Number(next);
  const unit = {
    ...UNIT,
    account_no: `01${String(number).padStart(8, '0')}`,
    name: `河洛机械${String(number)}有限公司`,
    credit_code: `91410300MA${String(number).padStart(8, '0')}`,
    changed_at: REGISTER_NOW,
  };
  await insertRows(manager, 'unit', Object.keys(unit), [Object.values(unit)]);
  const [{ id: unitId = 0 } = {}]: { id?: number }[] = await manager.query(
    'SELECT MAX(id) AS id FROM unit',
  );
  const people = Array.from({ length: count }, (_, at) => personOf(number, at + 1));
  await insertMembers(manager, people);
  await insertAccounts(manager, unitId);
  await insertTerms(manager, unitId);
  await deriveTotals(manager, unitId);
  const accounts: RegisterUnit['accounts'] = await manager.query(
    `SELECT a.id, a.account_no AS accountNo, m.name, m.id_number AS idNumber
       FROM personal_account a JOIN member m ON m.id = a.member_id WHERE a.unit_id = ? ORDER BY a.id`,
    [unitId],
  );
  return { unitId, accountNo: unit.account_no, name: unit.name, accounts };
}

/** A draft base adjustment of the unit for REGISTER_MONTH. */
export async function registerDraft(
  dataSource: DataSource,
  unitId: number,
  change: Record<string, unknown> = {},
): Promise<string> {
  const [{ next = 1 } = {}]: { next?: number }[] = await dataSource.query(
    'SELECT COUNT(*) + 1 AS next FROM submission',
  );
  const businessNo = `20261124${String(next).padStart(8, '0')}`;
  const head = {
    business_no: businessNo,
    business: 'base-adjustment',
    unit_id: unitId,
    branch_code: '01',
    initiator_id: 1,
    stage: 'draft',
    seq: 1,
    state: '{}',
    form: '{}',
    form_version: 1,
    rules_version: 1,
    effective_month: REGISTER_MONTH,
    opened_at: REGISTER_NOW,
    ...change,
  };
  await insertRows(dataSource.manager, 'submission', Object.keys(head), [Object.values(head)]);
  return businessNo;
}

function personOf(unit: number, at: number) {
  const first17 = `410303198${String(at % 10)}0101${String(unit % 1000).padStart(3, '0')}`;
  const idNumber = `${first17}${identityCheckCharacter(first17)}`;
  return { idNumber, name: `张${String(at)}`, key: `${String(unit)}/${String(at)}` };
}

async function insertMembers(
  manager: EntityManager,
  people: readonly ReturnType<typeof personOf>[],
): Promise<void> {
  const columns = [
    'name',
    'id_type',
    'id_number',
    'id_hash',
    'sex',
    'born_on',
    'changed_at',
    'version',
  ];
  const rows = people.map((one) => [
    one.name,
    '01',
    one.idNumber,
    Buffer.from(one.key).toString('hex').padEnd(64, '0'),
    '1',
    '1988-01-01',
    REGISTER_NOW,
    1,
  ]);
  await insertRows(manager, 'member', columns, rows);
}

async function insertAccounts(manager: EntityManager, unitId: number): Promise<void> {
  await manager.query(
    `INSERT INTO personal_account (account_no, member_id, unit_id, name_key, base_fen, unit_ratio_bp, personal_ratio_bp,
            fiscal_ratio_bp, unit_fen, personal_fen, fiscal_fen, status, opened_on, paid_through_month, last_base_month)
     SELECT CONCAT('1', LPAD(m.id, 10, '0')), m.id, ?, m.name_key, 500000, 800, 800, 0, 40000, 40000, 0, '01', '2020-01-01', '202610', '202507'
       FROM member m LEFT JOIN personal_account a ON a.member_id = m.id WHERE a.id IS NULL ORDER BY m.id`,
    [unitId],
  );
}

/** What stands in the accounts, from the unit's first month on. */
async function insertTerms(manager: EntityManager, unitId: number): Promise<void> {
  await manager.query(
    `INSERT INTO unit_term (unit_id, from_month, unit_ratio_bp, personal_ratio_bp, fiscal_ratio_bp, rounding, status)
     SELECT id, first_month, unit_ratio_bp, personal_ratio_bp, fiscal_ratio_bp, rounding, status FROM unit WHERE id = ?`,
    [unitId],
  );
  await manager.query(
    `INSERT INTO base_term (account_id, from_month, base_fen)
     SELECT id, ?, base_fen FROM personal_account WHERE unit_id = ?`,
    [UNIT.first_month, unitId],
  );
  await manager.query(
    `INSERT INTO status_term (account_id, from_month, unit_id, status)
     SELECT id, ?, unit_id, status FROM personal_account WHERE unit_id = ?`,
    [UNIT.first_month, unitId],
  );
}
