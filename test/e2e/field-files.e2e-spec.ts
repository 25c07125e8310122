import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  book,
  csv,
  header,
  number,
  richBook,
  row,
  strictBook,
  texts,
  textsBut,
  TITLES,
} from '#test/builders/field-file.builder';
import { encodeGbk } from '#test/builders/gbk.builder';
import { packed, partsOf, sheetXml } from '#test/builders/raw-xlsx.builder';
import { adjustablePeople, lineOf, type Person } from '#test/e2e/adjustable-people';
import { startCaseHall, type CaseHall } from '#test/e2e/case-hall';
import type { HallClient } from '#test/e2e/hall-client';
import { UNIT_ONE } from '#test/e2e/hall';
import { imported, taken } from '#test/e2e/whole-import';

/** Whole imports of files as people really send them: uploaded, checked, and taken or refused. */
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
const changed = (at: number, column: number, value: string) =>
  person(at).map((cell, position) => (position === column ? value : cell));
const written = (lineNo: number, at: number, column: number, cell: string) =>
  textsBut(lineNo, person(at), column, cell);

describe('a file whose two people are taken', () => {
  it.each<[string, () => Buffer]>([
    [
      'a title and a note above',
      () =>
        book(
          texts(1, ['某公司2026年基数调整表']),
          texts(2, ['单位：元']),
          header(4),
          texts(5, person(0)),
          texts(6, person(1)),
        ),
    ],
    [
      'titles with line ends, stars, units',
      () =>
        book(
          texts(1, [
            '序 号',
            '*个人\n账号（必填）',
            '姓名★',
            '【必填】证件号码',
            '调整后\n缴存基数（元）*',
          ]),
          texts(2, person(0)),
          texts(3, person(1)),
        ),
    ],
    [
      'blank rows between and formatted rows below',
      () =>
        book(
          header(),
          texts(2, person(0)),
          row(3, '<c s="1"/>'),
          texts(5, person(1)),
          Array.from(
            { length: 50_000 },
            (_, at) => `<row r="${String(at + 6)}" s="1" customFormat="1"/>`,
          ).join(''),
        ),
    ],
    [
      'a total in other words and a signature',
      () =>
        book(
          header(),
          texts(2, person(0)),
          texts(3, ['小计', '', '', '', '1']),
          texts(4, person(1)),
          texts(5, ['总 计', '', '', '', '2']),
          texts(6, ['', '制表人：李四']),
        ),
    ],
    [
      'an account as a number, in a formula, with an exponent',
      () => {
        const { accountNo = '' } = people[0] ?? {};
        return book(
          header(),
          written(2, 0, 1, number(`${accountNo.charAt(0)}.${accountNo.slice(1)}E11`)),
          written(3, 1, 1, `<c t="str"><f>T(B9)</f><v>${people[1]?.accountNo ?? ''}</v></c>`),
        );
      },
    ],
    [
      'an apostrophe before the account, signs nobody sees',
      () =>
        book(
          header(),
          texts(2, changed(0, 1, `'${people[0]?.accountNo ?? ''}`)),
          texts(3, changed(1, 3, `\u202d${people[1]?.idNumber ?? ''}\u202c`)),
        ),
    ],
    ['rich text and hints of pronunciation', () => richBook(person(0), person(1))],
    [
      'the strict edition, a prefix, targets from the root',
      () => strictBook(TITLES, person(0), person(1)),
    ],
    ['a csv with semicolons', () => Buffer.from(csv(';', TITLES, person(0), person(1)))],
    [
      'a csv with tabs and a mark, in UTF-16',
      () => Buffer.from(`\ufeff${csv('\t', TITLES, person(0), person(1))}`, 'utf16le'),
    ],
    [
      'a csv in GB18030 with a title and a total',
      () =>
        encodeGbk(
          csv(',', ['某公司', '', '', '', ''], TITLES, person(0), person(1), [
            '合计',
            '',
            '',
            '',
            '13086.42',
          ]),
        ),
    ],
  ])('%s', async (_, file) => {
    expect(await taken(operator, file())).toBe(2);
  });

  it('keeps the macros of its program out: only cells are read', async () => {
    const parts = {
      'xl/vbaProject.bin': 'macro',
      'xl/worksheets/sheet1.xml': sheetXml(header() + texts(2, person(0)) + texts(3, person(1))),
    };
    expect(await taken(operator, packed(partsOf(parts)))).toBe(2);
  });
});

