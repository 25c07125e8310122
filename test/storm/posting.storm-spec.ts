import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  allHeard,
  killBetweenStatements,
  NOT_POSTING,
  STATEMENTS_MAX,
} from '#test/storm/killed-posters';
import {
  accountsOf,
  act,
  done,
  kindsOf,
  memberDraft,
  open,
  stands,
  type DraftBody,
} from '#test/storm/storm-cases';
import { StormHall } from '#test/storm/storm-hall';

const NEW_BASE_RISE_FEN = 100;
const ONCE = ['open', 'submit', 'post'];

describe('a poster killed between every two statements', () => {
  let hall: StormHall;
  beforeAll(async () => {
    hall = await StormHall.begin();
    await hall.startApi();
    await hall.startWorker(NOT_POSTING);
  });
  afterAll(async () => {
    await hall.end();
  });

  it('leaves every member’s change posted, once', async () => {
    const operator = await hall.operator('01000000001');
    const accounts = await accountsOf(hall.dataSource, '01000000001', STATEMENTS_MAX / 2);
    const cases: string[] = [];
    for (const [at, account] of accounts.entries()) {
      const businessNo = await memberDraft(operator, account, String(471100 + at));
      await done(act(operator, businessNo, 'submit'));
      cases.push(businessNo);
    }
    const deaths = await killBetweenStatements(hall);
    expect(deaths).toBeGreaterThan(10);
    const rest = await hall.startWorker({ queues: ['hall-posting'] });
    for (const businessNo of cases) await stands(hall.dataSource, businessNo, 'completed');
    await allHeard(hall, cases);
    await rest.terminate();
    for (const [at, businessNo] of cases.entries()) {
      expect(await kindsOf(hall.dataSource, businessNo)).toEqual(ONCE);
      expect(await posted(hall, businessNo)).toEqual({ postings: 1, changes: 1, written: 1 });
      expect(await postcodeOf(hall, accounts[at] ?? '')).toBe(String(471100 + at));
    }
  });

  it('leaves every register posted, once: bases, amounts, versions and history', async () => {
    await hall.dataSource.query("UPDATE personal_account SET last_base_month = '202507'");
    const cases = await registersInPosting(hall, STATEMENTS_MAX / 2);
    const months = new Map(
      cases.flatMap((one) => one.accounts.map((account) => [account, one.month])),
    );
    const before = await accountsBefore(hall, cases);
    const deaths = await killBetweenStatements(hall);
    expect(deaths).toBeGreaterThan(10);
    const rest = await hall.startWorker({ queues: ['hall-posting'] });
    for (const one of cases) await stands(hall.dataSource, one.businessNo, 'completed');
    await allHeard(
      hall,
      cases.map((one) => one.businessNo),
    );
    await rest.terminate();
    for (const { businessNo, accounts } of cases) {
      expect(await kindsOf(hall.dataSource, businessNo)).toEqual(ONCE);
      const { length } = accounts;
      expect(await posted(hall, businessNo)).toEqual({
        postings: 1,
        changes: length,
        written: length,
      });
    }
    const after = await accountsBefore(hall, cases);
    for (const [account, was] of before) {
      const now = after.get(account);
      expect(now?.base_fen).toBe(Number(was.base_fen) + NEW_BASE_RISE_FEN);
      expect(now?.version).toBe(was.version + 1);
      expect(now?.last_base_month).toBe(months.get(account));
    }
  });
});

interface RegisterInPosting {
  readonly businessNo: string;
  readonly accounts: readonly string[];
  readonly month: string;
}

/** One register of up to three rows in each of so many units, submitted and waiting to be posted. */
async function registersInPosting(hall: StormHall, count: number): Promise<RegisterInPosting[]> {
  await hall.dataSource.query(
    "INSERT INTO route (business, definition, valid_from) VALUES ('base-adjustment', '{\"levels\":[]}', '2026-01-02')",
  );
  const units: { accountNo: string }[] = await hall.dataSource.query(
    `SELECT account_no AS accountNo FROM unit WHERE status = '01' ORDER BY id LIMIT ${String(count)}`,
  );
  const cases: RegisterInPosting[] = [];
  for (const { accountNo } of units) {
    const operator = await hall.operator(accountNo);
    const one = await open(operator, 'base-adjustment');
    const accounts: string[] = [];
    let { draftVersion } = one;
    for (const account of await risable(hall, accountNo)) {
      const headers = { 'If-Match': `"${String(draftVersion)}"` };
      const answer = await operator.post<{ submission: DraftBody }>(
        `/api/submissions/${one.businessNo}/rows`,
        account,
        {
          headers,
        },
      );
      if (answer.status >= 300) continue;
      draftVersion = answer.body.submission.draftVersion;
      accounts.push(account.accountNo);
    }
    if (accounts.length === 0) continue;
    await done(act(operator, one.businessNo, 'submit'));
    cases.push({ businessNo: one.businessNo, accounts, month: one.effectiveMonth ?? '' });
  }
  return cases;
}

async function risable(
  hall: StormHall,
  unitAccountNo: string,
): Promise<{ accountNo: string; baseAfterFen: number }[]> {
  const rows: { accountNo: string; base: string }[] = await hall.dataSource.query(
    `SELECT a.account_no AS accountNo, a.base_fen AS base FROM personal_account a JOIN unit u ON u.id = a.unit_id
      WHERE u.account_no = ? AND a.status = '01' AND a.base_fen BETWEEN 400000 AND 1200000 ORDER BY a.id LIMIT 3`,
    [unitAccountNo],
  );
  return rows.map(({ accountNo, base }) => ({
    accountNo,
    baseAfterFen: Number(base) + NEW_BASE_RISE_FEN,
  }));
}

interface AccountRow {
  readonly base_fen: number;
  readonly version: number;
  readonly last_base_month: string;
}

async function accountsBefore(
  hall: StormHall,
  cases: readonly RegisterInPosting[],
): Promise<Map<string, AccountRow>> {
  const rows: (AccountRow & { account_no: string })[] = await hall.dataSource.query(
    'SELECT account_no, base_fen, version, last_base_month FROM personal_account WHERE account_no IN (?)',
    [cases.flatMap((one) => one.accounts)],
  );
  return new Map(
    rows.map((row) => [
      row.account_no,
      { ...row, base_fen: Number(row.base_fen), version: Number(row.version) },
    ]),
  );
}

async function posted(hall: StormHall, businessNo: string): Promise<Record<string, number>> {
  const [row]: Record<string, string>[] = await hall.dataSource.query(
    `SELECT (SELECT COUNT(*) FROM posting WHERE business_no = ?) AS postings,
            (SELECT SUM(changes) FROM posting WHERE business_no = ?) AS changes,
            (SELECT COUNT(*) FROM posted_change WHERE business_no = ?) AS written`,
    [businessNo, businessNo, businessNo],
  );
  return Object.fromEntries(Object.entries(row ?? {}).map(([key, value]) => [key, Number(value)]));
}

async function postcodeOf(hall: StormHall, accountNo: string): Promise<string | undefined> {
  const [row]: { postcode: string }[] = await hall.dataSource.query(
    'SELECT m.postcode FROM member m JOIN personal_account a ON a.member_id = m.id WHERE a.account_no = ?',
    [accountNo],
  );
  return row?.postcode;
}
