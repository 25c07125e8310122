import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { inTransaction } from '#libs/persistence/database/transaction';
import { carryOutReversal } from '#libs/persistence/settlement/carry-out-reversal';
import { receiptOfBank } from '#test/builders/receipt-of-bank.builder';
import { takeBacks, type TakeBacks } from '#test/builders/take-backs.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const MONTH_FEN = 80_000n;
const STATEMENTS_MAX = 200;

let database: TestDatabase;
let desk: TakeBacks;

beforeAll(async () => {
  database = await freshDatabase();
  desk = await takeBacks(database.dataSource);
});
afterAll(() => database.drop());

/** As if the connection were lost before the statement with this number. */
function cutOff(manager: EntityManager, before: number): EntityManager {
  let statements = 0;
  return new Proxy(manager, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name, target);
      if (typeof found !== 'function') return found;
      return (...given: unknown[]): unknown => {
        if (name === 'query' && (statements += 1) === before) throw new Error('cut off');
        return Reflect.apply(found, target, given);
      };
    },
  });
}

describe('a take-back of two credited months, one member of which was paid out, cut off before any of its statements', () => {
  it('has done nothing, and done again it is done once and whole', async () => {
    const unit = await desk.units.newUnit(2);
    const { noticeNo, cases } = await desk.pay.notice(unit.unitId, ['202612', '202701']);
    const { id } = await desk.bank.book(receiptOfBank({ fen: 4n * MONTH_FEN, remark: noticeNo }));
    for (const businessNo of cases) await desk.months.allocated(unit.unitId, businessNo);
    await desk.paidTo(unit, 0, 100_000n);
    const everything = async () => ({
      unit: await desk.units.sql(
        'SELECT balance_fen, unallocated_fen, uncovered_fen, receivable_fen, paid_through_month FROM unit WHERE id = ?',
        [unit.unitId],
      ),
      members: await desk.units.sql(
        'SELECT balance_fen, paid_through_month FROM personal_account WHERE unit_id = ? ORDER BY id',
        [unit.unitId],
      ),
      kept: await desk.units.sql(
        `SELECT (SELECT COUNT(*) FROM voucher) AS vouchers, (SELECT COUNT(*) FROM member_line) AS members,
                (SELECT COUNT(*) FROM command) AS commands, (SELECT COUNT(*) FROM unit_month) AS months,
                (SELECT COUNT(*) FROM message) AS messages, (SELECT COUNT(*) FROM bank_debit) AS debits`,
      ),
      state: await desk.bank.stateOf(id),
    });
    const order = await desk.pay.takeBackOrdered(id);
    const before = await everything();
    let cuts = 0;
    for (; cuts < STATEMENTS_MAX; cuts += 1) {
      const ended = await inTransaction(database.dataSource, (manager) =>
        carryOutReversal(cutOff(manager, cuts + 1), order),
      ).then(
        () => 'whole',
        (error: unknown) => (error instanceof Error ? error.message : ''),
      );
      if (ended === 'whole') break;
      expect(ended).toBe('cut off');
      expect(await everything()).toEqual(before);
    }
    expect(cuts).toBeGreaterThan(40);
    expect(cuts).toBeLessThan(STATEMENTS_MAX);
    const after = await everything();
    expect(after.state?.state).toBe('taken-back');
    expect(after.members).toEqual(
      unit.accounts.map(() => ({ balance_fen: '0', paid_through_month: null })),
    );
    expect(await desk.receivable(unit)).toBe(100_000);
    expect(await desk.units.wrong()).toEqual([]);
  }, 120_000);
});
