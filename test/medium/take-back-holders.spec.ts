import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransaction } from '#libs/persistence/database/transaction';
import { carryOutReversal } from '#libs/persistence/settlement/carry-out-reversal';
import { movedWithBalance } from '#test/builders/moved-account.builder';
import { receiptOfBank } from '#test/builders/receipt-of-bank.builder';
import { takeBacks, type TakeBacks } from '#test/builders/take-backs.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;
let desk: TakeBacks;

beforeAll(async () => {
  database = await freshDatabase();
  desk = await takeBacks(database.dataSource);
});
afterAll(() => database.drop());

/** The server renews what it says of waiting transactions only once nobody has asked for a tenth of a second. */
const ASKED_EVERY_MS = 250;

async function untilSomebodyWaitsForAUnit(): Promise<void> {
  for (;;) {
    const waiting = await desk.units.sql(
      "SELECT trx_id FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT' AND trx_query LIKE '%unit%'",
    );
    if (waiting.length > 0) return;
    await new Promise((done) => setTimeout(done, ASKED_EVERY_MS));
  }
}

const FEN = 80_000n;

describe('a take-back of what was credited to who is in another unit now', () => {
  it('holds both units in the order of their ids: while it waits for the first, it does not hold the second', async () => {
    const holder = await desk.units.newUnit(1);
    const payer = await desk.units.newUnit(1);
    const december = await desk.months.assessed(payer.unitId, '202612');
    const { id } = await desk.bank.book(receiptOfBank({ fen: FEN, remark: december }));
    await desk.months.allocated(payer.unitId, december);
    await movedWithBalance(database.dataSource, payer, holder, FEN);
    const order = await desk.pay.takeBackOrdered(id);
    let taken: Promise<void> = Promise.resolve();
    await inTransaction(database.dataSource, async (manager) => {
      await manager.query('SELECT id FROM unit WHERE id = ? FOR UPDATE', [holder.unitId]);
      taken = inTransaction(database.dataSource, (other) => carryOutReversal(other, order));
      await untilSomebodyWaitsForAUnit();
      await manager.query('SELECT id FROM unit WHERE id = ? FOR UPDATE NOWAIT', [payer.unitId]);
    });
    await taken;
    expect((await desk.bank.stateOf(id))?.state).toBe('taken-back');
    expect(await desk.units.wrong()).toEqual([]);
  });
});
