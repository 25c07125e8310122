import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  book,
  header,
  number,
  oleFile,
  row,
  texts,
  textsBut,
  workbook1904,
} from '#test/builders/field-file.builder';
import { packed, partsOf, sheetXml } from '#test/builders/raw-xlsx.builder';
import { rowsOf } from '#test/builders/workbook.builder';
import { adjustablePeople, lineOf, type Person } from '#test/e2e/adjustable-people';
import { startCaseHall, type CaseHall } from '#test/e2e/case-hall';
import type { HallClient } from '#test/e2e/hall-client';
import { UNIT_ONE } from '#test/e2e/hall';
import { imported, refused, taken } from '#test/e2e/whole-import';

/** Whole imports of workbooks that other programs wrote, or that somebody arranged for his own eyes. */
let world: CaseHall;
let operator: HallClient;
let people: Person[];

beforeAll(async () => {
  world = await startCaseHall();
  operator = await world.hall.operator(UNIT_ONE);
  people = await adjustablePeople(world, UNIT_ONE);
}, 90_000);
afterAll(() => world.stop());

const person = (at: number): string[] => lineOf(people, at);

describe('numbers written in advance', () => {
  it('for five hundred people are nobody, and nothing to speak of', async () => {
    const numbers = Array.from({ length: 497 }, (_, at) => row(at + 5, number(String(at + 4))));
    const file = book(header(), ...[0, 1, 2].map((at) => texts(at + 2, person(at))), ...numbers);
    const { view, findings } = await imported(operator, file);
    expect([view.rowsRead, view.notes.passedRows, findings]).toEqual([3, 0, []]);
    expect(await taken(operator, file)).toBe(3);
  });

  it('before a total do not hide it', async () => {
    const numbers = [3, 4, 5].map((at) => row(at, number(String(at))));
    const total = texts(6, ['合计', '', '', '', '6543.21']);
    const { view } = await imported(
      operator,
      book(header(), texts(2, person(0)), ...numbers, total),
    );
    expect([view.rowsGood, view.rowsBad, view.notes.passedLines]).toEqual([1, 0, ['6']]);
  });
});

describe('a workbook that counts its days from 1904', () => {
  const DATE = '<c s="1"><v>44742</v></c>';

  it('is taken, whatever dates stand beside', async () => {
    const dated = (lineNo: number, at: number) =>
      texts(lineNo, person(at)).replace('</row>', `${DATE}</row>`);
    const file = workbook1904(header(), dated(2, 0), dated(3, 1));
    expect(await taken(operator, file)).toBe(2);
  });

  it('has its dates by their day in the annotated workbook, and an amount shown as a date is named', async () => {
    const file = workbook1904(header(), texts(2, person(0)), textsBut(3, person(1), 4, DATE));
    const { path, findings } = await imported(operator, file);
    expect(findings).toEqual([[3, 'AMOUNT_MALFORMED']]);
    const { body } = await operator.get<Buffer>(`${path}/annotated.xlsx`);
    expect((await rowsOf(body))[2]?.cells[4]).toBe('2026-07-01');
  });
});

describe('hidden columns', () => {
  const withColumns = (columns: string) =>
    packed(
      partsOf({
        'xl/worksheets/sheet1.xml': sheetXml(
          header() + texts(2, person(0)) + texts(3, person(1)),
        ).replace('<sheetData>', `<cols>${columns}</cols><sheetData>`),
      }),
    );

  it('are read and named by letter and title', async () => {
    const file = withColumns('<col min="1" max="1" hidden="1"/><col min="4" max="5" hidden="1"/>');
    const { view } = await imported(operator, file);
    expect(view.notes.hiddenColumns).toEqual([
      { letter: 'D', title: { zh: '证件号码', en: 'ID number' } },
      { letter: 'E', title: { zh: '调整后缴存基数', en: 'New base' } },
    ]);
    expect(await taken(operator, file)).toBe(2);
  });

  it('are not asked about in an import that an older release checked', async () => {
    const { path, view } = await imported(operator, withColumns(''));
    const older = { sheet: 's', otherSheets: [], hiddenRows: 1, hiddenLines: '3', passedRows: 0 };
    await world.hall.dataSource.query('UPDATE register_import SET notes = ? WHERE id = ?', [
      JSON.stringify({ ...older, passedLines: '' }),
      view.id,
    ]);
    const { body } = await operator.get<typeof view>(path);
    expect(body.notes).toEqual({
      ...older,
      hiddenLines: ['3'],
      hiddenColumns: [],
      passedLines: [],
    });
    const choice = { rows: 'all', known: 'replace', hidden: 'take' };
    expect((await operator.post(`${path}/apply`, choice)).status).toBe(200);
  });
});

describe('a file that is no workbook of today is refused when it comes', () => {
  it.each<[string, Buffer, string]>([
    ['a workbook with a password', oleFile('EncryptionInfo', 'EncryptedPackage'), 'FILE_ENCRYPTED'],
    ['an old workbook of Excel', oleFile('Workbook'), 'FILE_IS_XLS'],
    ['a table of WPS (.et)', oleFile('Workbook', 'ETExtData'), 'FILE_IS_XLS'],
    ['an older workbook still', oleFile('Book'), 'FILE_IS_XLS'],
    ['a text of WPS (.wps)', oleFile('WordDocument', '1Table'), 'FILE_NOT_SPREADSHEET'],
    ['a presentation', oleFile('PowerPoint Document'), 'FILE_NOT_SPREADSHEET'],
    ['nothing at all', Buffer.alloc(0), 'FILE_EMPTY'],
  ])('%s', async (_, file, code) => {
    expect(await refused(operator, file)).toEqual([422, code]);
  });

  it.each<[string, string]>([
    ['blanks', ' \r\n\t'],
    ['a byte order mark', '\ufeff'],
    ['separators', ',,,\r\n,,,'],
  ])('or once it is read, when it holds nothing but %s', async (_, content) => {
    expect(await taken(operator, Buffer.from(content))).toMatchObject({ code: 'FILE_EMPTY' });
  });
});
