import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { APPEND_ONLY_TABLES, appendOnlyTriggers } from '#libs/persistence/ledger/append-only';
import { deriveBalances } from '#libs/persistence/ledger/balances';
import { proveBooks } from '#libs/persistence/ledger/proof';
import { takeBacks, type CreditedMonths, type TakeBacks } from '#test/builders/take-backs.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;
let desk: TakeBacks;
let taken: CreditedMonths;

/** A thief with the administrator's rights: the triggers are gone. */
beforeAll(async () => {
  database = await freshDatabase();
  desk = await takeBacks(database.dataSource);
  taken = await desk.credited(1, '202612');
  await desk.paidTo(taken.unit, 0, 30_000n);
  await desk.take(taken.id);
  for (const table of APPEND_ONLY_TABLES) await desk.units.sql(`DROP TRIGGER ${table}_no_update`);
});
afterAll(async () => {
  for (const table of APPEND_ONLY_TABLES)
    for (const trigger of appendOnlyTriggers(table))
      if (trigger.includes('_no_update')) await desk.units.sql(trigger);
  await database.drop();
});
afterEach(async () => {
  expect(await proof()).toBeNull();
});

const proof = async () => (await proveBooks(database.dataSource.manager)).difference;
const change = (table: string, column: string, by: string, where: string) =>
  desk.units.sql(`UPDATE ${table} SET ${column} = ${column} ${by} WHERE ${where}`);

describe('the proof of 119', () => {
  it('finds one fen that is kept and not in the entries, and deriving puts it right', async () => {
    const { unit } = taken;
    await change('unit', 'receivable_fen', '- 1', `id = ${String(unit.unitId)}`);
    expect(await proof()).toMatchObject({ check: 'unit-balances', of: unit.accountNo });
    await desk.tx((manager) => deriveBalances(manager, unit.unitId));
    expect([await proof(), await desk.receivable(unit)]).toEqual([null, 30_000]);
  });

  it.each([
    ['voucher-balanced', 'voucher_line', 'amount_fen', 'members = 0'],
    ['voucher-balanced', 'voucher_line', 'amount_fen', 'members = 1'],
    ['members-behind-lines', 'member_line', 'other_fen', '1 = 1'],
  ])('finds by %s one fen of it in %s.%s where %s', async (check, table, column, which) => {
    const where = `${which} AND voucher_id = (SELECT id FROM voucher WHERE kind = 'receivable')`;
    await change(table, column, '+ 1', where);
    expect(await proof()).toMatchObject({ check });
    await change(table, column, '- 1', where);
  });

  it('finds more settled of a member than stood, though every voucher balances and all that is kept agrees', async () => {
    const turnOver = async () => {
      const of = "(SELECT id FROM voucher WHERE kind = 'receivable')";
      await desk.units.sql(
        `UPDATE voucher_line SET side = IF(side = 'D', 'C', 'D') WHERE voucher_id = ${of}`,
      );
      await change('unit_flow', 'amount_fen', '* -1', `voucher_id = ${of}`);
      await desk.tx((manager) => deriveBalances(manager, taken.unit.unitId));
    };
    await turnOver();
    expect(await proof()).toMatchObject({
      check: 'receivable-of-members',
      of: taken.unit.accountNo,
    });
    await turnOver();
  });
});
