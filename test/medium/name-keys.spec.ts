import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { containing, nameLike } from '#libs/persistence/database/like-pattern';
import { DOTS_OF_NAMES } from '#libs/values/name';
import { withoutUnseen, withPlainBlanks } from '#libs/values/visible-text';
import { registerUnit } from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const NAMES = [
  '张三',
  'Zhang  San',
  "O'Brien",
  '河洛热力（集团）有限责任公司',
  'ＡＢＣ＇＼＆％＿公司',
  '𬖋𪚥',
  ...DOTS_OF_NAMES.map((dot) => `买买提${dot}吐尔逊`),
];

/** Every sign that another form of Unicode writes otherwise, and every one that has a capital, but those nobody sees. */
const SIGNS = Array.from({ length: 0x30000 }, (_, code) => code)
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code))
  .filter((sign) => sign.normalize('NFKC') !== sign || sign.toUpperCase() !== sign)
  .filter((sign) => withPlainBlanks(withoutUnseen(sign)) === sign);

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await registerUnit(database.dataSource, 1);
});
afterAll(() => database.drop());

/** Names that a search for exactly them does not find. */
async function notFound(names: readonly string[]): Promise<string[]> {
  const { dataSource } = database;
  const lost: string[] = [];
  for (const name of names) {
    await dataSource.query('UPDATE unit SET name = ? WHERE id = 1', [name]);
    const { sql, values } = nameLike('name_key', name, containing);
    const rows: unknown[] = await dataSource.query(`SELECT 1 FROM unit WHERE id = 1 AND ${sql}`, [
      ...values,
    ]);
    if (rows.length === 0) lost.push(name);
  }
  return lost;
}

it('a name is found by itself, however it is written', async () => {
  expect(await notFound(NAMES)).toEqual([]);
  expect(await notFound(['买买提·吐尔逊'])).toEqual([]);
});

it('a name is found by itself with any sign in it that has another form', async () => {
  const names = Array.from({ length: Math.ceil(SIGNS.length / 40) }, (_, at) =>
    SIGNS.slice(at * 40, at * 40 + 40).join('甲'),
  );
  expect(SIGNS.length).toBeGreaterThan(5_000);
  expect(await notFound(names)).toEqual([]);
});
