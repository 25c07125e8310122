import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { maskIdentityNumber } from '#libs/fund/identity-number';
import { findImport } from '#libs/persistence/imports/import-store';
import { derivedTotals } from '#libs/persistence/registers/register-totals';
import { annotatedWorkbook } from '#libs/register-files/annotated';
import { registerXlsx } from '#libs/register-files/export';
import { presentPeopleXlsx } from '#libs/register-files/present-people';
import { templateXlsx } from '#libs/register-files/template';
import type { OutCell } from '#libs/spreadsheet/out-sheet';
import { beginImport, importLine, runImport } from '#test/builders/import.builder';
import { addToRegister } from '#test/builders/register-edit.builder';
import { registerDraft, registerUnit, type RegisterUnit } from '#test/builders/register.builder';
import { bytesOf, rowsOf, workbook } from '#test/builders/workbook.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;
let unit: RegisterUnit;
let businessNo: string;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  unit = await registerUnit(database.dataSource, 5);
  businessNo = await registerDraft(database.dataSource, unit.unitId);
});

const manager = () => database.dataSource.manager;
const line = (at: number, base: OutCell) => importLine(unit, at, base);
const accountNo = (at: number) => unit.accounts[at]?.accountNo ?? '';

async function imported(file: Buffer): Promise<number> {
  const importId = await beginImport(database.dataSource, businessNo, file);
  await runImport(database.dataSource, importId, file);
  return importId;
}

describe('files for the operator', () => {
  it('the template is a file the import takes, its example row ignored', async () => {
    const file = Buffer.from(await templateXlsx(baseAdjustment));
    expect((await rowsOf(file))[0]?.cells).toEqual([
      '序号',
      '个人账号',
      '姓名',
      '证件号码',
      '调整后缴存基数',
    ]);
    expect(await findImport(manager(), await imported(file))).toMatchObject({
      state: 'refused',
      refusalCode: 'FILE_EMPTY',
    });
  });

  it('the unit’s own people with what stands now are filled in and sent back, their masks left standing', async () => {
    await manager().query("UPDATE personal_account SET status = '02' WHERE id = ?", [
      unit.accounts[4]?.id,
    ]);
    const present = await presentPeopleXlsx(manager(), baseAdjustment, unit.unitId, []);
    const [titles = [], ...people] = (await rowsOf(Buffer.from(present as Uint8Array))).map(
      ({ cells }) => cells.map((cell) => (typeof cell === 'string' ? cell : null)),
    );
    expect(people.slice(0, 4).map((cells) => cells.slice(1, 5))).toEqual(
      unit.accounts
        .slice(0, 4)
        .map(({ accountNo: no, name, idNumber }) => [
          no,
          name,
          maskIdentityNumber(idNumber),
          '5000',
        ]),
    );
    const filled = people
      .slice(0, 2)
      .map((cells) =>
        titles.map((title, at) => (title === '调整后缴存基数' ? '6000' : (cells[at] ?? null))),
      );
    const stranger = (filled[1] ?? []).map((cell, at) => (at === 3 ? '110105********002X' : cell));
    const file = await workbook([filled[0] ?? [], stranger], titles.map(String));
    expect(await findImport(manager(), await imported(file))).toMatchObject({
      state: 'checked',
      rowsGood: 1,
      rowsBad: 1,
    });
  });

  it('the annotated workbook has the original columns and the reason of each bad row', async () => {
    const file = await workbook([line(0, '6000'), line(1, '100')]);
    const importId = await imported(file);
    const rows = await rowsOf(
      await bytesOf(await annotatedWorkbook(manager(), baseAdjustment, importId, file)),
    );
    expect(rows.map((row) => row.cells[5] ?? null)).toEqual([
      '错误说明',
      null,
      '调整后缴存基数：100.00低于缴存基数下限2,210.00',
    ]);
    expect(rows[2]?.cells.slice(0, 5)).toEqual(line(1, '100'));
  });

  it('the export carries every column, ID numbers masked, formulas neutralised', async () => {
    await manager().query(
      "UPDATE member SET name = '=1+1' WHERE id = (SELECT member_id FROM personal_account WHERE id = ?)",
      [unit.accounts[0]?.id],
    );
    await addToRegister(database.dataSource, businessNo, accountNo(0), 600_001);
    const rows = await rowsOf(await bytesOf(registerXlsx(manager(), baseAdjustment, businessNo)));
    expect(rows[0]?.cells).toContain('调整后月缴存额合计');
    expect(rows[1]?.cells.slice(0, 5)).toEqual([
      '1',
      accountNo(0),
      "'=1+1",
      expect.stringMatching(/^410303\*{8}/),
      '5000',
    ]);
    expect(rows[1]?.cells[9]).toBe('6000.01');
    expect(await derivedTotals(manager(), businessNo)).toMatchObject({ rows: 1 });
  });
});
