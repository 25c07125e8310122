import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { enrolment } from '#libs/businesses/enrolment/enrolment.business';
import type { RegisterBusiness } from '#libs/businesses/register-business';
import { supplementaryContribution as supplement } from '#libs/businesses/supplementary-contribution/supplementary-contribution.business';
import { unseal } from '#libs/businesses/unseal/unseal.business';
import { monthsThrough } from '#libs/fund/month';
import { linkedCases } from '#libs/persistence/cases/case-links';
import { UnitEntity } from '#libs/persistence/entities/unit.entity';
import { enterMissed, missingOf, type LateCase } from '#libs/persistence/registers/missed-rows';
import { REGISTER_ROWS_MAX } from '#libs/persistence/registers/register-room';
import { addRow } from '#libs/persistence/registers/register-store';
import { personKey } from '#libs/persistence/registers/register-subject';
import { numberOf, TYPED } from '#test/builders/enrolled.builder';
import {
  enrolmentDraft,
  ENROLMENT_SECRET,
  postEnrolment,
  submitEnrolment,
} from '#test/builders/enrolment.builder';
import { postedRegisters } from '#test/builders/posted-statuses.builder';
import { editRegister } from '#test/builders/register-edit.builder';
import { registerUnit, type RegisterUnit } from '#test/builders/register.builder';
import { supplements } from '#test/builders/supplements.builder';
import { sequence } from '#test/builders/sequence';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;
let registers: ReturnType<typeof postedRegisters>;
let made: ReturnType<typeof supplements>;

beforeAll(async () => {
  database = await freshDatabase();
  registers = postedRegisters(database.dataSource);
  made = supplements(database.dataSource);
});
afterAll(() => database.drop());

const manager = () => database.dataSource.manager;

async function lateCase(business: RegisterBusiness, businessNo: string): Promise<LateCase> {
  const [row] = await database.dataSource.query<
    { unitId: number; stage: string; effectiveMonth: string | null }[]
  >(
    'SELECT unit_id AS unitId, stage, effective_month AS effectiveMonth FROM submission WHERE business_no = ?',
    [businessNo],
  );
  const { columns, missed } = business;
  if (row === undefined || missed === undefined) throw new Error('no case that comes too late');
  return { businessNo, ...row, columns, missed };
}

/** The months of a late case entered into a draft of their own. */
async function entered(unit: RegisterUnit, late: LateCase, from: string | null) {
  const businessNo = await made.draft(unit);
  const taken = await editRegister(database.dataSource, businessNo, (m, edit) =>
    enterMissed(m, supplement, edit, { late, from }),
  );
  return { businessNo, added: taken.added, passedOver: taken.passedOver };
}

/** A manager whose statements are noted. */
function overheard(real: EntityManager, asked: string[]): EntityManager {
  const query = (sql: string, values?: unknown[]) => {
    asked.push(sql);
    return real.query<unknown>(sql, values);
  };
  return Object.assign(Object.create(real) as EntityManager, { query });
}
const written = (asked: readonly string[]) =>
  asked.filter((sql) => sql.startsWith('INSERT INTO register_row'));

const monthsOf = async (businessNo: string) =>
  (await made.rowsOf(businessNo)).map(({ month }) => month);
const pays = ({ unitId }: RegisterUnit, through: string) =>
  database.dataSource.query(
    'UPDATE unit SET paid_through_month = ?, last_assessed_month = ? WHERE id = ?',
    [through, through, unitId],
  );

