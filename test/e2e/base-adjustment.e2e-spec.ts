import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { InitiatedPageDto, MessagePageDto, TodoPageDto } from '#apps/api/boxes/box.dto';
import type { ImportDto } from '#apps/api/registers/import.dto';
import {
  caseAfter,
  type CaseHall,
  caseInStage,
  claimAndDecide,
  command,
  ifMatch,
  openCase,
  readCase,
  startCaseHall,
  until,
} from '#test/e2e/case-hall';
import type { HallClient, ProblemBody } from '#test/e2e/hall-client';
import { UNIT_ONE, UNIT_TWO } from '#test/e2e/hall';

interface RowAnswer {
  readonly row: { readonly rowNo: number };
}

interface RowPage {
  readonly items: readonly { accountNo: string }[];
}

interface Account {
  readonly id: number;
  readonly accountNo: string;
  readonly name: string;
  readonly idNumber: string;
  readonly baseFen: number;
}

let world: CaseHall;
let operator: HallClient;

beforeAll(async () => {
  world = await startCaseHall();
  operator = await world.hall.operator(UNIT_ONE);
}, 90_000);

afterAll(async () => {
  await world.stop();
});

function normalAccounts(unitAccountNo: string, limit: number): Promise<Account[]> {
  return world.hall.dataSource.query<Account[]>(
    `SELECT a.id, a.account_no AS accountNo, m.name, m.id_number AS idNumber, a.base_fen AS baseFen
       FROM personal_account a JOIN member m ON m.id = a.member_id JOIN unit u ON u.id = a.unit_id
      WHERE u.account_no = ? AND a.status = '01' AND COALESCE(a.last_base_month, '') < '202607'
      ORDER BY a.id LIMIT ?`,
    [unitAccountNo, limit],
  );
}

/** A base within the bounds that differs from the present one. */
function raised(account: Account): number {
  const base = Number(account.baseFen);
  return base < 1_000_000 ? base + 50_000 : base - 50_000;
}

async function addRow(client: HallClient, businessNo: string, account: Account) {
  const row = { accountNo: account.accountNo, baseAfterFen: raised(account) };
  const current = await ifMatch(client, businessNo);
  return client.post<RowAnswer>(`/api/submissions/${businessNo}/rows`, row, current);
}

async function importCsv(
  client: HallClient,
  businessNo: string,
  accounts: readonly Account[],
): Promise<ImportDto> {
  const lines = accounts.map((one, at) =>
    [at + 1, one.accountNo, one.name, one.idNumber, (raised(one) / 100).toFixed(2)].join(','),
  );
  const upload = await client.send<ImportDto>('POST', `/api/submissions/${businessNo}/imports`, {
    raw: `序号,个人账号,姓名,证件号码,调整后缴存基数\n${lines.join('\n')}\n`,
    headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'bases.csv' },
  });
  return until('the import to be checked', async () => {
    const { body } = await client.get<ImportDto>(`/api/imports/${String(upload.body.id)}`);
    return body.state !== 'reading' && body;
  });
}

/** Counted from the tables themselves: rows, rows whose account moved on by one, rows with the right base, changes. */
async function postedCounts(businessNo: string): Promise<number[]> {
  const [row] = await world.hall.dataSource.query<Record<string, string>[]>(
    `SELECT COUNT(*) AS people, SUM(a.version = r.decided_version + 1) AS once,
            SUM(a.base_fen = r.base_after_fen) AS rightBase,
            (SELECT COUNT(*) FROM posted_change c WHERE c.business_no = r.business_no) AS changes
       FROM register_row r JOIN personal_account a ON a.id = r.account_id WHERE r.business_no = ?`,
    [businessNo],
  );
  return Object.values(row ?? {}).map(Number);
}

