import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { previewRegister } from '#libs/persistence/registers/register-preview';
import { recheckRegister } from '#libs/persistence/registers/register-recheck';
import { splitRegister } from '#libs/persistence/registers/register-split';
import {
  addRow,
  changeRow,
  chooseRows,
  deleteRows,
} from '#libs/persistence/registers/register-store';
import { derivedTotals } from '#libs/persistence/registers/register-totals';
import { inTransaction } from '#libs/persistence/database/transaction';
import {
  REGISTER_EDITOR,
  REGISTER_NOW as now,
  registerDraft,
  registerUnit,
  type RegisterUnit,
} from '#test/builders/register.builder';
import { submitRegister } from '#test/builders/register-edit.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;
let unit: RegisterUnit;
let businessNo: string;
let version: number;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  unit = await registerUnit(database.dataSource, 6);
  businessNo = await registerDraft(database.dataSource, unit.unitId);
  version = 1;
});

const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  database.dataSource.query(text, values);
const edit = () => ({ businessNo, draftVersion: version, editor: REGISTER_EDITOR, now });
const accountNo = (at: number) => unit.accounts[at]?.accountNo ?? '';

async function add(at: number, baseAfterFen: number) {
  const added = await inTransaction(database.dataSource, (m) =>
    addRow(m, baseAdjustment, edit(), { accountNo: accountNo(at), typed: { baseAfterFen } }),
  );
  version = added.head.draftVersion;
  return added;
}
describe('single entries of a register', () => {
  it('adds a row with before and after, and sums the head', async () => {
    const { rowNo, head } = await add(0, 600_000);
    expect(rowNo).toBe(1);
    expect(head).toMatchObject({
      draftVersion: 2,
      totals: { rows: 1, chosen: 1, findings: 0, beforeFen: 80_000, afterFen: 96_000 },
    });
  });

  it('writes nothing when the row has a finding', async () => {
    await expect(add(0, 100)).rejects.toMatchObject({ code: 'BASE_BELOW_FLOOR' });
    expect(await derivedTotals(database.dataSource.manager, businessNo)).toMatchObject({
      rows: 0,
    });
  });

  it('refuses somebody who is in the register already, and an account of another unit', async () => {
    await add(0, 600_000);
    await expect(add(0, 610_000)).rejects.toMatchObject({
      code: 'ROW_ALREADY_THERE',
      details: { rowNo: 1 },
    });
    const other = await registerUnit(database.dataSource, 1);
    const entry = {
      accountNo: other.accounts[0]?.accountNo ?? '',
      typed: { baseAfterFen: 600_000 },
    };
    await expect(
      inTransaction(database.dataSource, (m) => addRow(m, baseAdjustment, edit(), entry)),
    ).rejects.toMatchObject({ code: 'ACCOUNT_NOT_IN_UNIT' });
  });

  it('changes, chooses and deletes rows, one, many and all', async () => {
    for (let at = 0; at < 4; at += 1) await add(at, 600_000);
    await inTransaction(database.dataSource, async (m) => {
      let head = (
        await changeRow(m, baseAdjustment, edit(), { rowNo: 1, typed: { baseAfterFen: 700_000 } })
      ).head;
      expect(head.totals.afterFen).toBe(112_000 + 3 * 96_000);
      head = await chooseRows(
        m,
        { ...edit(), draftVersion: head.draftVersion },
        { rowNos: [1, 2] },
        false,
      );
      expect(head.totals).toMatchObject({ rows: 4, chosen: 2, beforeFen: 160_000 });
      head = await deleteRows(m, { ...edit(), draftVersion: head.draftVersion }, { rowNos: [1] });
      expect(head.totals.rows).toBe(3);
      head = await deleteRows(
        m,
        { ...edit(), draftVersion: head.draftVersion },
        { all: true, but: [] },
      );
      expect(head.totals).toMatchObject({ rows: 0, beforeFen: 0, afterFen: 0 });
    });
  });

  it('deletes all but some, and those with a finding, in one edit each', async () => {
    for (let at = 0; at < 5; at += 1) await add(at, 600_000);
    await sql(
      "UPDATE register_row SET finding_code = 'BASE_BELOW_FLOOR', finding_details = '{}' WHERE business_no = ? AND row_no IN (2, 3)",
      [businessNo],
    );
    const standing = async () =>
      (
        await sql<{ no: number }>(
          'SELECT row_no AS no FROM register_row WHERE business_no = ? ORDER BY row_no',
          [businessNo],
        )
      ).map(({ no }) => no);
    await inTransaction(database.dataSource, async (m) => {
      const head = await deleteRows(m, edit(), { all: true, but: [1, 2, 4] });
      expect(head).toMatchObject({ draftVersion: version + 1, totals: { rows: 3, findings: 1 } });
      version = head.draftVersion;
    });
    expect(await standing()).toEqual([1, 2, 4]);
    await inTransaction(database.dataSource, (m) =>
      deleteRows(m, edit(), { all: true, only: 'findings', but: [] }),
    );
    expect(await standing()).toEqual([1, 4]);
  });

  it('refuses a stale page: of two edits at the same version exactly one is written', async () => {
    const entry = (at: number) =>
      inTransaction(database.dataSource, (m) =>
        addRow(m, baseAdjustment, edit(), {
          accountNo: accountNo(at),
          typed: { baseAfterFen: 600_000 },
        }),
      );
    const results = await Promise.allSettled([entry(0), entry(1)]);
    expect(results.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((one) => one.status === 'rejected')).toMatchObject({
      reason: { code: 'STALE_DRAFT' },
    });
    expect(await derivedTotals(database.dataSource.manager, businessNo)).toMatchObject({
      rows: 1,
    });
  });

  it('refuses every edit once the case is submitted', async () => {
    await add(0, 600_000);
    await submitRegister(database.dataSource, businessNo);
    await expect(add(1, 600_000)).rejects.toMatchObject({ code: 'NOT_EDITABLE' });
  });

  it('previews people, sums and the next month of the unit', async () => {
    await add(0, 600_000);
    const preview = await inTransaction(database.dataSource, (m) =>
      previewRegister(m, baseAdjustment, businessNo, now),
    );
    expect(preview).toMatchObject({
      differenceFen: 16_000,
      monthRefusal: null,
      totals: { chosen: 1 },
      nextMonth: { month: '202612', headcount: 6, totalFen: 6 * 80_000 + 16_000 },
    });
  });
});

