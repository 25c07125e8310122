import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { deriveBalances } from '#libs/persistence/ledger/balances';
import { openBooks } from '#libs/persistence/ledger/opening';
import { proveBooks } from '#libs/persistence/ledger/proof';
import { reverseVoucher } from '#libs/persistence/ledger/reversal';
import { postVoucher, type NewVoucher } from '#libs/persistence/ledger/voucher-store';
import { inTransaction } from '#libs/persistence/database/transaction';
import { registerUnit, type RegisterUnit } from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const DAYS = { valueDate: '2026-11-28', postingDay: '2026-11-28' };
const OPENING = { carriedForwardDay: '2026-06-30', day: '2026-11-28' };

let database: TestDatabase;
let unit: RegisterUnit;
let keys = 0;

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  unit = await registerUnit(database.dataSource, 3);
  await sql(
    'UPDATE personal_account SET carried_forward_fen = id, current_year_fen = 7, balance_fen = id + 7 WHERE unit_id = ?',
    [unit.unitId],
  );
  await sql(
    'UPDATE unit SET balance_fen = (SELECT SUM(balance_fen) FROM personal_account WHERE unit_id = ?) WHERE id = ?',
    [unit.unitId, unit.unitId],
  );
  await openBooks(database.dataSource, OPENING);
});

const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  database.dataSource.query(text, values);
const post = (voucher: NewVoucher) =>
  inTransaction(database.dataSource, (manager) => postVoucher(manager, voucher));
const prove = async () => (await proveBooks(database.dataSource.manager)).difference;

const bank = { account: '101', kind: 'bank', owner: '01', unitId: null } as const;
const unallocated = () =>
  ({
    account: '219',
    kind: 'unallocated',
    owner: String(unit.unitId),
    unitId: unit.unitId,
  }) as const;
const members = () =>
  ({ account: '201', kind: 'unit', owner: String(unit.unitId), unitId: unit.unitId }) as const;
const nextKey = () => `test/${String((keys += 1))}`;

function receipt(amountFen: bigint, postingKey = nextKey()): NewVoucher {
  return {
    ...DAYS,
    postingKey,
    kind: 'receipt',
    unitId: unit.unitId,
    businessNo: null,
    month: null,
    lines: [
      { at: bank, side: 'D', amountFen },
      { at: unallocated(), side: 'C', amountFen },
    ],
  };
}

/** Each of the unit's three members is credited 10 + 20 + 3 fen of a month. */
function allocation(amountFen = 99n): NewVoucher {
  return {
    ...receipt(amountFen),
    kind: 'allocation',
    month: '202611',
    lines: [
      { at: unallocated(), side: 'D', amountFen },
      {
        at: members(),
        side: 'C',
        amountFen,
        members: {
          select: `SELECT id AS account_id, '202611' AS month, '01' AS kind, 10 AS unit_fen, 20 AS personal_fen,
                          3 AS fiscal_fen, 0 AS other_fen FROM personal_account WHERE unit_id = ?`,
          values: [unit.unitId],
        },
      },
    ],
  };
}

async function balances() {
  const [of] = await sql<{ balance: string; unallocated: string }>(
    'SELECT balance_fen AS balance, unallocated_fen AS unallocated FROM unit WHERE id = ?',
    [unit.unitId],
  );
  const accounts = await sql<{ fen: string; carried: string; year: string }>(
    `SELECT balance_fen AS fen, carried_forward_fen AS carried, current_year_fen AS year
       FROM personal_account WHERE unit_id = ? ORDER BY id`,
    [unit.unitId],
  );
  return {
    unit: Number(of?.balance),
    unallocated: Number(of?.unallocated),
    members: accounts.map(({ fen, carried, year }) => [fen, carried, year].map(Number)),
  };
}

describe('opening the books', () => {
  it('leaves every balance as it stood, now come to by entries', async () => {
    const opened = unit.accounts.map(({ id }) => [id + 7, id, 7]);
    expect((await balances()).members).toEqual(opened);
    expect(await prove()).toBeNull();
  });

  it('opens a unit once', async () => {
    const before = await balances();
    expect(await openBooks(database.dataSource, OPENING)).toBe(0);
    expect(await balances()).toEqual(before);
  });
});

