import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { addMonths } from '#libs/fund/month';
import { keepFormer, registerSince } from '#libs/persistence/cases/former-case';
import { postRegister } from '#libs/persistence/postings/register-posting';
import { previewRegister } from '#libs/persistence/registers/register-preview';
import { registerRows } from '#libs/persistence/registers/register-queries';
import { recheckRegister } from '#libs/persistence/registers/register-recheck';
import type { RegisterRule } from '#libs/persistence/registers/register-rule';
import { addRow, changeRow } from '#libs/persistence/registers/register-store';
import { personKey } from '#libs/persistence/registers/register-subject';
import { keptTotals } from '#libs/persistence/registers/register-totals';
import { inTransaction } from '#libs/persistence/database/transaction';
import type { TypedValues } from '#libs/case/register';
import { LEAVERS, NEWCOMERS } from '#test/builders/made-up-registers.builder';
import { editRegister, submitRegister } from '#test/builders/register-edit.builder';
import {
  REGISTER_MONTH as NEXT,
  REGISTER_NOW as now,
  registerDraft,
  registerUnit,
  type RegisterUnit,
} from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const keyOf = (typed: TypedValues) => personKey('a secret of the tests', typed);
const LI = { name: '李·四', idNumber: '410303199001011234', baseAfterFen: 500_000 };

let database: TestDatabase;
let unit: RegisterUnit;
let businessNo: string;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  unit = await registerUnit(database.dataSource, 3);
  businessNo = await registerDraft(database.dataSource, unit.unitId, { effective_month: null });
});

const enter = (rule: RegisterRule, at: number, typed: TypedValues) =>
  editRegister(database.dataSource, businessNo, (m, edit) =>
    addRow(m, rule, edit, { accountNo: unit.accounts[at]?.accountNo ?? '', typed, keyOf }),
  );
const change = (rule: RegisterRule, rowNo: number, typed: TypedValues) =>
  editRegister(database.dataSource, businessNo, (m, edit) =>
    changeRow(m, rule, edit, { rowNo, typed, keyOf }),
  );
const rows = (q = '') => registerRows(database.dataSource.manager, { businessNo, q, limit: 9 });
const preview = (rule: RegisterRule) =>
  inTransaction(database.dataSource, (m) => previewRegister(m, rule, businessNo, now));