describe('a register before submit', () => {
  it('decides again only what moved, and counts what no longer holds', async () => {
    await add(0, 600_000);
    await add(1, 600_000);
    await sql("UPDATE personal_account SET status = '02', version = version + 1 WHERE id = ?", [
      unit.accounts[0]?.id,
    ]);
    await sql(
      'UPDATE personal_account SET unit_ratio_bp = 1000, own_ratios = 1, version = version + 1 WHERE id = ?',
      [unit.accounts[1]?.id],
    );
    const { totals } = await inTransaction(database.dataSource, (m) =>
      recheckRegister(m, baseAdjustment, businessNo, now),
    );
    expect(totals).toMatchObject({ rows: 2, findings: 1, chosenFindings: 1 });
    const rows = await sql<Record<string, unknown>>(
      'SELECT finding_code AS finding, unit_after_fen AS unit FROM register_row WHERE business_no = ? ORDER BY row_no',
      [businessNo],
    );
    expect(rows).toEqual([
      { finding: 'BASE_WHEN_UNSEALING', unit: '0' },
      { finding: null, unit: '60000' },
    ]);
  });

  it('decides everything again when the month and its cap change', async () => {
    await add(0, 2_354_250);
    await sql('UPDATE submission SET effective_month = ? WHERE business_no = ?', [
      '202606',
      businessNo,
    ]);
    const { totals, monthRefusal } = await inTransaction(database.dataSource, (m) =>
      recheckRegister(m, baseAdjustment, businessNo, now),
    );
    expect(totals.findings).toBe(1);
    expect(monthRefusal).toMatchObject({
      code: 'MONTH_ALREADY_PAID',
      details: { next: '2026-12' },
    });
  });

  it('leaves the rows not chosen as the next draft', async () => {
    for (let at = 0; at < 3; at += 1) await add(at, 600_000);
    await inTransaction(database.dataSource, (m) => chooseRows(m, edit(), { rowNos: [2] }, false));
    const next = await registerDraft(database.dataSource, unit.unitId);
    expect(
      await inTransaction(database.dataSource, (m) => splitRegister(m, businessNo, next)),
    ).toBe(1);
    expect(await derivedTotals(database.dataSource.manager, businessNo)).toMatchObject({
      rows: 2,
      chosen: 2,
    });
    expect(await derivedTotals(database.dataSource.manager, next)).toMatchObject({
      rows: 1,
      chosen: 1,
    });
  });
});