describe('a voucher', () => {
  it('moves the balances of unit and members with its entries', async () => {
    const before = await balances();
    await post(receipt(150n));
    await post(allocation());
    const after = await balances();
    expect(after.unit - before.unit).toBe(99);
    expect(after.unallocated - before.unallocated).toBe(51);
    expect(after.members.map(([fen], at) => (fen ?? 0) - (before.members[at]?.[0] ?? 0))).toEqual([
      33, 33, 33,
    ]);
    expect(await prove()).toBeNull();
  });

  it('moves a member by all his lines, carried forward apart, and flows by their kinds', async () => {
    const before = await balances();
    await post(receipt(150n));
    const { lines, ...head } = allocation(108n);
    const select = `SELECT id AS account_id, p.month, p.kind, p.fen AS unit_fen, 0 AS personal_fen, 0 AS fiscal_fen, 0 AS other_fen
                      FROM personal_account JOIN (SELECT '202610' AS month, '01' AS kind, 20 AS fen UNION ALL SELECT '202611', '01', 10
                        UNION ALL SELECT '', '99', 6) p WHERE unit_id = ?`;
    const behind = { members: { select, values: [unit.unitId] } };
    const { id } = await post({
      ...head,
      lines: lines.map((line) => ('members' in line ? { ...line, ...behind } : line)),
    });
    const raised = (await balances()).members.map((now, at) =>
      now.map((fen, part) => fen - (before.members[at]?.[part] ?? 0)),
    );
    expect(raised).toEqual([1, 2, 3].map(() => [36, 6, 30]));
    expect(
      await sql(
        'SELECT type, amount_fen AS fen, headcount FROM unit_flow WHERE voucher_id = ? ORDER BY type',
        [id],
      ),
    ).toEqual([
      { type: '01', fen: '90', headcount: 3 },
      { type: '99', fen: '18', headcount: 3 },
    ]);
    expect(await prove()).toBeNull();
  });

  it('is posted once for its key, however often and by however many it is asked for', async () => {
    const once = receipt(5n);
    const before = await balances();
    const posted = await Promise.all([post(once), post(once), post(once)]);
    expect(posted.filter((one) => one.posted)).toHaveLength(1);
    expect(new Set(posted.map(({ id }) => id)).size).toBe(1);
    expect((await balances()).unallocated - before.unallocated).toBe(5);
  });

  it('whose members come to another sum is refused whole', async () => {
    const before = await balances();
    await expect(post(allocation(98n))).rejects.toMatchObject({ code: 'VOUCHER_MEMBERS_DIFFER' });
    expect(await balances()).toEqual(before);
    expect(await prove()).toBeNull();
  });

  it('without its members, or with members where none belong, is refused', async () => {
    const { lines, ...rest } = allocation();
    const [debit, credit] = lines;
    if (debit === undefined || credit === undefined) throw new Error('two lines');
    const bare = { at: credit.at, side: credit.side, amountFen: credit.amountFen };
    await expect(post({ ...rest, lines: [debit, bare] })).rejects.toMatchObject({
      code: 'VOUCHER_MEMBERS_MISSING',
    });
    const both = { ...debit, members: credit.members };
    await expect(
      post({ ...rest, postingKey: nextKey(), lines: [both, credit] as NewVoucher['lines'] }),
    ).rejects.toMatchObject({ code: 'VOUCHER_MEMBERS_MISSING' });
  });
});

describe('a reversal', () => {
  it('brings every balance back and is linked to what it takes back', async () => {
    await post(receipt(150n));
    const before = await balances();
    const { id } = await post(allocation());
    const reversal = await inTransaction(database.dataSource, (manager) =>
      reverseVoucher(manager, id, nextKey(), DAYS),
    );
    expect(await balances()).toEqual(before);
    expect(
      await sql('SELECT reversal_of AS back, reversal_flag AS flag FROM voucher WHERE id = ?', [
        reversal,
      ]),
    ).toEqual([{ back: id, flag: '02' }]);
    expect(await prove()).toBeNull();
  });

  it('is never taken back, and nothing is taken back twice', async () => {
    const { id } = await post(receipt(1n));
    const reverse = (voucherId: string) =>
      inTransaction(database.dataSource, (manager) =>
        reverseVoucher(manager, voucherId, nextKey(), DAYS),
      );
    const reversal = await reverse(id);
    await expect(reverse(reversal)).rejects.toMatchObject({ code: 'VOUCHER_NOT_REVERSIBLE' });
    await expect(reverse(id)).rejects.toMatchObject({ code: 'VOUCHER_REVERSED' });
    await expect(post({ ...receipt(-1n), kind: 'reversal', reversalOf: id })).rejects.toThrow(
      'ix_voucher__reversed_whole',
    );
  });
});

describe('the books', () => {
  it.each([
    ['voucher', 'total_fen = total_fen + 1'],
    ['voucher_line', 'amount_fen = amount_fen + 1'],
    ['member_line', 'personal_fen = personal_fen + 1'],
    ['chain_link', "hash = REPEAT('0', 64)"],
  ])('take no change of %s and no removal', async (table, change) => {
    await post(receipt(1n));
    await post({ ...allocation(), lines: allocation().lines });
    await expect(sql(`UPDATE ${table} SET ${change}`)).rejects.toThrow('append-only');
    await expect(sql(`DELETE FROM ${table}`)).rejects.toThrow('append-only');
  });

  it('derive a unit’s balances from its entries', async () => {
    const right = await balances();
    await sql(
      'UPDATE personal_account SET balance_fen = 0, carried_forward_fen = 1 WHERE unit_id = ?',
      [unit.unitId],
    );
    await sql('UPDATE unit SET balance_fen = 5, unallocated_fen = 6 WHERE id = ?', [unit.unitId]);
    await inTransaction(database.dataSource, (manager) => deriveBalances(manager, unit.unitId));
    expect(await balances()).toEqual(right);
  });
});
