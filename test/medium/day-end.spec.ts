import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inTransaction } from '#libs/persistence/database/transaction';
import { appendOnlyTriggers } from '#libs/persistence/ledger/append-only';
import { closeDaysBefore } from '#libs/persistence/ledger/day-end';
import { proveBooks } from '#libs/persistence/ledger/proof';
import { postVoucher, type NewVoucher } from '#libs/persistence/ledger/voucher-store';
import { dyingBefore } from '#test/builders/dying-connection';
import { moneyIn } from '#test/builders/money-in.builder';
import { registerUnit } from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const STATEMENTS_MAX = 90;

let database: TestDatabase;
let unitId: number;
let keys = 0;
const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  database.dataSource.query(text, values);

beforeAll(async () => {
  database = await freshDatabase();
  ({ unitId } = await registerUnit(database.dataSource, 1));
});
afterAll(() => database.drop());
/** The books begin anew: what the triggers refuse to everybody is taken away without them. */
beforeEach(async () => {
  const tables = ['voucher_number', 'chain_link', 'voucher_line', 'voucher', 'unit_flow'];
  for (const table of tables) await sql(`TRUNCATE TABLE ${table}`);
  await sql('UPDATE book_day SET closed_at = NULL, anchor = NULL WHERE closed_at IS NOT NULL');
  await sql('UPDATE unit SET unallocated_fen = 0');
});

const receipt = (day: string, valueDate = day): NewVoucher =>
  moneyIn({ unitId, key: `test/${String((keys += 1))}`, day, valueDate });
const post = (day: string, valueDate?: string, dataSource = database.dataSource) =>
  inTransaction(dataSource, (manager) => postVoucher(manager, receipt(day, valueDate)));
const close = (today: string, dataSource = database.dataSource) =>
  closeDaysBefore(dataSource, today);
const numbers = async () =>
  (
    await sql<{ year: number; number: number; day: string; id: string }>(
      'SELECT year, number, posting_day AS day, voucher_id AS id FROM voucher_number ORDER BY year, number',
    )
  ).map(({ year, number, day }) => [year, number, day]);
const daysOf = async (id: string) => {
  const [row] = await sql<{ day: string; value: string }>(
    'SELECT posting_day AS day, value_date AS value FROM voucher WHERE id = ?',
    [id],
  );
  return row;
};
const prove = async (at?: string) =>
  (await proveBooks(database.dataSource.manager, { at })).difference;

describe('the end of a day', () => {
  it('numbers its vouchers without gap, day after day, and from 1 again in a new year', async () => {
    for (const day of ['2027-01-02', '2026-12-31', '2026-12-30', '2026-12-31']) await post(day);
    expect(await close('2027-01-03')).toEqual(['2026-12-30', '2026-12-31', '2027-01-02']);
    expect(await numbers()).toEqual([
      [2026, 1, '2026-12-30'],
      [2026, 2, '2026-12-31'],
      [2026, 3, '2026-12-31'],
      [2027, 1, '2027-01-02'],
    ]);
    expect(await prove()).toBeNull();
  });

  it('leaves today open, and closes nothing twice', async () => {
    await post('2026-11-28');
    await post('2026-11-29');
    expect(await close('2026-11-29')).toEqual(['2026-11-28']);
    expect(await close('2026-11-29')).toEqual([]);
    expect(await numbers()).toEqual([[2026, 1, '2026-11-28']]);
    await post('2026-11-29');
    expect(await close('2026-11-30')).toEqual(['2026-11-29']);
    expect(await numbers()).toHaveLength(3);
    expect(await prove()).toBeNull();
  });

  it('takes no more: what comes later is of the next open day, with its value; an older value is kept', async () => {
    await post('2026-11-28');
    await close('2026-11-29');
    const late = await post('2026-11-28');
    expect(await daysOf(late.id)).toEqual({ day: '2026-11-29', value: '2026-11-29' });
    const correction = await post('2026-11-27', '2026-11-02');
    expect(await daysOf(correction.id)).toEqual({ day: '2026-11-29', value: '2026-11-02' });
    const today = await post('2026-11-29');
    expect(await daysOf(today.id)).toEqual({ day: '2026-11-29', value: '2026-11-29' });
    expect(await prove()).toBeNull();
  });

  it('waits for nobody, and nobody waits for it: a day still posted to is closed at the next turn', async () => {
    await post('2026-11-27');
    await inTransaction(database.dataSource, async (manager) => {
      await postVoucher(manager, receipt('2026-11-28'));
      expect(await close('2026-11-29')).toEqual(['2026-11-27']);
    });
    expect(await close('2026-11-29')).toEqual(['2026-11-28']);
    expect(await numbers()).toEqual([
      [2026, 1, '2026-11-27'],
      [2026, 2, '2026-11-28'],
    ]);
  });

  it('closes yesterday while others post today', async () => {
    await post('2026-11-28');
    await inTransaction(database.dataSource, async (manager) => {
      await postVoucher(manager, receipt('2026-11-29'));
      expect(await close('2026-11-29')).toEqual(['2026-11-28']);
    });
  });

  it('happens once, whoever dies between any two statements of it', async () => {
    for (const day of ['2026-11-25', '2026-11-26', '2026-11-26', '2026-11-28']) await post(day);
    let died = 0;
    for (let before = 1; before <= STATEMENTS_MAX; before += 1) {
      const mortal = await dyingBefore(database.url, before);
      const lived = await close('2026-11-29', mortal.dataSource).then(
        () => true,
        () => false,
      );
      await mortal.dataSource.destroy().catch(() => undefined);
      if (lived && !mortal.isDead()) break;
      died += 1;
      // A day that is still held would be left to the next turn: the server has to learn of the death first.
      await sql('SELECT day FROM book_day FOR UPDATE');
    }
    expect(died).toBeGreaterThan(8);
    expect(died).toBeLessThan(STATEMENTS_MAX);
    expect((await numbers()).map(([, number]) => number)).toEqual([1, 2, 3, 4]);
    expect(await prove()).toBeNull();
  });
});