describe('a register whose rows decide their own month', () => {
  it('counts heads and amounts of the rows that take effect by the next month, and has the earliest month', async () => {
    await enter(LEAVERS, 0, { lastMonth: addMonths(NEXT, 1) });
    expect(await preview(LEAVERS)).toMatchObject({
      month: addMonths(NEXT, 1),
      nextMonth: { month: NEXT, headcount: 3, totalFen: 3 * 80_000 },
    });
    await enter(LEAVERS, 1, { lastMonth: NEXT });
    expect(await preview(LEAVERS)).toMatchObject({
      month: NEXT,
      nextMonth: { month: NEXT, headcount: 2, totalFen: 2 * 80_000 },
    });
  });

  it('keeps what was typed apart from what was decided, and joins what is typed later', async () => {
    await enter(LEAVERS, 0, { lastMonth: NEXT, reason: '02' });
    await change(LEAVERS, 1, { reason: '03' });
    expect((await rows())[0]).toMatchObject({
      month: NEXT,
      values: { lastMonth: NEXT, reason: '03', through: NEXT },
    });
    await change(LEAVERS, 1, { reason: '' });
    expect((await rows())[0]?.values).not.toHaveProperty('reason');
  });

  it('names the column of a finding', async () => {
    await enter(LEAVERS, 0, { lastMonth: NEXT, reason: '02' });
    await expect(change(LEAVERS, 1, { reason: 'none' })).rejects.toMatchObject({
      code: 'VALUE_REQUIRED',
    });
    await database.dataSource.query(
      `UPDATE register_row SET typed = '{"lastMonth":"${NEXT}","reason":"none"}', decided_version = 0 WHERE business_no = ?`,
      [businessNo],
    );
    await inTransaction(database.dataSource, (m) => recheckRegister(m, LEAVERS, businessNo, now));
    expect((await rows())[0]?.finding).toEqual({ code: 'VALUE_REQUIRED', column: 'reason' });
  });

  it('tells a return what was typed otherwise since', async () => {
    await enter(LEAVERS, 0, { lastMonth: NEXT, reason: '02' });
    await enter(LEAVERS, 1, { lastMonth: NEXT, reason: '02' });
    await inTransaction(database.dataSource, (m) => keepFormer(m, businessNo));
    await change(LEAVERS, 2, { reason: '03' });
    await enter(LEAVERS, 2, { lastMonth: NEXT });
    expect(await registerSince(database.dataSource.manager, businessNo)).toEqual({
      added: 1,
      removed: 0,
      changed: 1,
    });
  });

  it('is posted with the month of each row', async () => {
    await enter(LEAVERS, 0, { lastMonth: NEXT, reason: '02' });
    await enter(LEAVERS, 1, { lastMonth: addMonths(NEXT, 1), reason: '03' });
    await submitRegister(database.dataSource, businessNo, LEAVERS);
    await inTransaction(database.dataSource, (m) => postRegister(m, LEAVERS, businessNo, now));
    const history: { month: string; after: string }[] = await database.dataSource.query(
      'SELECT effective_month AS month, `after` FROM posted_change WHERE business_no = ? ORDER BY id',
      [businessNo],
    );
    expect(history).toEqual([
      { month: NEXT, after: '02' },
      { month: addMonths(NEXT, 1), after: '03' },
    ]);
  });
});

describe('a register of people who have no account', () => {
  it('has each person once, however he is entered, and finds him by name', async () => {
    await enter(NEWCOMERS, 0, LI);
    await expect(enter(NEWCOMERS, 0, { ...LI, name: '李四' })).rejects.toMatchObject({
      code: 'ROW_ALREADY_THERE',
      details: { rowNo: 1 },
    });
    await enter(NEWCOMERS, 0, { ...LI, name: '王五', idNumber: '410303199001011235' });
    expect((await rows('李.四')).map(({ name, accountNo }) => [name, accountNo])).toEqual([
      ['李·四', ''],
    ]);
    expect(await keptTotals(database.dataSource.manager, businessNo)).toMatchObject({
      rows: 2,
      beforeFen: 0,
      afterFen: 200,
    });
    expect((await preview(NEWCOMERS)).nextMonth).toMatchObject({ headcount: 5 });
  });

  it('may change who a row is about, but not into somebody who is there', async () => {
    await enter(NEWCOMERS, 0, LI);
    await enter(NEWCOMERS, 0, { ...LI, idNumber: '410303199001011235' });
    await change(NEWCOMERS, 2, { idNumber: '410303199001011236' });
    await expect(change(NEWCOMERS, 2, { idNumber: LI.idNumber })).rejects.toMatchObject({
      code: 'ROW_ALREADY_THERE',
    });
  });

  it('finds whoever has been given an account meanwhile', async () => {
    const known = unit.accounts[0];
    const typed = { ...LI, name: known?.name ?? '', idNumber: known?.idNumber ?? '' };
    await enter(NEWCOMERS, 0, LI);
    await enter(NEWCOMERS, 0, typed);
    const recheck = () =>
      inTransaction(database.dataSource, (m) => recheckRegister(m, NEWCOMERS, businessNo, now));
    expect((await recheck()).totals).toMatchObject({ rows: 2, findings: 0 });
    await database.dataSource.query('UPDATE member SET id_hash = ? WHERE id = ?', [
      keyOf(typed),
      known?.id,
    ]);
    expect((await recheck()).totals).toMatchObject({ rows: 2, findings: 1 });
    expect((await rows()).map(({ finding }) => finding?.column ?? null)).toEqual([
      null,
      'idNumber',
    ]);
  });
});
