import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { wrongAccounts } from '#libs/persistence/terms/projection';
import { wrongTotals } from '#libs/persistence/accounts/unit-totals';
import { allHeard, killBetweenStatements, NOT_POSTING } from '#test/storm/killed-posters';
import { act, done, kindsOf, open, stands, type DraftBody } from '#test/storm/storm-cases';
import { StormHall } from '#test/storm/storm-hall';

const ONCE = ['open', 'submit', 'post'];
const ACCOUNTS_A_CASE = 2;
const TRANSFERS = 12;
/** A posting of two accounts is some fifty-five statements. */
const HALF = 30;

interface Transfer {
  readonly businessNo: string;
  readonly fromUnitId: number;
  readonly toUnitId: number;
  readonly accounts: readonly string[];
}

interface MovedAccount {
  readonly account_no: string;
  readonly unit_id: number;
  readonly status: string;
  readonly balance_fen: string;
  readonly version: number;
}

describe('a poster of transfers killed between every two statements', () => {
  let hall: StormHall;
  beforeAll(async () => {
    hall = await StormHall.begin();
    await hall.startApi();
    await hall.startWorker(NOT_POSTING);
  });
  afterAll(async () => {
    await hall.end();
  });

  it.each([
    ['in the first half of their statements', { first: 1, last: HALF, inPart: true }],
    ['in the second half of them', { first: HALF + 1, last: 2 * HALF }],
  ])('%s leaves every account in its new unit, once and whole', async (_, span) => {
    const transfers = await transfersInPosting(hall, TRANSFERS);
    const numbers = transfers.flatMap(({ accounts }) => accounts);
    const before = await accountsNow(hall, numbers);
    const balances = await balanceOfAllUnits(hall);
    expect(await killBetweenStatements(hall, span)).toBeGreaterThan(10);
    const rest = await hall.startWorker({ queues: ['hall-posting'] });
    for (const { businessNo } of transfers) await stands(hall.dataSource, businessNo, 'completed');
    await allHeard(
      hall,
      transfers.map(({ businessNo }) => businessNo),
    );
    await rest.terminate();
    const after = await accountsNow(hall, numbers);
    for (const { businessNo, toUnitId, accounts } of transfers) {
      expect(await kindsOf(hall.dataSource, businessNo)).toEqual(ONCE);
      expect(await written(hall, businessNo)).toEqual({
        postings: 1,
        terms: accounts.length,
        entries: 2 * accounts.length,
        sum: 0,
      });
      for (const accountNo of accounts) {
        const was = before.get(accountNo);
        expect(after.get(accountNo)).toEqual({
          ...was,
          unit_id: toUnitId,
          version: (was?.version ?? 0) + 1,
        });
      }
    }
    expect(await balanceOfAllUnits(hall)).toBe(balances);
    expect(await wrongAccounts(hall.dataSource.manager, 10)).toEqual([]);
    expect(await wrongTotals(hall.dataSource.manager)).toEqual([]);
  });
});

/** One transfer of two sealed accounts from each of so many units, all equally far on, to the unit after it, waiting to be posted. */
async function transfersInPosting(hall: StormHall, count: number): Promise<Transfer[]> {
  const units: { id: number; accountNo: string }[] = await hall.dataSource.query(
    `SELECT u.id, u.account_no AS accountNo FROM unit u
      WHERE u.status = '01' AND u.last_assessed_month = '202610' AND u.paid_through_month = '202610'
        AND (SELECT COUNT(*) FROM personal_account a WHERE a.unit_id = u.id AND a.status = '02') >= ?
      ORDER BY u.id LIMIT ?`,
    [ACCOUNTS_A_CASE, count],
  );
  const transfers: Transfer[] = [];
  for (const [at, from] of units.entries()) {
    const to = units[(at + 1) % units.length] ?? from;
    const operator = await hall.operator(from.accountNo);
    const one = await open(operator, 'intra-city-transfer');
    const path = `/api/submissions/${one.businessNo}`;
    const match = (version: number) => ({ headers: { 'If-Match': `"${String(version)}"` } });
    const head = { head: { targetAccountNo: to.accountNo } };
    const named = await operator.put<DraftBody>(`${path}/form`, head, match(one.draftVersion));
    if (named.status !== 200) throw new Error(JSON.stringify(named.body));
    let { draftVersion } = named.body;
    const accounts: string[] = [];
    for (const accountNo of await sealedAccounts(hall, from.id)) {
      const answer = await operator.post<{ submission: DraftBody }>(
        `${path}/rows`,
        { accountNo },
        match(draftVersion),
      );
      if (answer.status >= 300) continue;
      draftVersion = answer.body.submission.draftVersion;
      accounts.push(accountNo);
    }
    if (accounts.length === 0) continue;
    await done(act(operator, one.businessNo, 'submit'));
    transfers.push({ businessNo: one.businessNo, fromUnitId: from.id, toUnitId: to.id, accounts });
  }
  return transfers;
}

async function sealedAccounts(hall: StormHall, unitId: number): Promise<string[]> {
  const rows: { accountNo: string }[] = await hall.dataSource.query(
    "SELECT account_no AS accountNo FROM personal_account WHERE unit_id = ? AND status = '02' ORDER BY id LIMIT ?",
    [unitId, ACCOUNTS_A_CASE],
  );
  return rows.map(({ accountNo }) => accountNo);
}

async function accountsNow(
  hall: StormHall,
  numbers: readonly string[],
): Promise<Map<string, MovedAccount>> {
  const rows: MovedAccount[] = await hall.dataSource.query(
    'SELECT account_no, unit_id, status, balance_fen, version FROM personal_account WHERE account_no IN (?)',
    [numbers],
  );
  return new Map(rows.map((row) => [row.account_no, row]));
}

async function balanceOfAllUnits(hall: StormHall): Promise<string | undefined> {
  const [row]: { fen: string }[] = await hall.dataSource.query(
    'SELECT SUM(balance_fen) AS fen FROM unit',
  );
  return row?.fen;
}

async function written(hall: StormHall, businessNo: string): Promise<Record<string, number>> {
  const [row]: Record<string, string>[] = await hall.dataSource.query(
    `SELECT (SELECT COUNT(*) FROM posting WHERE business_no = ?) AS postings,
            (SELECT COUNT(*) FROM status_term WHERE business_no = ?) AS terms,
            (SELECT COUNT(*) FROM transfer_entry WHERE business_no = ?) AS entries,
            (SELECT SUM(carried_forward_fen + current_year_fen) FROM transfer_entry WHERE business_no = ?) AS sum`,
    [businessNo, businessNo, businessNo, businessNo],
  );
  return Object.fromEntries(Object.entries(row ?? {}).map(([key, value]) => [key, Number(value)]));
}
