import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { inTransaction } from '#libs/persistence/database/transaction';
import { loadReferenceData } from '#libs/persistence/reference-data/load-reference-data';
import { carryOutReversal } from '#libs/persistence/settlement/carry-out-reversal';
import { decideList, proposeList } from '#libs/persistence/settlement/treasury-list-store';
import { CASHIER, CHECKER } from '#test/builders/payments.builder';
import { receiptOfBank } from '#test/builders/receipt-of-bank.builder';
import { takeBacks, type TakeBacks } from '#test/builders/take-backs.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

/** Unit 4 %, personal 12 %, treasury 8 % of 5,000.00. */
const RATIOS = [400, 1_200, 800] as const;
const WHOLE_FEN = 120_000n;

let database: TestDatabase;
let desk: TakeBacks;
const credited: { readonly unitId: number; readonly businessNo: string }[] = [];

beforeAll(async () => {
  database = await freshDatabase();
  await inTransaction(database.dataSource, loadReferenceData);
  desk = await takeBacks(database.dataSource);
});
afterAll(() => database.drop());

/** Tells each statement before it is sent. */
function heard(manager: EntityManager, tell: (sql: string) => void): EntityManager {
  return new Proxy(manager, {
    get(target, name) {
      const found: unknown = Reflect.get(target, name, target);
      if (typeof found !== 'function') return found;
      return (...given: unknown[]): unknown => {
        if (name === 'query') tell(String(given[0]));
        return Reflect.apply(found, target, given);
      };
    },
  });
}

/** The treasury has paid both parts of a month of so many units, of which every other's is credited. */
async function splitFor(count: number): Promise<string> {
  const lines: { unitAccountNo: string; fen: bigint }[] = [];
  for (let at = 0; at < count; at += 1) {
    const unit = await desk.units.fiscalUnit(RATIOS);
    const { noticeNo, cases } = await desk.pay.notice(unit.unitId, ['202612']);
    await desk.units.sql("UPDATE payment_notice SET way = 'fiscal-payroll' WHERE notice_no = ?", [
      noticeNo,
    ]);
    lines.push({ unitAccountNo: unit.accountNo, fen: WHOLE_FEN });
    if (at % 2 === 0) credited.push({ unitId: unit.unitId, businessNo: cases[0] ?? '' });
  }
  const fen = BigInt(count) * WHOLE_FEN;
  const { id } = await desk.bank.book(receiptOfBank({ fen, payerName: '河洛市财政局' }));
  await inTransaction(database.dataSource, (manager) =>
    proposeList(manager, id, CASHIER, { lines, why: '11月清册' }),
  );
  await inTransaction(database.dataSource, (manager) =>
    decideList(manager, id, CHECKER, { agreed: true, why: '核对无误' }),
  );
  for (const { unitId, businessNo } of credited.splice(0))
    await desk.months.allocated(unitId, businessNo);
  return id;
}

describe('a take-back of what the treasury paid for many units', () => {
  it('reads where all of it comes from by as many statements for twelve units as for three', async () => {
    const reads: number[] = [];
    for (const count of [3, 12]) {
      const id = await splitFor(count);
      const order = await desk.pay.takeBackOrdered(id, {
        serial: `MANY${String(count)}`,
      });
      let [statements, before] = [0, 0];
      const tell = (sql: string): void => {
        if (before === 0 && sql.includes('INSERT INTO voucher')) before = statements;
        statements += 1;
      };
      await inTransaction(database.dataSource, (manager) =>
        carryOutReversal(heard(manager, tell), order),
      );
      reads.push(before);
      expect((await desk.bank.stateOf(id))?.state).toBe('taken-back');
    }
    expect(reads[1]).toBe(reads[0]);
    expect(await desk.units.wrong()).toEqual([]);
  }, 60_000);
});
