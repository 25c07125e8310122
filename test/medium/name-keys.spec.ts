import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { DOTS_OF_NAMES, nameKey } from '#libs/values/name';
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

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await registerUnit(database.dataSource, NAMES.length);
});
afterAll(() => database.drop());

it('the database keeps the same key of a name as the one a search looks for', async () => {
  const { dataSource } = database;
  const differing: string[] = [];
  for (const [at, name] of NAMES.entries())
    await dataSource.query('UPDATE member SET name = ? WHERE id = ?', [name, at + 1]);
  const rows: { name: string; key: string }[] = await dataSource.query(
    'SELECT name, name_key AS `key` FROM member WHERE id <= ?',
    [NAMES.length],
  );
  for (const { name, key } of rows) if (key !== nameKey(name)) differing.push(`${name} → ${key}`);
  expect(rows).toHaveLength(NAMES.length);
  expect(differing).toEqual([]);
});
