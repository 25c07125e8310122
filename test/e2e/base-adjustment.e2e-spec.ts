import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startCaseHall, caseInStage, claimAndDecide, command, until, type CaseHall } from '#test/e2e/case-hall';
import type { HallClient } from '#test/e2e/hall-client';
import type { Loose } from '#test/e2e/case-hall';
import { UNIT_ONE, UNIT_TWO } from '#test/e2e/hall';

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
  return world.hall.dataSource.query(
    `SELECT a.id, a.account_no AS accountNo, m.name, m.id_number AS idNumber, a.base_fen AS baseFen
       FROM personal_account a JOIN member m ON m.id = a.member_id JOIN unit u ON u.id = a.unit_id
      WHERE u.account_no = ? AND a.status = '01' AND COALESCE(a.last_base_month, '') < '202607' ORDER BY a.id LIMIT ?`,
    [unitAccountNo, limit],
  );
}

/** A base within the bounds that differs from the present one. */
function raised(account: Account): number {
  const base = Number(account.baseFen);
  return base < 1_000_000 ? base + 50_000 : base - 50_000;
}

async function openRegister(client: HallClient) {
  return (await client.post<Loose>('/api/submissions', { business: 'base-adjustment' })).body;
}

async function addRow(client: HallClient, businessNo: string, account: Account, baseAfterFen: number) {
  const { draftVersion } = (await client.get<Loose>(`/api/submissions/${businessNo}`)).body;
  return client.post<Loose>(`/api/submissions/${businessNo}/rows`, { accountNo: account.accountNo, baseAfterFen }, { headers: { 'If-Match': `"${draftVersion}"` } });
}

async function importCsv(client: HallClient, businessNo: string, accounts: readonly Account[]) {
  const lines = accounts.map((one, at) => `${at + 1},${one.accountNo},${one.name},${one.idNumber},${(raised(one) / 100).toFixed(2)}`);
  const csv = `序号,个人账号,姓名,证件号码,调整后缴存基数\n${lines.join('\n')}\n`;
  const upload = await client.send<Loose>('POST', `/api/submissions/${businessNo}/imports?fileName=bases.csv`, {
    raw: csv, headers: { 'Content-Type': 'application/octet-stream' },
  });
  return until('the import to be checked', async () => {
    const { body } = await client.get<Loose>(`/api/imports/${upload.body.id}`);
    return body.state === 'reading' ? false : body;
  });
}

