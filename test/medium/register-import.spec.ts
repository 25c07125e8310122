import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { applyImport, type ImportChoice } from '#libs/persistence/imports/import-apply';
import { importFindings, knownLines } from '#libs/persistence/imports/import-queries';
import { findImport } from '#libs/persistence/imports/import-store';
import { registerCase } from '#libs/persistence/registers/register-case';
import { registerRows } from '#libs/persistence/registers/register-queries';
import { inTransaction } from '#libs/persistence/database/transaction';
import type { OutCell } from '#libs/spreadsheet/out-sheet';
import { endImport, beginImport, importLine, runImport } from '#test/builders/import.builder';
import { addToRegister } from '#test/builders/register-edit.builder';
import {
  REGISTER_EDITOR,
  REGISTER_NOW as now,
  registerDraft,
  registerUnit,
  type RegisterUnit,
} from '#test/builders/register.builder';
import { workbook } from '#test/builders/workbook.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;
let unit: RegisterUnit;
let businessNo: string;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  unit = await registerUnit(database.dataSource, 6);
  businessNo = await registerDraft(database.dataSource, unit.unitId);
});

const manager = () => database.dataSource.manager;
const line = (at: number, base: OutCell, change?: { name?: string; idNumber?: string }) =>
  importLine(unit, at, base, change);
const after = (lineNo: number) => ({ lineNo, part: 0 });
const begin = (file: Buffer) => beginImport(database.dataSource, businessNo, file);
const read = (importId: number, file: Buffer, signal?: AbortSignal) =>
  runImport(database.dataSource, importId, file, signal);
async function imported(file: Buffer): Promise<number> {
  const importId = await begin(file);
  await read(importId, file);
  return importId;
}

const draftVersion = async () => (await registerCase(manager(), businessNo)).draftVersion;
const apply = async (importId: number, choice: Partial<ImportChoice> = {}) => {
  const edit = { businessNo, draftVersion: await draftVersion(), editor: REGISTER_EDITOR, now };
  return inTransaction(database.dataSource, (m) =>
    applyImport(m, baseAdjustment, edit, {
      importId,
      rows: 'all',
      known: 'replace',
      exceptLines: [],
      hidden: null,
      ...choice,
    }),
  );
};
const bases = async () =>
  (await registerRows(manager(), { businessNo, limit: 100 })).map((row) => [
    row.accountNo,
    row.baseAfterFen,
  ]);
const accountNo = (at: number) => unit.accounts[at]?.accountNo ?? '';

