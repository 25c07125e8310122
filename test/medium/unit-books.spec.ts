import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { flowMembers } from '#libs/persistence/ledger/flow-members';
import { flowRecords, flowSums, type FlowRecord } from '#libs/persistence/ledger/flow-queries';
import { openBooks } from '#libs/persistence/ledger/opening';
import { accountOf } from '#libs/record-files/account-lines';
import { registerUnit, type RegisterUnit } from '#test/builders/register.builder';
import { dayOf, DAYS, postSomeVouchers } from '#test/builders/some-vouchers.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const PERIODS = 40;
const PAGE = 25;

let database: TestDatabase;
let unit: RegisterUnit;
let other: RegisterUnit;
const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  database.dataSource.query(text, values);

beforeAll(async () => {
  database = await freshDatabase();
  unit = await registerUnit(database.dataSource, 4);
  other = await registerUnit(database.dataSource, 2);
  await sql('UPDATE personal_account SET carried_forward_fen = 1000, balance_fen = 1000');
  await sql(
    'UPDATE unit u SET balance_fen = (SELECT SUM(balance_fen) FROM personal_account a WHERE a.unit_id = u.id)',
  );
  await openBooks(database.dataSource, { carriedForwardDay: '2024-12-31', day: dayOf(0) });
  await postSomeVouchers(database.dataSource, unit, other);
});
afterAll(() => database.drop());

/** By the entries themselves, whatever the queries are built on. */
async function ledgerAt(day: string): Promise<{ balance: number; unallocated: number }> {
  const [row] = await sql<{ balance: string | null; unallocated: string | null }>(
    `SELECT SUM(IF(s.account = '201', IF(l.side = 'C', 1, -1) * l.amount_fen, 0)) AS balance,
            SUM(IF(s.kind = 'unallocated', IF(l.side = 'C', 1, -1) * l.amount_fen, 0)) AS unallocated
       FROM voucher v JOIN voucher_line l ON l.voucher_id = v.id JOIN sub_account s ON s.id = l.sub_account_id
      WHERE s.unit_id = ? AND v.posting_day <= ?`,
    [unit.unitId, day],
  );
  return { balance: Number(row?.balance ?? 0), unallocated: Number(row?.unallocated ?? 0) };
}

/** The whole flow, a few rows at a time. */
async function wholeFlow(asked: {
  from?: string;
  to?: string;
  type?: string;
}): Promise<FlowRecord[]> {
  const rows: FlowRecord[] = [];
  for (let after: string | undefined; ;) {
    const page = await flowRecords(database.dataSource.manager, {
      unitId: unit.unitId,
      ...asked,
      after,
      limit: PAGE,
    });
    rows.push(...page);
    if (page.length < PAGE) return rows;
    after = page.at(-1)?.id;
  }
}

const sumOf = (rows: readonly { amountFen: number; interestFen: number }[]): number =>
  rows.reduce((sum, row) => sum + row.amountFen + row.interestFen, 0);
const periods = fc
  .tuple(fc.integer({ min: -5, max: DAYS + 40 }), fc.integer({ min: 0, max: DAYS }))
  .map(([from, length]) => ({ from: dayOf(from), to: dayOf(from + length) }));

describe('7.2 账户信息查询: the account by periods', () => {
  it('opens and closes with what the ledger holds at those days, whichever days are asked for', async () => {
    await fc.assert(
      fc.asyncProperty(periods, async (days) => {
        const found = await accountOf(database.dataSource.manager, unit.unitId, days);
        for (const [at, period] of found.entries()) {
          const ledger = await ledgerAt(period.to);
          expect(Number(period.closingFen)).toBe(ledger.balance);
          expect(Number(period.unallocatedFen)).toBe(ledger.unallocated);
          expect(period.openingFen + period.increaseFen - period.decreaseFen).toBe(
            period.closingFen,
          );
          if (at > 0) expect(period.openingFen).toBe(found[at - 1]?.closingFen);
        }
        const moved = await wholeFlow(days);
        const [first] = found;
        const opened = Number(first?.openingFen ?? 0);
        if (first !== undefined)
          expect(opened + sumOf(moved)).toBe(Number(found.at(-1)?.closingFen));
      }),
      { numRuns: PERIODS },
    );
  });

  it('begins with the month of the first entry, and ends with today', async () => {
    const all = await accountOf(database.dataSource.manager, unit.unitId, {
      from: '2020-01-01',
      to: '2099-12-31',
    });
    expect(all[0]).toMatchObject({ from: '2025-01-01', openingFen: 0n });
    const [now] = await sql<{ day: string }>(
      'SELECT DATE(UTC_TIMESTAMP() + INTERVAL 8 HOUR) AS day',
    );
    expect(all.at(-1)?.to).toBe(now?.day);
  });
});

describe('7.3 业务流水查询: the flow', () => {
  it('comes to what its total says, of any days and of each type', async () => {
    await fc.assert(
      fc.asyncProperty(
        periods,
        fc.constantFrom(undefined, '01', '06', '09', '02'),
        async (days, type) => {
          const asked = { ...days, ...(type === undefined ? {} : { type }) };
          const rows = await wholeFlow(asked);
          const total = await flowSums(database.dataSource.manager, {
            unitId: unit.unitId,
            ...asked,
          });
          expect(total.entries).toBe(rows.length);
          expect(total.amountFen + total.interestFen).toBe(sumOf(rows));
          expect(rows.every((row) => type === undefined || row.type === type)).toBe(true);
          expect(rows.every(({ day }) => day >= days.from && day <= days.to)).toBe(true);
        },
      ),
      { numRuns: PERIODS },
    );
  });

  it('comes newest first without loss or double, and its members come to each entry', async () => {
    const rows = await wholeFlow({});
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    const order = rows.map(({ day, id }) => `${day}/${id.padStart(20, '0')}`);
    expect(order).toEqual([...order].sort().reverse());
    for (const row of rows.slice(0, 40)) {
      const members = [];
      for (let after: string | undefined; ;) {
        const page = await flowMembers(database.dataSource.manager, {
          entry: row.id,
          after,
          limit: 2,
        });
        members.push(...page);
        if (page.length < 2) break;
        after = page.at(-1)?.id;
      }
      expect(members.reduce((sum, one) => sum + one.amountFen, 0)).toBe(row.amountFen);
      expect(members.reduce((sum, one) => sum + one.interestFen, 0)).toBe(row.interestFen);
      expect(new Set(members.map(({ accountNo }) => accountNo)).size).toBe(row.headcount);
    }
  });

  it('keeps interest apart from amounts, and shows what left the unit below zero', async () => {
    const rows = await wholeFlow({});
    const interest = rows.filter(({ type }) => type === '09');
    expect(interest.length).toBeGreaterThan(0);
    expect(interest.every(({ amountFen }) => amountFen === 0)).toBe(true);
    expect(rows.some(({ type, amountFen }) => type === '06' && amountFen < 0)).toBe(true);
    expect(rows.some(({ type, amountFen }) => type === '06' && amountFen > 0)).toBe(true);
    expect(rows.some(({ voucherKind }) => voucherKind === 'reversal')).toBe(true);
  });
});