describe('base adjustment, manual chapter 4', () => {
  it('imports two thousand bases, two reviewers approve, they are posted once and a receipt exists', async () => {
    const accounts = await normalAccounts(UNIT_ONE, 2_000);
    expect(accounts).toHaveLength(2_000);
    const { businessNo } = await openCase(operator, 'base-adjustment');
    const checked = await importCsv(operator, businessNo, accounts);
    expect(checked).toMatchObject({ state: 'checked', rowsRead: 2_000, rowsBad: 0 });
    const choice = { rows: 'all', known: 'replace' };
    const taken = await operator.post(`/api/imports/${String(checked.id)}/apply`, choice);
    expect(taken.body).toMatchObject({ rows: 2_000, findings: 0 });

    const submitted = await command(operator, businessNo, 'submit');
    expect(submitted.state).toBe('done');
    const waiting = await readCase(operator, businessNo);
    expect(waiting.stage).toBe('approval');
    expect(waiting.process.levels.map(({ role }) => role)).toEqual([
      'first-reviewer',
      'second-reviewer',
    ]);
    for (const login of ['first-01-a', 'second-01-a']) {
      const decided = await claimAndDecide(await world.hall.staff(login), businessNo, 'approve');
      expect(decided.state).toBe('done');
    }

    await caseInStage(operator, businessNo, 'completed');
    expect(await postedCounts(businessNo)).toEqual([2_000, 2_000, 2_000, 2_000]);
    const document = await until(
      'the receipt',
      async () => (await readCase(operator, businessNo)).document,
    );
    const receipt = await operator.get(document.url);
    expect([receipt.status, receipt.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const { items } = (await operator.get<MessagePageDto>('/api/boxes/messages')).body;
    expect(items.filter((one) => one.businessNo === businessNo).map((one) => one.text.zh)).toEqual([
      expect.stringContaining('您已完成办理基数调整'),
      expect.stringContaining('已提交审批'),
    ]);
  }, 120_000);

  it('submits only the chosen rows; the others are the next draft, refused while this case is under way', async () => {
    const unitTwo = await world.hall.operator(UNIT_TWO);
    const [one, two] = (await normalAccounts(UNIT_TWO, 2)) as [Account, Account];
    const { businessNo } = await openCase(unitTwo, 'base-adjustment');
    await addRow(unitTwo, businessNo, one);
    const { rowNo } = (await addRow(unitTwo, businessNo, two)).body.row;
    const path = `/api/submissions/${businessNo}/rows`;
    const current = await ifMatch(unitTwo, businessNo);
    await unitTwo.post(`${path}/choice`, { rowNos: [rowNo], chosen: false }, current);
    expect(await caseAfter(unitTwo, businessNo, 'submit')).toMatchObject({ totals: { people: 1 } });

    const rest = await until('the next draft', async () => {
      const { items } = (await unitTwo.get<InitiatedPageDto>('/api/boxes/initiated')).body;
      return items.find((item) => item.stage === 'draft' && item.businessNo !== businessNo);
    });
    const rows = await unitTwo.get<RowPage>(`/api/submissions/${rest.businessNo}/rows`);
    expect(rows.body.items.map((row) => row.accountNo)).toEqual([two.accountNo]);
    expect(await command(unitTwo, rest.businessNo, 'submit')).toMatchObject({
      state: 'refused',
      refusal: { code: 'CONFLICTING_CASE', details: { businessNo } },
    });
  }, 60_000);

  it('comes back editable with the opinion first in the to-do box, and goes round again', async () => {
    const unit = await world.hall.operator('03000000003');
    const [account] = (await normalAccounts('03000000003', 1)) as [Account];
    const { businessNo } = await openCase(unit, 'base-adjustment');
    await addRow(unit, businessNo, account);
    await command(unit, businessNo, 'submit');
    const reviewer = await world.hall.staff('first-03-a');
    const opinion = '基数与工资表不符，请核对';
    expect((await claimAndDecide(reviewer, businessNo, 'return', opinion)).state).toBe('done');
    expect(await readCase(unit, businessNo)).toMatchObject({
      stage: 'returned',
      lastOpinion: opinion,
    });
    const [first] = (await unit.get<TodoPageDto>('/api/boxes/todo')).body.items;
    expect(first).toMatchObject({ businessNo, returned: true });
    const again = { baseAfterFen: raised(account) + 100 };
    const current = await ifMatch(unit, businessNo);
    const edited = await unit.patch(`/api/submissions/${businessNo}/rows/1`, again, current);
    expect(edited.status).toBe(200);
    expect(await caseAfter(unit, businessNo, 'submit')).toMatchObject({ round: 2 });

    expect(await caseAfter(unit, businessNo, 'withdraw')).toMatchObject({ stage: 'withdrawn' });
    expect(await caseAfter(unit, businessNo, 'submit')).toMatchObject({ round: 3 });
    await claimAndDecide(reviewer, businessNo, 'approve');
    expect(await command(unit, businessNo, 'withdraw')).toMatchObject({
      state: 'refused',
      refusal: { code: 'DECIDED_BY', details: { verb: '同意' } },
    });
    await caseInStage(unit, businessNo, 'completed');
  }, 60_000);

  it('shows a stale page the newer state instead of overwriting it', async () => {
    const { businessNo, draftVersion } = await openCase(operator, 'base-adjustment');
    const headers = { 'If-Match': `"${String(draftVersion)}"` };
    const edit = (effectiveMonth: string) =>
      operator.put<ProblemBody & { current?: { effectiveMonth: string } }>(
        `/api/submissions/${businessNo}/form`,
        { effectiveMonth },
        { headers },
      );
    expect((await edit('202612')).status).toBe(200);
    const stale = await edit('202611');
    expect([stale.status, stale.body.code]).toEqual([412, 'STALE_DRAFT']);
    expect(stale.body.current?.effectiveMonth).toBe('202612');
  });
});
