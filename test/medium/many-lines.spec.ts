import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { insertMemberLines, readMemberLines } from '#libs/persistence/ledger/member-lines';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

const DIGITS = Array.from({ length: 10 }, (_, at) => `SELECT ${String(at)} AS n`).join(
  ' UNION ALL ',
);
/** So many accounts, not one beside the other, each with so many months. */
const lines = (accounts: number, months: number) => ({
  select: `
    SELECT 7 + 3 * x.n AS account_id, CONCAT('20260', 1 + m.n) AS month, '01' AS kind,
           x.n AS unit_fen, 2 AS personal_fen, 0 AS fiscal_fen, -1 AS other_fen
      FROM (SELECT a.n + 10 * b.n + 100 * c.n + 1000 * d.n AS n FROM (${DIGITS}) a, (${DIGITS}) b, (${DIGITS}) c, (${DIGITS}) d) x,
           (${DIGITS}) m WHERE x.n < ? AND m.n < ?`,
  values: [accounts, months],
});

describe('members’ lines of a voucher, counted and digested as they were written', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(() => database.drop());

  it.each([
    ['of a few', 2_000, 1],
    ['of many', 2_001, 1],
    ['of many in several parts', 9_999, 1],
    ['of many with two months each', 2_500, 2],
  ])('come to what the server says of them: %s', async (_, accounts, months) => {
    const runner = database.dataSource.createQueryRunner();
    await runner.startTransaction();
    try {
      const manager: EntityManager = runner.manager;
      const written = await insertMemberLines(manager, '77', 2, lines(accounts, months));
      expect(written).toEqual(await readMemberLines(manager, '77', 2));
      const sum = months * ((accounts * (accounts - 1)) / 2 + accounts);
      expect(written).toMatchObject({
        members: accounts * months,
        accounts,
        kind: '01',
        sumFen: String(sum),
      });
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  });
});