describe('an enrolment later than the law has it', () => {
  async function enrolled(unit: RegisterUnit, hireDate: string, who = TYPED.idNumber) {
    const businessNo = await enrolmentDraft(database.dataSource, unit.unitId);
    const keyOf = (typed: object) => personKey(ENROLMENT_SECRET, { ...typed });
    const typed = { ...TYPED, idNumber: who, hireDate, employment: '01', firstMonth: '202611' };
    await editRegister(database.dataSource, businessNo, (m, edit) =>
      addRow(m, enrolment, edit, { typed, keyOf }),
    );
    await submitEnrolment(database.dataSource, businessNo);
    return businessNo;
  }

  async function completed(enrolmentNo: string): Promise<void> {
    await postEnrolment(database.dataSource, enrolmentNo);
    await database.dataSource.query(
      "UPDATE submission SET stage = 'completed' WHERE business_no = ?",
      [enrolmentNo],
    );
  }

  it('offers the paid months since the lawful one, once the account is there, as a linked case', async () => {
    const unit = await registerUnit(database.dataSource, 1);
    await pays(unit, '202610');
    const enrolmentNo = await enrolled(unit, '2026-08-10');
    expect(await missingOf(manager(), await lateCase(enrolment, enrolmentNo))).toBeNull();
    await completed(enrolmentNo);
    const late = await lateCase(enrolment, enrolmentNo);
    expect(await missingOf(manager(), late)).toEqual({
      people: 1,
      first: '202609',
      last: '202610',
    });
    const { businessNo, added, passedOver } = await entered(unit, late, null);
    expect([added, passedOver, await monthsOf(businessNo)]).toEqual([2, 0, ['202609', '202610']]);
    expect(await linkedCases(manager(), businessNo)).toMatchObject([
      { businessNo: enrolmentNo, kind: 'makes-good' },
    ]);
  });

  it('holds nobody up whose lawful month lies years back: it begins with the unit’s first month', async () => {
    const unit = await registerUnit(database.dataSource, 1);
    await pays(unit, '202610');
    const { unitId: id } = unit;
    const { firstMonth: since } = await manager().findOneByOrFail(UnitEntity, { id });
    const enrolmentNo = await enrolled(unit, '2015-08-10', numberOf('41030319850101003'));
    await completed(enrolmentNo);
    const late = await lateCase(enrolment, enrolmentNo);
    expect(await missingOf(manager(), late)).toEqual({ people: 1, first: since, last: '202610' });
    const { businessNo, added, passedOver } = await entered(unit, late, null);
    const months = monthsThrough(since, '202610');
    expect([added > 0, added + passedOver]).toEqual([true, months.length]);
    expect(await monthsOf(businessNo)).toEqual(months.slice(passedOver));
  });

  it('is counted over all its rows, read a thousand at a time', async () => {
    const unit = await registerUnit(database.dataSource, 1);
    await pays(unit, '202610');
    const enrolmentNo = await enrolled(unit, '2026-08-10', numberOf('41030319870101004'));
    await completed(enrolmentNo);
    await database.dataSource.query(
      `INSERT INTO register_row (business_no, row_no, row_key, account_id, month, base_before_fen, unit_before_fen, personal_before_fen,
              fiscal_before_fen, base_after_fen, unit_after_fen, personal_after_fen, fiscal_after_fen, decided_version, chosen, typed)
       SELECT business_no, row_no + n.seq, CONCAT('copy/', n.seq), account_id, month, 0, 0, 0, 0, base_after_fen, 0, 0, 0,
              decided_version, 1, IF(n.seq = 1000, JSON_SET(typed, '$.hireDate', '2026-07-10'), typed)
         FROM register_row JOIN ${sequence(1000, 'n')} WHERE business_no = ?`,
      [enrolmentNo],
    );
    const asked: string[] = [];
    const heard = overheard(manager(), asked);
    expect(await missingOf(heard, await lateCase(enrolment, enrolmentNo))).toEqual({
      people: 1_001,
      first: '202608',
      last: '202610',
    });
    expect(asked.filter((sql) => sql.includes('LIMIT 1000'))).toHaveLength(2);
  });

  it('offers no month more when the unit has paid others since', async () => {
    const unit = await registerUnit(database.dataSource, 1);
    await pays(unit, '202610');
    const enrolmentNo = await enrolled(unit, '2026-09-10', numberOf('41030319880101002'));
    await completed(enrolmentNo);
    await pays(unit, '202611');
    expect(await missingOf(manager(), await lateCase(enrolment, enrolmentNo))).toMatchObject({
      first: '202610',
      last: '202610',
    });
  });
});

