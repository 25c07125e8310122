import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { baseAdjustment } from '#libs/businesses/base-adjustment/base-adjustment.business';
import { applyImport } from '#libs/persistence/imports/import-apply';
import { importFindings } from '#libs/persistence/imports/import-queries';
import { notesOf } from '#libs/persistence/imports/import-notes';
import { findImport } from '#libs/persistence/imports/import-store';
import { registerCase } from '#libs/persistence/registers/register-case';
import { inTransaction } from '#libs/persistence/database/transaction';
import { annotatedWorkbook } from '#libs/register-files/annotated';
import { sheetsOf } from '#libs/spreadsheet/sheet-rows';
import type { OutCell } from '#libs/spreadsheet/out-sheet';
import { beginImport, importLine, runImport } from '#test/builders/import.builder';
import { packed, partsOf, sheetXml } from '#test/builders/raw-xlsx.builder';
import {
  REGISTER_EDITOR,
  REGISTER_NOW,
  registerDraft,
  registerUnit,
  type RegisterUnit,
} from '#test/builders/register.builder';
import { bytesOf } from '#test/builders/workbook.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const HEADER = ['序号', '个人账号', '姓名', '证件号码', '调整后缴存基数'];

let database: TestDatabase;
let unit: RegisterUnit;
let businessNo: string;

beforeAll(async () => {
  database = await freshDatabase();
  unit = await registerUnit(database.dataSource, 5);
});
afterAll(() => database.drop());
beforeEach(async () => {
  businessNo = await registerDraft(database.dataSource, unit.unitId);
});

const manager = () => database.dataSource.manager;
const cellsXml = (cells: readonly OutCell[]) =>
  cells.map((cell) => `<c t="inlineStr"><is><t>${String(cell ?? '')}</t></is></c>`).join('');
const rowXml = (lineNo: number, cells: readonly OutCell[], more = '') =>
  `<row r="${String(lineNo)}"${more}>${cellsXml(cells)}</row>`;
const person = (at: number, base = '6000') => importLine(unit, at, base);
const sheetFile = (...rows: string[]) =>
  packed(partsOf({ 'xl/worksheets/sheet1.xml': sheetXml(rows.join('')) }));

async function imported(file: Buffer) {
  const importId = await beginImport(database.dataSource, businessNo, file);
  await runImport(database.dataSource, importId, file);
  const found = await findImport(manager(), importId);
  if (found === null) throw new Error('no import');
  return found;
}

async function taken(importId: number, hidden: 'take' | 'leave' | null) {
  const { draftVersion } = await registerCase(manager(), businessNo);
  const edit = { businessNo, draftVersion, editor: REGISTER_EDITOR, now: REGISTER_NOW };
  const choice = { importId, rows: 'all', known: 'replace', exceptLines: [], hidden } as const;
  const head = await inTransaction(database.dataSource, (m) =>
    applyImport(m, baseAdjustment, edit, choice),
  );
  return head.totals.rows;
}

describe('people on hidden rows of a sheet', () => {
  const filtered = () =>
    sheetFile(
      rowXml(1, HEADER),
      rowXml(2, person(0)),
      rowXml(3, person(1), ' hidden="1"'),
      rowXml(4, person(2), ' hidden="1"'),
      rowXml(5, ['合计', '', '', '', '24000'], ' hidden="1"'),
      rowXml(6, person(3), ' ht="0" customHeight="1"'),
    );

  it('are named before they are taken, and never taken unasked', async () => {
    const { id, notes, rowsGood } = await imported(filtered());
    expect(rowsGood).toBe(4);
    expect(notes).toEqual({
      sheet: 's',
      otherSheets: [],
      hiddenRows: 3,
      hiddenLines: ['3–4', '6'],
      hiddenColumns: [],
      passedRows: 1,
      passedLines: ['5'],
    });
    await expect(taken(id, null)).rejects.toMatchObject({
      code: 'IMPORT_HAS_HIDDEN_ROWS',
      details: { count: 3, lines: '3–4、6', linesEn: '3–4, 6' },
    });
    expect(await taken(id, 'take')).toBe(4);
  });

  it('are left out when so chosen', async () => {
    const { id } = await imported(filtered());
    expect(await taken(id, 'leave')).toBe(1);
  });

  it('who are all there is cannot all be left out', async () => {
    const { id } = await imported(
      sheetFile(rowXml(1, HEADER), rowXml(2, person(0), ' hidden="1"')),
    );
    await expect(taken(id, 'leave')).rejects.toThrow('IMPORT_NOTHING_GOOD');
  });

  it('are not asked about where there are none', async () => {
    const { id, notes } = await imported(sheetFile(rowXml(1, HEADER), rowXml(2, person(0))));
    expect(notes).toMatchObject({ hiddenRows: 0, hiddenLines: [] });
    expect(await taken(id, null)).toBe(1);
  });
});