describe('importing a register file', () => {
  it('stages good rows, and brings them into the register when the operator takes them', async () => {
    const importId = await imported(
      await workbook([line(0, '6000'), line(1, 7000.5), line(2, '８，０００．１０ 元')]),
    );
    expect(await findImport(manager(), importId)).toMatchObject({
      state: 'checked',
      rowsRead: 3,
      rowsGood: 3,
      rowsBad: 0,
      rowsKnown: 0,
      percent: 100,
    });
    expect(await bases()).toEqual([]);
    const head = await apply(importId);
    expect(head.totals).toMatchObject({ rows: 3, chosen: 3, beforeFen: 240_000 });
    expect(await bases()).toEqual([
      [accountNo(0), 600_000],
      [accountNo(1), 700_050],
      [accountNo(2), 800_010],
    ]);
    expect(await findImport(manager(), importId)).toMatchObject({ state: 'applied' });
  });

  it('says row, column and reason of every finding, and writes nothing of a file with errors', async () => {
    const importId = await imported(
      await workbook([
        line(0, '6000'),
        line(1, '100'),
        line(2, 'abc'),
        line(3, '6000', { name: '李四' }),
        line(4, '6000', { idNumber: '1' }),
        ['6', '19999999999', '王五', '1', '6000'],
        line(0, '6100'),
        ['8', accountNo(5), '', '', ''],
        line(1, '6千', { name: '李四' }),
      ]),
    );
    const findings = await importFindings(manager(), importId, { lineNo: 0, findingNo: 0 }, 100);
    expect(findings.map(({ lineNo, column, refusal }) => [lineNo, column, refusal.code])).toEqual([
      [3, '调整后缴存基数', 'BASE_BELOW_FLOOR'],
      [4, '调整后缴存基数', 'AMOUNT_MALFORMED'],
      [5, '姓名', 'NAME_DIFFERS'],
      [6, '证件号码', 'ID_NUMBER_DIFFERS'],
      [7, '个人账号', 'ACCOUNT_NOT_IN_UNIT'],
      [8, '个人账号', 'ROW_TWICE_IN_FILE'],
      [9, '姓名', 'VALUE_REQUIRED'],
      [9, '证件号码', 'VALUE_REQUIRED'],
      [9, '调整后缴存基数', 'VALUE_REQUIRED'],
      [10, '个人账号', 'ROW_TWICE_IN_FILE'],
      [10, '姓名', 'NAME_DIFFERS'],
      [10, '调整后缴存基数', 'AMOUNT_MALFORMED'],
    ]);
    await expect(apply(importId)).rejects.toMatchObject({
      code: 'IMPORT_HAS_FINDINGS',
      details: { count: 8 },
    });
    expect(await bases()).toEqual([]);
  });

  it('takes the good rows only when the operator says so', async () => {
    const importId = await imported(await workbook([line(0, '6000'), line(1, '100')]));
    await apply(importId, { rows: 'good' });
    expect(await bases()).toEqual([[accountNo(0), 600_000]]);
    await expect(apply(importId, { rows: 'good' })).rejects.toMatchObject({
      code: 'IMPORT_NOT_CHECKED',
    });
  });

  it('keeps or replaces people who are in the register already', async () => {
    await addToRegister(database.dataSource, businessNo, accountNo(0), 900_000);
    const kept = await imported(await workbook([line(0, '6000'), line(1, '6000')]));
    expect(await findImport(manager(), kept)).toMatchObject({ rowsGood: 2, rowsKnown: 1 });
    await apply(kept, { known: 'keep' });
    expect(await bases()).toEqual([
      [accountNo(0), 900_000],
      [accountNo(1), 600_000],
    ]);
    await apply(await imported(await workbook([line(0, '6500')])), { known: 'replace' });
    expect(await bases()).toEqual([
      [accountNo(0), 650_000],
      [accountNo(1), 600_000],
    ]);
  });

  it('keeps or replaces single people of those who are in the register already', async () => {
    for (const at of [0, 1, 2])
      await addToRegister(database.dataSource, businessNo, accountNo(at), 900_000);
    const file = await workbook([
      line(0, '6000'),
      line(1, '6100'),
      line(2, '6200'),
      line(3, '6300'),
    ]);
    const first = await imported(file);
    expect(await knownLines(manager(), first, after(0), 2)).toMatchObject([
      { lineNo: 2, accountNo: accountNo(0), baseInRegisterFen: 900_000, baseInFileFen: 600_000 },
      { lineNo: 3, accountNo: accountNo(1), baseInRegisterFen: 900_000, baseInFileFen: 610_000 },
    ]);
    expect(await knownLines(manager(), first, after(3), 9)).toMatchObject([{ lineNo: 4 }]);
    await apply(first, { known: 'replace', exceptLines: [3] });
    expect((await bases()).map(([, base]) => base)).toEqual([600_000, 900_000, 620_000, 630_000]);
    const other = await workbook([line(0, '7000'), line(1, '7100'), line(2, '7200')]);
    await apply(await imported(other), { known: 'keep', exceptLines: [4] });
    expect((await bases()).map(([, base]) => base)).toEqual([600_000, 900_000, 720_000, 630_000]);
  });

  it('the same file again replaces what that file brought, and counts nobody as known', async () => {
    const file = await workbook([line(0, '6000'), line(1, '6000')]);
    await apply(await imported(file));
    const again = await imported(file);
    expect(await findImport(manager(), again)).toMatchObject({ rowsKnown: 0 });
    await apply(again, { known: 'keep' });
    expect((await bases()).length).toBe(2);
    expect(
      (await registerRows(manager(), { businessNo, limit: 9 })).every(
        (row) => row.importId === again,
      ),
    ).toBe(true);
  });

  it('decides staged rows again when account or month moved between check and taking', async () => {
    const file = await workbook([line(0, '6000'), line(1, '6000')]);
    const importId = await imported(file);
    await manager().query("UPDATE personal_account SET status = '02', version = 2 WHERE id = ?", [
      unit.accounts[0]?.id,
    ]);
    const head = await apply(importId);
    expect(head.totals).toMatchObject({ rows: 2, findings: 1 });
  });

  it('can be cancelled while it is read and after', async () => {
    const file = await workbook([line(0, '6000')]);
    const reading = await begin(file);
    await endImport(database.dataSource, businessNo, reading);
    await read(reading, file);
    expect(await findImport(manager(), reading)).toMatchObject({ state: 'cancelled' });
    const checked = await imported(file);
    await endImport(database.dataSource, businessNo, checked);
    await expect(apply(checked)).rejects.toMatchObject({ code: 'IMPORT_NOT_CHECKED' });
    expect(
      await manager().query(
        'SELECT COUNT(*) AS n FROM register_import_row WHERE import_id IN (?)',
        [[reading, checked]],
      ),
    ).toEqual([{ n: '0' }]);
  });

  it('allows one import at a time, and refuses one whose reader went silent', async () => {
    const file = await workbook([line(0, '6000')]);
    const first = await begin(file);
    await expect(begin(file)).rejects.toMatchObject({ code: 'IMPORT_UNDER_WAY' });
    await manager().query('UPDATE register_import SET heartbeat_at = ? WHERE id = ?', [
      new Date(Date.now() - 120_000),
      first,
    ]);
    await begin(file);
    expect(await findImport(manager(), first)).toMatchObject({
      state: 'refused',
      refusalCode: 'IMPORT_INTERRUPTED',
    });
  });

  it('is refused as interrupted when the process shuts down', async () => {
    const file = await workbook([line(0, '6000')]);
    const importId = await begin(file);
    await read(importId, file, AbortSignal.abort());
    expect(await findImport(manager(), importId)).toMatchObject({
      state: 'refused',
      refusalCode: 'IMPORT_INTERRUPTED',
    });
  });

  it('refuses a file without the wanted columns, naming them', async () => {
    const importId = await imported(await workbook([['1', '2']], ['序号', '个人账号']));
    expect(await findImport(manager(), importId)).toMatchObject({
      state: 'refused',
      refusalCode: 'FILE_HEADER_MISSING',
      refusalDetails: { columns: '姓名、证件号码、调整后缴存基数' },
    });
  });
});