describe('an unseal', () => {
  it('has the months he rested in made good in full, from the month that is asked for', async () => {
    const unit = await made.unitWithOneMissed();
    const businessNo = await registers.draft(unseal, unit, { month: '202612', rows: {} });
    await database.dataSource.query(
      `INSERT INTO register_row (business_no, row_no, row_key, account_id, base_before_fen, unit_before_fen, personal_before_fen,
              fiscal_before_fen, base_after_fen, unit_after_fen, personal_after_fen, fiscal_after_fen, decided_version, chosen)
       SELECT ?, 1, id, id, 0, 0, 0, 0, base_fen, 0, 0, 0, version, 1 FROM personal_account WHERE id = ?`,
      [businessNo, unit.accounts[0]?.id],
    );
    const late = await lateCase(unseal, businessNo);
    expect(await missingOf(manager(), late)).toMatchObject({ people: 1, first: null });
    expect(await entered(unit, late, null)).toMatchObject({ added: 0, passedOver: 0 });
    const taken = await entered(unit, late, '202608');
    // He has paid in August and in November: those are passed over.
    expect(await monthsOf(taken.businessNo)).toEqual(['202609', '202610']);
  });
});

describe('a base that is refused because its month is paid', () => {
  it('is offered as differences of the paid months, by the bases of its rows, and only once it is refused', async () => {
    const unit = await registerUnit(database.dataSource, 2);
    await pays(unit, '202610');
    const rows = { 0: { baseAfterFen: 800_000 }, 1: { baseAfterFen: 900_000 } };
    const businessNo = await registers.draft(baseAdjustment, unit, { month: '202611', rows });
    const inTime = await lateCase(baseAdjustment, businessNo);
    expect(await missingOf(manager(), inTime)).toBeNull();
    expect(await missingOf(manager(), { ...inTime, stage: 'completed' })).toBeNull();
    await pays(unit, '202611');
    const late = await lateCase(baseAdjustment, businessNo);
    expect(await missingOf(manager(), late)).toEqual({
      people: 2,
      first: '202611',
      last: '202611',
    });
    const taken = await entered(unit, late, '202610');
    expect(taken).toMatchObject({ added: 4, passedOver: 0 });
    expect(await monthsOf(taken.businessNo)).toEqual(['202610', '202611', '202610', '202611']);
  });

  it('is nothing any more once the draft is discarded', async () => {
    const unit = await registerUnit(database.dataSource, 1);
    await pays(unit, '202610');
    const rows = { 0: { baseAfterFen: 800_000 } };
    const businessNo = await registers.draft(baseAdjustment, unit, { month: '202611', rows });
    const late = { ...(await lateCase(baseAdjustment, businessNo)), stage: 'discarded' };
    expect(await missingOf(manager(), late)).toBeNull();
    expect(await entered(unit, late, '202610')).toMatchObject({ added: 0 });
  });

  it('is refused where the register has no room for it, before any row is written', async () => {
    const unit = await registerUnit(database.dataSource, 2);
    await pays(unit, '202610');
    const rows = { 0: { baseAfterFen: 800_000 }, 1: { baseAfterFen: 900_000 } };
    const lateNo = await registers.draft(baseAdjustment, unit, { month: '202611', rows });
    const late = await lateCase(baseAdjustment, lateNo);
    const businessNo = await made.draft(unit);
    const into = async (there: number, asked: string[]) => {
      await database.dataSource.query(
        'UPDATE submission SET register_rows = ? WHERE business_no = ?',
        [there, businessNo],
      );
      return editRegister(database.dataSource, businessNo, (m, edit) =>
        enterMissed(overheard(m, asked), supplement, edit, { late, from: '202610' }),
      );
    };
    const refused: string[] = [];
    await expect(into(REGISTER_ROWS_MAX - 1, refused)).rejects.toMatchObject({
      code: 'REGISTER_FULL',
    });
    expect(written(refused)).toEqual([]);
    const taken: string[] = [];
    expect(await into(REGISTER_ROWS_MAX - 2, taken)).toMatchObject({ added: 2 });
    expect(written(taken)).toHaveLength(1);
  });
});
