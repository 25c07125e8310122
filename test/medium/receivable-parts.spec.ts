import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { membersOf } from '#libs/fund/ledger/voucher';
import { bankPlace } from '#libs/fund/settlement/places';
import { flowRecords } from '#libs/persistence/ledger/flow-queries';
import { postVoucher } from '#libs/persistence/ledger/voucher-store';
import { BANK_ACCOUNT } from '#test/builders/receipt-of-bank.builder';
import { MONTH_FEN, takeBacks, type TakeBacks } from '#test/builders/take-backs.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const CARRIED_FEN = 100_000n;

let database: TestDatabase;
let desk: TakeBacks;

beforeAll(async () => {
  database = await freshDatabase();
  desk = await takeBacks(database.dataSource);
});
afterAll(() => database.drop());
afterEach(async () => {
  expect(await desk.units.wrong()).toEqual([]);
});

/** A member with a credited month, and money of the year before. */
async function creditedWithCarried() {
  const credited = await desk.credited(1, '202612');
  const { unitId } = credited.unit;
  const accountId = desk.units.idOf(credited.unit, 0);
  const members = {
    select: `SELECT ? AS account_id, '' AS month, '99' AS kind, 0 AS unit_fen, 0 AS personal_fen, 0 AS fiscal_fen, ? AS other_fen`,
    values: [accountId, Number(CARRIED_FEN)],
  };
  const days = { valueDate: '2026-11-24', postingDay: '2026-11-24' };
  await desk.tx((manager) =>
    postVoucher(manager, {
      postingKey: `test/carried/${String(unitId)}`,
      kind: 'opening',
      unitId,
      businessNo: null,
      month: null,
      ...days,
      lines: [
        { at: bankPlace(BANK_ACCOUNT), side: 'D', amountFen: CARRIED_FEN },
        { at: membersOf(unitId), side: 'C', amountFen: CARRIED_FEN, members },
      ],
    }),
  );
  const parts = async () => {
    const [row] = await desk.units.sql<{ carried: string; year: string }>(
      'SELECT carried_forward_fen AS carried, current_year_fen AS year FROM personal_account WHERE id = ?',
      [accountId],
    );
    return [Number(row?.carried), Number(row?.year)];
  };
  return { ...credited, parts };
}

describe('a month taken back of a member who has money carried forward (上年结转)', () => {
  it.each([
    ['of the present year while there is some', 0n, [100_000, 0], 0],
    ['of what is carried forward for the rest', 30_000n, [70_000, 0], 0],
    ['to the fen, of both', MONTH_FEN + 20_000n, [0, 0], 0],
    ['and stands in 119 for what neither has', MONTH_FEN + 70_000n, [0, 0], 50_000],
  ])('takes it %s', async (_, paidOut, left, stands) => {
    const { unit, id, parts } = await creditedWithCarried();
    if (paidOut > 0n) await desk.paidTo(unit, 0, paidOut);
    await desk.take(id);
    expect([await parts(), await desk.receivable(unit)]).toEqual([left, stands]);
  });

  it('leaves him what he would have had, when it is paid again', async () => {
    const { unit, id, noticeNo, cases, parts } = await creditedWithCarried();
    await desk.paidTo(unit, 0, MONTH_FEN + 70_000n);
    await desk.take(id);
    await desk.came(MONTH_FEN, noticeNo);
    await desk.months.allocated(unit.unitId, cases[0] ?? '', 6);
    expect((await parts()).reduce((sum, fen) => sum + fen, 0)).toBe(30_000);
    expect(await desk.receivable(unit)).toBe(0);
  });

  it('is one entry of the unit’s flow, which says nothing of where it came from', async () => {
    const { unit, id } = await creditedWithCarried();
    await desk.paidTo(unit, 0, 30_000n);
    await desk.take(id);
    const asked = { unitId: unit.unitId, limit: 10 };
    const [newest, before] = await flowRecords(database.dataSource.manager, asked);
    expect(newest).toMatchObject({ voucherKind: 'reversal', type: '01', amountFen: -80_000 });
    expect(before).toMatchObject({ voucherKind: 'withdrawal' });
  });
});
