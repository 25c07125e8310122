import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { intraCityTransfer } from '#libs/businesses/intra-city-transfer/intra-city-transfer.business';
import { seal } from '#libs/businesses/seal/seal.business';
import { openBooks } from '#libs/persistence/ledger/opening';
import { proveBooks } from '#libs/persistence/ledger/proof';
import { postedRegisters } from '#test/builders/posted-statuses.builder';
import { registerUnit, type RegisterUnit } from '#test/builders/register.builder';
import { registerRows } from '#libs/persistence/registers/register-queries';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const ENDED = { reason: '01' };

let database: TestDatabase;
let registers: ReturnType<typeof postedRegisters>;
let giving: RegisterUnit;
let receiving: RegisterUnit;
const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  database.dataSource.query(text, values);

beforeAll(async () => {
  database = await freshDatabase();
  registers = postedRegisters(database.dataSource);
  giving = await registerUnit(database.dataSource, 3);
  receiving = await registerUnit(database.dataSource, 1);
  await sql(
    `UPDATE personal_account SET carried_forward_fen = 200, current_year_fen = IF(id = ?, 0, 100),
            balance_fen = carried_forward_fen + current_year_fen`,
    [giving.accounts[2]?.id],
  );
  await sql(
    'UPDATE unit u SET balance_fen = (SELECT SUM(balance_fen) FROM personal_account a WHERE a.unit_id = u.id)',
  );
  await openBooks(database.dataSource, { carriedForwardDay: '2026-06-30', day: '2026-11-20' });
});
afterAll(() => database.drop());

describe('the books of a transfer', () => {
  it('take the money from the one unit’s members to the other’s by one voucher in both books', async () => {
    await registers.posted(seal, giving, { rows: { 0: ENDED, 1: ENDED, 2: ENDED } });
    const businessNo = await registers.posted(intraCityTransfer, giving, {
      head: { targetAccountNo: receiving.accountNo },
      rows: { 0: {}, 2: {} },
    });
    const vouchers = await sql('SELECT kind, total_fen AS fen FROM voucher WHERE business_no = ?', [
      businessNo,
    ]);
    expect(vouchers).toEqual([{ kind: 'transfer', fen: '500' }]);
    const books = await sql<{ book: string }>(
      'SELECT book FROM chain_link c JOIN voucher v ON v.id = c.voucher_id WHERE v.business_no = ? ORDER BY book',
      [businessNo],
    );
    expect(books.map(({ book }) => book)).toEqual(
      [giving, receiving].map(({ unitId }) => `unit/${String(unitId)}`).sort(),
    );
  });

  it('leave both units and every member with what their entries come to', async () => {
    const balances = await sql<{ fen: string }>('SELECT balance_fen AS fen FROM unit ORDER BY id');
    expect(balances.map(({ fen }) => Number(fen))).toEqual([300, 800]);
    expect((await proveBooks(database.dataSource.manager)).difference).toBeNull();
  });
});

describe('the register of a transfer that is posted', () => {
  it('shows what every account took along, whatever its new unit has paid and made of it since', async () => {
    const [from, to] = [
      await registerUnit(database.dataSource, 2),
      await registerUnit(database.dataSource, 1),
    ];
    await sql(
      `UPDATE personal_account SET carried_forward_fen = 200, current_year_fen = 100, balance_fen = 300,
              paid_through_month = IF(id = ?, NULL, '202610') WHERE unit_id = ?`,
      [from.accounts[1]?.id, from.unitId],
    );
    await sql('UPDATE unit SET balance_fen = 600 WHERE id = ?', [from.unitId]);
    await registers.posted(seal, from, { rows: { 0: ENDED, 1: ENDED } });
    const businessNo = await registers.posted(intraCityTransfer, from, {
      head: { targetAccountNo: to.accountNo },
      rows: { 0: {}, 1: {} },
    });
    const shown = async () =>
      (await registerRows(database.dataSource.manager, { businessNo, limit: 10 })).map(
        ({ values }) => values,
      );
    const whenItWent = await shown();
    expect(whenItWent).toEqual([
      { status: '02', balanceFen: 300, paidThroughMonth: '202610' },
      { status: '02', balanceFen: 300 },
    ]);
    await sql(
      `UPDATE personal_account SET current_year_fen = 900, balance_fen = 1100, status = '01', paid_through_month = '203001'
        WHERE unit_id = ?`,
      [to.unitId],
    );
    expect(await shown()).toEqual(whenItWent);
  });
});