describe('a file with hidden rows is', () => {
  it.each([
    ['taken whole', { hidden: 'take' }, 2],
    ['taken without them', { hidden: 'leave' }, 1],
    ['not taken unasked', {}, { code: 'IMPORT_HAS_HIDDEN_ROWS', findings: [] }],
  ])('%s', async (_, choice, outcome) => {
    const file = book(header(), texts(2, person(0)), texts(3, person(1), ' hidden="1"'));
    expect(await taken(operator, file, choice)).toEqual(outcome);
  });
});

describe('a row that cannot be taken is named by its line', () => {
  it.each<[string, () => Buffer, string]>([
    [
      'an ID number cut by the spreadsheet',
      () => book(header(), texts(2, person(0)), written(3, 1, 3, number('410303198801010000'))),
      'NUMBER_CUT',
    ],
    [
      'an account cut by a csv',
      () => Buffer.from(csv(',', TITLES, person(0), changed(1, 1, '1.00000E+11'))),
      'NUMBER_CUT',
    ],
    [
      'a formula nobody computed',
      () => book(header(), texts(2, person(0)), written(3, 1, 4, '<c><f>E2*2</f></c>')),
      'FORMULA_WITHOUT_VALUE',
    ],
    [
      'an error',
      () => book(header(), texts(2, person(0)), written(3, 1, 4, '<c t="e"><v>#N/A</v></c>')),
      'CELL_IS_ERROR',
    ],
    [
      'the same person again',
      () => book(header(), texts(2, person(0)), texts(3, person(0))),
      'ROW_TWICE_IN_FILE',
    ],
    [
      'one person by the account of another',
      () =>
        book(
          header(),
          texts(2, person(0)),
          texts(3, [...person(1).slice(0, 2), ...person(0).slice(2)]),
        ),
      'ID_NUMBER_DIFFERS',
    ],
    [
      'somebody without an account',
      () => book(header(), texts(2, person(0)), texts(3, changed(1, 1, ''))),
      'VALUE_REQUIRED',
    ],
    [
      'a name with a lost character',
      () => Buffer.from(csv(',', TITLES, person(0), changed(1, 2, '王?'))),
      'CHARACTER_LOST',
    ],
    [
      'a bad byte',
      () => {
        const file = Buffer.from(csv(',', TITLES, person(0), changed(1, 2, '王~')));
        file[file.indexOf('~')] = 0xff;
        return file;
      },
      'CHARACTER_LOST',
    ],
  ])('%s', async (_, file, code) => {
    const { view, findings } = await imported(operator, file());
    expect([view.state, view.rowsGood, view.rowsBad]).toEqual(['checked', 1, 1]);
    expect(findings).toContainEqual([3, code]);
  });
});

describe('a file that is refused whole', () => {
  it.each<[string, () => Buffer, object]>([
    ['only the titles', () => book(header()), { code: 'FILE_EMPTY' }],
    [
      'other titles',
      () => book(texts(1, ['姓名', '金额']), texts(2, ['张三', '1'])),
      { code: 'FILE_HEADER_MISSING' },
    ],
    [
      'one title twice',
      () => book(texts(1, [...TITLES, '姓名（曾用）']), texts(2, person(0))),
      { code: 'FILE_COLUMN_TWICE' },
    ],
    [
      'a quotation mark that never closes',
      () => Buffer.from(csv(',', TITLES, changed(0, 2, '"王'), person(1))),
      { code: 'FILE_QUOTE_OPEN', details: { lineNo: 2 } },
    ],
    ['of Numbers', () => packed({ 'Index/Document.iwa': 'x' }), { code: 'FILE_OF_OTHER_PROGRAM' }],
  ])('%s', async (_, file, refusal) => {
    expect(await taken(operator, file())).toMatchObject(refusal);
  });
});
