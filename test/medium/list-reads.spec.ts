import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HOT_LISTS } from '#bench/lists/hot-lists';
import { fillLongLists, type LongLists } from '#bench/lists/long-lists';
import { loadReferenceData } from '#libs/persistence/reference-data/load-reference-data';
import { rowsRead } from '#test/builders/rows-read';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const SECRET = 'a secret of the tests, forty letters long';
const ROWS = 4_000;
/** A page of 20 with what each row shows of its case, unit and people, from a few stretches of an index. */
const READ_MAX = 400;
/** What is bounded by more than a page: counted through an index up to 1,000. */
const READ_MAX_OF: Readonly<Record<string, number>> = { 'desk counts': 2_200 };

let database: TestDatabase;
let lists: LongLists;

beforeAll(async () => {
  database = await freshDatabase();
  await loadReferenceData(database.dataSource.manager);
  lists = await fillLongLists(database.dataSource, ROWS, SECRET);
}, 120_000);
afterAll(() => database.drop());

describe('a list of a hall with much in it', () => {
  it.each(Object.keys(HOT_LISTS))('reads what it shows: %s', async (name) => {
    const read = await rowsRead(database.dataSource, async (manager) =>
      HOT_LISTS[name]?.(manager, lists),
    );
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(READ_MAX_OF[name] ?? READ_MAX);
  });

  it('would be noticed if it read more', async () => {
    const read = await rowsRead(database.dataSource, (manager) =>
      manager.query("SELECT id FROM task WHERE level = 9 AND role <> 'nobody'"),
    );
    expect(read).toBeGreaterThan(READ_MAX);
  });
});
