import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { moveMemberBalances } from '#libs/persistence/ledger/member-balances';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const DIGITS = Array.from({ length: 10 }, (_, at) => `SELECT ${String(at)} AS n`).join(
  ' UNION ALL ',
);
/** Numbers from 1 on. */
const NUMBERS = `
  SELECT 1 + a.n + 10 * b.n + 100 * c.n + 1000 * d.n + 10000 * e.n AS n
    FROM (${DIGITS}) a, (${DIGITS}) b, (${DIGITS}) c, (${DIGITS}) d, (SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3) e`;
const ACCOUNTS = 40_000;

describe('balances of many members, moved by one line of a voucher', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
    await database.dataSource.query(
      `INSERT INTO personal_account (id, account_no, member_id, unit_id, base_fen, unit_ratio_bp, personal_ratio_bp, fiscal_ratio_bp,
              unit_fen, personal_fen, fiscal_fen, status, opened_on)
       SELECT 3 * n, LPAD(n, 12, '0'), n, 1, 600000, 1200, 1200, 0, 0, 0, 0, '01', '2026-01-01' FROM (${NUMBERS}) x`,
    );
  });
  afterAll(() => database.drop());

  it.each([
    ['all at once', 20_000, 'C', 3],
    ['in two stretches', 20_001, 'C', 3],
    ['in stretches that end with the last', 40_000, 'C', 3],
    ['taken away', 20_001, 'D', -3],
  ] as const)('move once each, and nobody else’s: %s', async (_, members, side, eachFen) => {
    const runner = database.dataSource.createQueryRunner();
    await runner.startTransaction();
    try {
      const { manager } = runner;
      await manager.query(
        `INSERT INTO member_line (voucher_id, line_no, account_id, month, kind, unit_fen, personal_fen, fiscal_fen, other_fen)
         SELECT v.id, 2, 3 * n, '202607', '01', 1, 2, 0, 0
           FROM (${NUMBERS}) x, (SELECT 77 AS id UNION ALL SELECT 78) v WHERE n <= ?`,
        [members],
      );
      const onceEach = { lineNo: 2, side, members };
      await moveMemberBalances(manager, { voucherId: '77', paysThrough: true, onceEach });
      const kept: Record<string, unknown>[] = await manager.query(
        `SELECT balance_fen AS fen, current_year_fen AS present, carried_forward_fen AS carried, paid_through_month AS paid,
                COUNT(*) AS accounts, MAX(id) AS last
           FROM personal_account GROUP BY 1, 2, 3, 4 ORDER BY last`,
      );
      const fen = String(eachFen);
      const moved = { fen, present: fen, carried: '0', paid: '202607' };
      const still = { fen: '0', present: '0', carried: '0', paid: null };
      expect(kept).toEqual(
        [
          { ...moved, accounts: String(members), last: 3 * members },
          { ...still, accounts: String(ACCOUNTS - members), last: 3 * ACCOUNTS },
        ].filter(({ accounts }) => accounts !== '0'),
      );
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  });
});