describe('base adjustment, manual chapter 4', () => {
  it('imports some two thousand bases, two reviewers approve, they are posted once and a receipt exists', async () => {
    const accounts = await normalAccounts(UNIT_ONE, 2_000);
    expect(accounts.length).toBeGreaterThan(1_000);
    const { businessNo } = await openRegister(operator);
    const checked = await importCsv(operator, businessNo, accounts);
    expect(checked).toMatchObject({ state: 'checked', rowsRead: accounts.length, rowsBad: 0 });
    const head = (await operator.post<Loose>(`/api/imports/${checked.id}/apply`, { rows: 'all', known: 'replace' })).body;
    expect(head).toMatchObject({ rows: accounts.length, findings: 0 });

    const submitted = (await command(operator, businessNo, 'submit')).body;
    expect(submitted).toMatchObject({ state: 'done', submission: { stage: 'approval' } });
    expect(submitted.submission.process.levels.map((level: { role: string }) => level.role)).toEqual(['first-reviewer', 'second-reviewer']);

    const first = await world.hall.staff('first-01-a');
    expect((await claimAndDecide(first, businessNo, 'approve')).body).toMatchObject({ state: 'done' });
    const second = await world.hall.staff('second-01-a');
    expect((await claimAndDecide(second, businessNo, 'approve')).body).toMatchObject({ state: 'done' });

    await caseInStage(operator, businessNo, 'completed');
    const [posted] = await world.hall.dataSource.query(
      `SELECT COUNT(*) AS count, SUM(a.version = r.decided_version + 1) AS once, SUM(a.base_fen = r.base_after_fen) AS right_base
         FROM register_row r JOIN personal_account a ON a.id = r.account_id WHERE r.business_no = ?`,
      [businessNo],
    );
    expect([posted.count, posted.once, posted.right_base].map(Number)).toEqual(Array(3).fill(accounts.length));
    const [changes] = await world.hall.dataSource.query('SELECT COUNT(*) AS count FROM posted_change WHERE business_no = ?', [businessNo]);
    expect(Number(changes.count)).toBe(accounts.length);

    const document = await until('the receipt', async () => (await operator.get<Loose>(`/api/submissions/${businessNo}`)).body.document);
    const receipt = await operator.get<Loose>(document.url);
    expect([receipt.status, receipt.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const messages = (await operator.get<Loose>('/api/boxes/messages')).body.items;
    expect(messages.filter((one: { businessNo: string }) => one.businessNo === businessNo).map((one: { text: { zh: string } }) => one.text.zh)).toEqual([
      expect.stringContaining('您已完成办理基数调整'),
      expect.stringContaining('已提交审批'),
    ]);
  }, 120_000);

  it('submits only the chosen rows; the others are the next draft, refused while this case is under way', async () => {
    const unitTwo = await world.hall.operator(UNIT_TWO);
    const [one, two] = (await normalAccounts(UNIT_TWO, 2)) as [Account, Account];
    const { businessNo } = await openRegister(unitTwo);
    await addRow(unitTwo, businessNo, one, raised(one));
    const second = (await addRow(unitTwo, businessNo, two, raised(two))).body;
    const { draftVersion } = (await unitTwo.get<Loose>(`/api/submissions/${businessNo}`)).body;
    await unitTwo.post<Loose>(`/api/submissions/${businessNo}/rows/choice`, { rowNos: [second.row.rowNo], chosen: false }, { headers: { 'If-Match': `"${draftVersion}"` } });
    expect((await command(unitTwo, businessNo, 'submit')).body).toMatchObject({ state: 'done', submission: { totals: { people: 1 } } });

    const rest = await until('the next draft', async () => {
      const { items } = (await unitTwo.get<Loose>('/api/boxes/initiated')).body;
      return items.find((item: { stage: string; businessNo: string }) => item.stage === 'draft' && item.businessNo !== businessNo);
    });
    const rows = (await unitTwo.get<Loose>(`/api/submissions/${rest.businessNo}/rows`)).body.items;
    expect(rows.map((row: { accountNo: string }) => row.accountNo)).toEqual([two.accountNo]);
    const refused = (await command(unitTwo, rest.businessNo, 'submit')).body;
    expect(refused).toMatchObject({ state: 'refused', refusal: { code: 'CONFLICTING_CASE', details: { businessNo } } });

    const returned = await claimAndDecide(await world.hall.staff('first-01-a'), businessNo, 'return', '基数与工资表不符，请核对');
    expect(returned.body).toMatchObject({ state: 'done', submission: { stage: 'returned', lastOpinion: '基数与工资表不符，请核对' } });
    const todo = (await unitTwo.get<Loose>('/api/boxes/todo')).body.items;
    expect(todo[0]).toMatchObject({ businessNo, returned: true });
    const { draftVersion: version } = (await unitTwo.get<Loose>(`/api/submissions/${businessNo}`)).body;
    const edited = await unitTwo.patch<Loose>(`/api/submissions/${businessNo}/rows/1`, { baseAfterFen: raised(one) + 100 }, { headers: { 'If-Match': `"${version}"` } });
    expect(edited.status).toBe(200);
    expect((await command(unitTwo, businessNo, 'submit')).body).toMatchObject({ state: 'done', submission: { round: 2 } });
    expect((await command(unitTwo, businessNo, 'withdraw')).body).toMatchObject({ state: 'done', submission: { stage: 'withdrawn' } });
  }, 60_000);

  it('refuses to withdraw after the first decision, naming who decided', async () => {
    const unitThree = await world.hall.operator('03000000003');
    const accounts = await normalAccounts('03000000003', 5);
    const { businessNo } = await openRegister(unitThree);
    for (const account of accounts) await addRow(unitThree, businessNo, account, raised(account));
    await command(unitThree, businessNo, 'submit');
    await claimAndDecide(await world.hall.staff('first-03-a'), businessNo, 'approve');
    const late = (await command(unitThree, businessNo, 'withdraw')).body;
    expect(late).toMatchObject({ state: 'refused', refusal: { code: 'DECIDED_BY', details: { verb: '同意' } } });
    await caseInStage(unitThree, businessNo, 'completed');
  }, 60_000);

  it('shows a stale page the newer state instead of overwriting it', async () => {
    const { businessNo, draftVersion } = await openRegister(operator);
    const edit = (month: string) => operator.put<Loose>(`/api/submissions/${businessNo}/form`, { effectiveMonth: month }, { headers: { 'If-Match': `"${draftVersion}"` } });
    expect((await edit('202612')).status).toBe(200);
    const stale = await edit('202611');
    expect([stale.status, stale.body.code, stale.body.current.effectiveMonth]).toEqual([412, 'STALE_DRAFT', '202612']);
  });
});