describe('the books as they stood at the end of a day', () => {
  it('are proven by the vouchers until then', async () => {
    await post('2026-11-27');
    await post('2026-11-28');
    await close('2026-11-29');
    const at = async (day: string) =>
      (await proveBooks(database.dataSource.manager, { at: day })).accounts;
    expect(await at('2026-11-26')).toEqual({});
    expect(await at('2026-11-27')).toEqual({ '101': '1', '219': '-1' });
    expect(await at('2026-11-28')).toEqual({ '101': '2', '219': '-2' });
  });

  it('hold while a later day does not', async () => {
    await post('2026-11-27');
    const later = await post('2026-11-28');
    await close('2026-11-29');
    await without('voucher', async () => {
      await sql('UPDATE voucher SET total_fen = 2 WHERE id = ?', [later.id]);
      expect((await proveBooks(database.dataSource.manager, { at: '2026-11-27' })).checked).toEqual(
        expect.arrayContaining(['voucher-balanced', 'voucher-numbers']),
      );
      expect(await prove('2026-11-28')).toMatchObject({ check: 'voucher-balanced' });
      await sql('UPDATE voucher SET total_fen = 1 WHERE id = ?', [later.id]);
    });
  });
});

describe('the proof', () => {
  it.each([
    ['a number missing', 'DELETE FROM voucher_number WHERE number = 2'],
    ['a number too high', 'UPDATE voucher_number SET number = 9 WHERE number = 3'],
    [
      'a number on another day',
      "UPDATE voucher_number SET posting_day = '2026-11-28' WHERE number = 1",
    ],
  ])('finds %s', async (_, harm) => {
    for (const day of ['2026-11-26', '2026-11-27', '2026-11-28']) await post(day);
    await close('2026-11-29');
    expect(await prove()).toBeNull();
    await without('voucher_number', () => sql(harm));
    expect(await prove()).toMatchObject({ check: 'voucher-numbers' });
  });

  it('finds a voucher that slipped into a closed day', async () => {
    await post('2026-11-26');
    const late = await post('2026-11-29');
    await close('2026-11-29');
    await without('voucher', () =>
      sql("UPDATE voucher SET posting_day = '2026-11-26' WHERE id = ?", [late.id]),
    );
    expect(await prove()).not.toBeNull();
  });

  it('finds a day’s end that was written anew', async () => {
    await post('2026-11-26');
    await close('2026-11-29');
    await sql("UPDATE book_day SET anchor = REVERSE(anchor) WHERE day = '2026-11-26'");
    expect(await prove()).toMatchObject({ check: 'day-ends', of: '2026-11-26' });
  });

  it('needs no other guard of the numbers: they are append-only', async () => {
    await post('2026-11-26');
    await close('2026-11-29');
    await expect(sql('UPDATE voucher_number SET number = 5')).rejects.toThrow('append-only');
    await expect(sql('DELETE FROM voucher_number')).rejects.toThrow('append-only');
  });
});

/** As an administrator may: with the triggers of the table gone for the while. */
async function without<T>(table: string, work: () => Promise<T>): Promise<T> {
  for (const act of ['update', 'delete']) await sql(`DROP TRIGGER ${table}_no_${act}`);
  try {
    return await work();
  } finally {
    for (const trigger of appendOnlyTriggers(table)) await sql(trigger);
  }
}
