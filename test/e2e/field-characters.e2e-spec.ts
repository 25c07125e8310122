import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { book, csv, csvWithBytes, header, texts, TITLES } from '#test/builders/field-file.builder';
import { adjustablePeople, lineOf, type Person } from '#test/e2e/adjustable-people';
import { startCaseHall, type CaseHall } from '#test/e2e/case-hall';
import type { HallClient } from '#test/e2e/hall-client';
import { UNIT_ONE } from '#test/e2e/hall';
import { imported, taken } from '#test/e2e/whole-import';

/** Whole imports of files whose characters are written in many ways: bytes of a csv, marks nobody sees, dots of names. */
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
const changed = (at: number, column: number, change: (value: string) => string) =>
  person(at).map((cell, position) => (position === column ? change(cell) : cell));
const workbook = (...rows: string[][]) =>
  book(header(), ...rows.map((cells, at) => texts(at + 2, cells)));

/** While the work is done, the first person has this name on record. */
async function withName<T>(name: string, work: () => Promise<T>): Promise<T> {
  const { dataSource } = world.hall;
  const rename = (to?: string) =>
    dataSource.query(
      'UPDATE member m JOIN personal_account a ON a.member_id = m.id SET m.name = ? WHERE a.account_no = ?',
      [to, people[0]?.accountNo],
    );
  await rename(name);
  try {
    return await work();
  } finally {
    await rename(people[0]?.name);
  }
}

describe('a csv of a Chinese spreadsheet', () => {
  /** The second character of the first name is these bytes. */
  const withName2 = (bytes: number[]) =>
    csvWithBytes(
      csv(
        ',',
        TITLES,
        changed(0, 2, () => '黄~'),
        person(1),
        person(2),
      ),
      bytes,
    );

  it.each([
    ['a letter with a mark of its own', [0xa8, 0xbc]],
    ['a character that came later', [0xfe, 0x59]],
  ])('whose name has another character in it is named by its line: %s', async (_, bytes) => {
    const { view, findings } = await imported(operator, withName2(bytes));
    expect([view.rowsGood, view.rowsBad]).toEqual([2, 1]);
    expect(findings).toEqual([[2, 'NAME_DIFFERS']]);
  });

  it.each([
    ['of two', [0xfe, 0x59]],
    ['of four', [0x82, 0x35, 0x90, 0x37]],
  ])('has a rare character of the name in bytes %s', async (_, bytes) => {
    expect(await withName('黄\u9fb4', () => taken(operator, withName2(bytes)))).toBe(3);
  });

  it.each([
    ['half of a character', [0xfe]],
    ['no character at all', [0xff]],
  ])('that has %s in a name is named by its line', async (_, bytes) => {
    const { view, findings } = await imported(operator, withName2(bytes));
    expect([view.state, findings[0]]).toEqual(['checked', [2, 'CHARACTER_LOST']]);
  });
});

describe('marks that nobody sees decide nothing', () => {
  it.each([
    ['an account', 1],
    ['a name', 2],
    ['an ID number', 3],
    ['an amount', 4],
  ])('around %s', async (_, column) => {
    const around = (value: string) => `\u202d${value}\u202c`;
    const file = workbook(changed(0, column, around), changed(1, column, around));
    expect(await taken(operator, file)).toBe(2);
  });

  it.each([
    ['direction marks', '\u200e\u061c\u2066'],
    ['variation selectors', '\ufe0f\u{e0100}'],
    ['soft hyphens and joiners', '\u00ad\u200d\u2060'],
    ['fillers', '\u3164\u115f\uffa0\u2800'],
    ['zero widths and a byte order mark', '\u200b\ufeff\u180e'],
  ])('in every cell and every title: %s', async (_, marks) => {
    const within = (value: string) => value.slice(0, 1) + marks + value.slice(1) + marks;
    const rows = [TITLES, person(0), person(1)].map((cells) => cells.map(within));
    expect(await taken(operator, Buffer.from(csv(',', ...rows)))).toBe(2);
    const [titles = [], ...others] = rows;
    const file = book(texts(1, titles), ...others.map((cells, at) => texts(at + 2, cells)));
    expect(await taken(operator, file)).toBe(2);
  });
});

describe('the dot of a name', () => {
  it.each(['\u00b7', '\u2027', '\u2219', '\u30fb', '\uff0e', '.', '\u2022', '\u2e31', ' \u00b7 '])(
    'is matched as it is written: %s',
    async (dot) => {
      const file = workbook(
        changed(0, 2, () => `买买提${dot}吐尔逊`),
        person(1),
      );
      expect(await withName('买买提·吐尔逊', () => taken(operator, file))).toBe(2);
    },
  );

  it('left out is another name', async () => {
    const file = workbook(
      changed(0, 2, () => '买买提吐尔逊'),
      person(1),
    );
    const { findings } = await withName('买买提·吐尔逊', () => imported(operator, file));
    expect(findings).toEqual([[2, 'NAME_DIFFERS']]);
  });
});