describe('hidden columns of a sheet', () => {
  const withColumns = (columns: string) =>
    packed(
      partsOf({
        'xl/worksheets/sheet1.xml': sheetXml(rowXml(1, HEADER) + rowXml(2, person(0))).replace(
          '<sheetData>',
          `<cols>${columns}</cols><sheetData>`,
        ),
      }),
    );

  it('are read and said by letter and title where somebody is read from them', async () => {
    const { id, notes, rowsGood } = await imported(
      withColumns('<col min="1" max="2" hidden="1"/><col min="5" max="5" width="0"/>'),
    );
    expect(rowsGood).toBe(1);
    expect(notes?.hiddenColumns).toEqual([
      { letter: 'B', title: { zh: '个人账号', en: 'Account number' } },
      { letter: 'E', title: { zh: '调整后缴存基数', en: 'New base' } },
    ]);
    expect(await taken(id, null)).toBe(1);
  });

  it('are not spoken of where nobody is read from them', async () => {
    const { notes } = await imported(
      withColumns('<col min="1" max="1" hidden="1"/><col min="6" max="16384" hidden="1"/>'),
    );
    expect(notes?.hiddenColumns).toEqual([]);
  });
});

describe('notes that an older release kept', () => {
  it('lack the columns and have their lines in one text', async () => {
    const { id } = await imported(sheetFile(rowXml(1, HEADER), rowXml(2, person(0))));
    const older = { sheet: '表', otherSheets: [], hiddenRows: 2, hiddenLines: '3–4、6' };
    await manager().query('UPDATE register_import SET notes = ? WHERE id = ?', [
      JSON.stringify({ ...older, passedRows: 0, passedLines: '' }),
      id,
    ]);
    const found = await findImport(manager(), id);
    expect(notesOf(found?.notes ?? null)).toEqual({
      ...older,
      hiddenLines: ['3–4、6'],
      hiddenColumns: [],
      passedRows: 0,
      passedLines: [],
    });
    await expect(taken(id, null)).rejects.toMatchObject({ details: { lines: '3–4、6' } });
  });

  it('and imports without any are shown as nothing to say', () => {
    expect(notesOf(null)).toMatchObject({ sheet: '', hiddenRows: 0, hiddenColumns: [] });
  });
});

describe('rows that are no people', () => {
  it('are passed over: numbers without a person, blanks, totals, signatures', async () => {
    const { rowsRead, rowsBad, notes } = await imported(
      sheetFile(
        rowXml(1, ['某公司基数调整表']),
        rowXml(3, HEADER),
        rowXml(4, person(0)),
        rowXml(5, ['2']),
        rowXml(6, ['3', ' ', '\u3000', '']),
        rowXml(7, ['合计', '', '', '', '6000']),
        rowXml(8, ['制表人：李四', '审核：王五']),
      ),
    );
    expect({ rowsRead, rowsBad }).toEqual({ rowsRead: 1, rowsBad: 0 });
    expect(notes).toMatchObject({ passedRows: 2, passedLines: ['7–8'] });
  });

  it('a person typed over the example is one', async () => {
    const row = ['示例', ...person(0).slice(1)];
    expect(await imported(sheetFile(rowXml(1, HEADER), rowXml(2, row)))).toMatchObject({
      rowsGood: 1,
    });
  });
});

describe('the annotated workbook', () => {
  it('keeps the numbers of the rows, the title above and blank rows among them', async () => {
    const file = sheetFile(
      rowXml(2, ['某公司基数调整表']),
      rowXml(4, [...HEADER, '']),
      rowXml(6, person(0)),
      rowXml(9, person(1, '100')),
    );
    const { id } = await imported(file);
    const [finding] = await importFindings(manager(), id, { lineNo: 0, findingNo: 0 }, 10);
    expect(finding?.lineNo).toBe(9);
    const annotated = await bytesOf(await annotatedWorkbook(manager(), baseAdjustment, id, file));
    const [sheet] = await sheetsOf(annotated);
    if (sheet === undefined) throw new Error('no sheet');
    const rows = new Map<number, readonly unknown[]>();
    for await (const batch of sheet.rows())
      for (const { lineNo, cells } of batch.rows) rows.set(lineNo, cells);
    expect([...rows.keys()]).toEqual([2, 4, 6, 9]);
    expect(rows.get(4)).toEqual([...HEADER, '错误说明']);
    expect(rows.get(9)).toEqual([
      ...person(1, '100'),
      '调整后缴存基数：100.00低于缴存基数下限2,210.00',
    ]);
    expect(await imported(annotated)).toMatchObject({ rowsGood: 1, rowsBad: 1 });
  });
});

describe('a csv', () => {
  it('with a quotation mark that pairs up in the next line swallows nobody', async () => {
    const csv = [HEADER, person(0), person(1)].map((row) => row.join(','));
    const [head = '', first = '', second = ''] = csv;
    const name = unit.accounts[0]?.name ?? '';
    const other = unit.accounts[1]?.name ?? '';
    const stray = [head, first.replace(name, `"${name}`), second.replace(other, `${other}"`)].join(
      '\n',
    );
    expect(await imported(Buffer.from(stray))).toMatchObject({
      state: 'refused',
      refusalCode: 'FILE_QUOTE_OPEN',
      refusalDetails: { lineNo: 2 },
    });
  });
});
