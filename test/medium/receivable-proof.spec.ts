import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { APPEND_ONLY_TABLES, appendOnlyTriggers } from '#libs/persistence/ledger/append-only';
import { deriveBalances } from '#libs/persistence/ledger/balances';
import { proveBooks } from '#libs/persistence/ledger/proof';
import {
  MONTH_FEN,
  takeBacks,
  type CreditedMonths,
  type TakeBacks,
} from '#test/builders/take-backs.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const OFF = APPEND_ONLY_TABLES.flatMap((table) => [`${table}_no_update`, `${table}_no_delete`]);

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
  for (const trigger of OFF) await desk.units.sql(`DROP TRIGGER ${trigger}`);
});
afterAll(async () => {
  for (const table of APPEND_ONLY_TABLES)
    for (const trigger of appendOnlyTriggers(table)) await desk.units.sql(trigger);
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

  /** A unit of which 100.00 stood, was paid again, and was settled; changed so, and rolled back. */
  async function foundWhen(change: (manager: EntityManager) => Promise<unknown>) {
    const { unit, id, noticeNo, cases } = await desk.credited(1, '202612');
    await desk.paidTo(unit, 0, 10_000n);
    await desk.take(id);
    await desk.came(MONTH_FEN, noticeNo);
    await desk.months.allocated(unit.unitId, cases[0] ?? '', 6);
    let found: unknown;
    const rolledBack = desk.tx(async (manager) => {
      await change(manager);
      await deriveBalances(manager, unit.unitId);
      found = (await proveBooks(manager)).difference;
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    return { found, unit };
  }
  const newest = (of: string) =>
    `(SELECT MAX(id) FROM voucher WHERE kind = 'receivable' AND ${of})`;

  it('finds more settled of a member than stood, though every voucher balances and all that is kept agrees', async () => {
    const { found, unit } = await foundWhen(async (manager) => {
      const stand = newest('reversal_of IS NULL');
      await manager.query(
        `UPDATE voucher_line SET side = IF(side = 'D', 'C', 'D') WHERE voucher_id = ${stand}`,
      );
      await manager.query(
        `UPDATE unit_flow SET amount_fen = -amount_fen WHERE voucher_id = ${stand}`,
      );
    });
    expect(found).toMatchObject({ check: 'receivable-of-members', of: unit.accountNo });
  });

  it('finds what still stands of a member though his month was credited again', async () => {
    const { found, unit } = await foundWhen(async (manager) => {
      const [row]: { id: string }[] = await manager.query(
        `SELECT ${newest('reversal_of IS NOT NULL')} AS id`,
      );
      for (const table of ['unit_flow', 'member_line', 'voucher_line', 'chain_link'])
        await manager.query(`DELETE FROM ${table} WHERE voucher_id = ?`, [row?.id]);
      await manager.query('DELETE FROM voucher WHERE id = ?', [row?.id]);
    });
    expect(found).toMatchObject({
      check: 'receivable-of-members',
      of: unit.accountNo,
      detail: expect.stringContaining('stands 10000, credited 80000, settled 0'),
    });
  });
});
