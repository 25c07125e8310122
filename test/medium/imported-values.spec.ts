import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importFindings } from '#libs/persistence/imports/import-queries';
import { findImport } from '#libs/persistence/imports/import-store';
import type { OutCell } from '#libs/spreadsheet/out-sheet';
import { DOTS_OF_NAMES } from '#libs/values/name';
import { beginImport, importLine, runImport } from '#test/builders/import.builder';
import { registerDraft, registerUnit, type RegisterUnit } from '#test/builders/register.builder';
import { workbook } from '#test/builders/workbook.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const UIGHUR = '买买提·吐尔逊';

let database: TestDatabase;
let unit: RegisterUnit;

beforeAll(async () => {
  database = await freshDatabase();
  const made = await registerUnit(database.dataSource, 6);
  const [first] = made.accounts;
  if (first === undefined) throw new Error('no account');
  await database.dataSource.query(
    'UPDATE member m JOIN personal_account a ON a.member_id = m.id SET m.name = ? WHERE a.id = ?',
    [UIGHUR, first.id],
  );
  unit = { ...made, accounts: [{ ...first, name: UIGHUR }, ...made.accounts.slice(1)] };
});
afterAll(() => database.drop());

async function imported(file: Buffer) {
  const { manager } = database.dataSource;
  const businessNo = await registerDraft(database.dataSource, unit.unitId);
  const importId = await beginImport(database.dataSource, businessNo, file);
  await runImport(database.dataSource, importId, file);
  const findings = await importFindings(manager, importId, { lineNo: 0, findingNo: 0 }, 100);
  const { rowsGood } = (await findImport(manager, importId)) ?? {};
  return { rowsGood, findings: findings.map((one) => [one.column, one.refusal.code]) };
}
const bare = (at: number): OutCell[] => importLine(unit, at, '6000');
const around = (cells: OutCell[], column: number, before: string, after: string): OutCell[] =>
  cells.map((cell, at) => (at === column ? `${before}${String(cell)}${after}` : cell));

describe('an imported value', () => {
  it.each([
    ['direction overrides', '\u202d', '\u202c'],
    ['isolates', '\u2066', '\u2069'],
    ['marks of direction', '\u200e', '\u200f'],
    ['soft hyphens', '\u00ad', '\u00ad'],
    ['variation selectors', '', '\ufe0f'],
    ['fillers', '\u3164', '\uffa0'],
    ['byte order marks', '\ufeff', '\ufeff'],
  ])('is the same with %s around it, in every column', async (_, before, after) => {
    const rows = [1, 2, 3, 4].map((column) => around(bare(column), column, before, after));
    expect(await imported(await workbook(rows))).toEqual({ rowsGood: 4, findings: [] });
    const csv = ['序号,个人账号,姓名,证件号码,调整后缴存基数', ...rows.map((row) => row.join(','))];
    expect(await imported(Buffer.from(csv.join('\n')))).toEqual({ rowsGood: 4, findings: [] });
  });

  it('has the name of its account with every dot, and no other name', async () => {
    const refused: string[] = [];
    for (const dot of [...DOTS_OF_NAMES, ' · ']) {
      const row = importLine(unit, 0, '6000', { name: `买买提${dot}吐尔逊` });
      const { rowsGood } = await imported(await workbook([row]));
      if (rowsGood !== 1) refused.push(dot);
    }
    expect(refused).toEqual([]);
    const other = importLine(unit, 0, '6000', { name: '买买提吐尔逊' });
    expect((await imported(await workbook([other]))).findings).toEqual([['姓名', 'NAME_DIFFERS']]);
  });

  it('that a spreadsheet cut is named as cut; a whole one kept as a number is taken', async () => {
    const { accounts } = unit;
    const idNumber = accounts[1]?.idNumber ?? '';
    const rows = [
      importLine(unit, 1, '6000', { idNumber: `${idNumber.slice(0, 15)}000` }),
      importLine(unit, 2, '6000', { idNumber: '4.10303E+17' }),
      bare(3).map((cell, at) => (at === 1 ? '1.00000E+11' : cell)),
      importLine(unit, 4, 6000),
    ];
    expect(await imported(await workbook(rows))).toEqual({
      rowsGood: 1,
      findings: [
        ['证件号码', 'NUMBER_CUT'],
        ['证件号码', 'NUMBER_CUT'],
        ['个人账号', 'NUMBER_CUT'],
      ],
    });
  });
});
