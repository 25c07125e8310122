import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MessagePageDto } from '#apps/api/boxes/box.dto';
import { wrongAccounts } from '#libs/persistence/terms/projection';
import { wrongTotals } from '#libs/persistence/accounts/unit-totals';
import {
  caseAfter,
  type CaseHall,
  caseInStage,
  command,
  ifMatch,
  openCase,
  readCase,
  startCaseHall,
} from '#test/e2e/case-hall';
import type { HallClient } from '#test/e2e/hall-client';
import { definitionOf, draftWith, enter, putForm, submitWithPapers } from '#test/e2e/register-walk';
import { statusesOf, unitOfTheSealed, unitSums, untouchedAccounts } from '#test/e2e/status-facts';

let world: CaseHall;
let giver: HallClient;
let receiver: HallClient;
let giving: { id: number; accountNo: string };
let target: { id: number; accountNo: string; name: string };
/** Sealed accounts of the giving unit that no other test of this file touches. */
let resting: string[];

beforeAll(async () => {
  world = await startCaseHall();
  const { dataSource } = world.hall;
  giving = await unitOfTheSealed(dataSource);
  giver = await world.hall.operator(giving.accountNo);
  const [found] = await sql<typeof target>(
    `SELECT u.id, u.account_no AS accountNo, u.name FROM unit u JOIN unit g ON g.id = ?
      WHERE u.status = '01' AND u.id <> g.id AND u.last_assessed_month = g.last_assessed_month ORDER BY u.id LIMIT 1`,
    [giving.id],
  );
  if (found === undefined) throw new Error('no other unit');
  target = found;
  receiver = await world.hall.operator(target.accountNo);
  resting = await untouchedAccounts(dataSource, '02', giving.id);
}, 90_000);

afterAll(() => world.stop());

const sql = <Row>(text: string, values: unknown[] = []) =>
  world.hall.dataSource.query<Row[]>(text, values);
const sealedAccount = (): string => resting.shift() ?? '';

const byFirst = ([one = 0]: number[], [other = 0]: number[]) => one - other;

async function transferring(accounts: readonly string[]): Promise<string> {
  const head = { targetAccountNo: target.accountNo };
  const businessNo = await draftWith(giver, 'intra-city-transfer', { head });
  for (const accountNo of accounts)
    expect((await enter(giver, businessNo, { accountNo })).status).toBe(201);
  return businessNo;
}

async function transferred(accounts: readonly string[]): Promise<string> {
  const businessNo = await transferring(accounts);
  expect((await submitWithPapers(giver, businessNo)).state).toBe('done');
  await caseInStage(giver, businessNo, 'completed');
  return businessNo;
}

const sumsOf = (unitId: number) => unitSums(world.hall.dataSource, unitId);

describe('本市转移, manual chapter 12', () => {
  it('names the register as the manual does, with balance and month paid through', async () => {
    const transfer = await definitionOf(giver, 'intra-city-transfer');
    expect(transfer.columns.map(({ title }) => title.zh)).toEqual([
      '序号',
      '个人账号',
      '姓名',
      '证件号码',
      '余额',
      '缴至年月',
    ]);
    expect(transfer.register).toMatchObject({
      month: 'row',
      statuses: ['02'],
      headColumns: [{ key: 'targetAccountNo', title: { zh: '转入单位账号' } }],
      words: { submit: { zh: '完成办理' } },
    });
  });

  it('echoes the name of the receiving unit, and refuses none, its own and one that is closed', async () => {
    const { businessNo } = await openCase(giver, 'intra-city-transfer');
    const named = await putForm(giver, businessNo, { head: { targetAccountNo: target.accountNo } });
    expect(named.status).toBe(200);
    expect(named.body.headUnits).toEqual([
      { column: 'targetAccountNo', accountNo: target.accountNo, name: target.name },
    ]);
    const refusalOf = async (targetAccountNo: string) =>
      (await putForm(giver, businessNo, { head: { targetAccountNo } })).body.code;
    expect(await refusalOf('99999999999')).toBe('TARGET_UNIT_UNKNOWN');
    expect(await refusalOf(giving.accountNo)).toBe('TARGET_UNIT_SAME');
    const [closed] = await sql<{ id: number; accountNo: string; status: string }>(
      'SELECT id, account_no AS accountNo, status FROM unit WHERE id NOT IN (?, ?) ORDER BY id DESC LIMIT 1',
      [giving.id, target.id],
    );
    await sql("UPDATE unit SET status = '04' WHERE id = ?", [closed?.id]);
    expect(await refusalOf(closed?.accountNo ?? '')).toBe('TARGET_UNIT_CLOSED');
    await sql('UPDATE unit SET status = ? WHERE id = ?', [closed?.status, closed?.id]);
  });

  it('moves accounts with balance and number: both units’ sums move, months before stay, the lists are right', async () => {
    const accounts = [sealedAccount(), sealedAccount()];
    const [from, to] = [await sumsOf(giving.id), await sumsOf(target.id)];
    const [money] = await sql<{ fen: string }>(
      'SELECT SUM(balance_fen) AS fen FROM personal_account WHERE account_no IN (?)',
      [accounts],
    );
    const fen = Number(money?.fen);
    const businessNo = await transferred(accounts);
    for (const accountNo of accounts)
      expect(await statusesOf(world.hall.dataSource, accountNo)).toMatchObject({
        unitId: target.id,
        kept: '02',
        last: { unitId: target.id, status: '02', businessNo },
      });
    const [fromAfter, toAfter] = [await sumsOf(giving.id), await sumsOf(target.id)];
    expect(fromAfter).toMatchObject({ sealed: from.sealed - 2, balance: from.balance - fen });
    expect(toAfter).toEqual({ ...to, sealed: to.sealed + 2, balance: to.balance + fen });
    const entries = await sql<{ unitId: number; fen: string }>(
      `SELECT unit_id AS unitId, SUM(carried_forward_fen + current_year_fen) AS fen FROM transfer_entry
        WHERE business_no = ? GROUP BY unit_id ORDER BY unit_id`,
      [businessNo],
    );
    expect(entries.map((one) => [one.unitId, Number(one.fen)]).sort(byFirst)).toEqual(
      [
        [giving.id, -fen],
        [target.id, fen],
      ].sort(byFirst),
    );
    const { manager } = world.hall.dataSource;
    expect(await wrongAccounts(manager, 10)).toEqual([]);
    expect(await wrongTotals(manager)).toEqual([]);
  }, 60_000);

  it('tells the receiving unit, which begins to unseal them by one click, and shows it no case of the other', async () => {
    const accounts = [sealedAccount(), sealedAccount()].sort();
    const businessNo = await transferred(accounts);
    const page = (await receiver.get<MessagePageDto>('/api/boxes/messages')).body;
    const message = page.items.find((one) => one.businessNo === businessNo);
    expect(message).toMatchObject({ offers: 'unseal' });
    expect(message?.text.zh).toContain('已将2名职工的封存账户转入贵单位');
    expect((await receiver.get(`/api/submissions/${businessNo}`)).status).toBe(404);
    const draft = await openCase(receiver, 'unseal');
    const path = `/api/submissions/${draft.businessNo}/rows/offered`;
    const taken = await receiver.post<{ added: number; passedOver: number }>(
      path,
      { offerNo: businessNo },
      await ifMatch(receiver, draft.businessNo),
    );
    expect(taken).toMatchObject({ status: 200, body: { added: 2, passedOver: 0 } });
    const again = await receiver.post(
      path,
      { offerNo: businessNo },
      await ifMatch(receiver, draft.businessNo),
    );
    expect(again.body).toMatchObject({ added: 0, passedOver: 2 });
    const rows = await receiver.get<{ items: { accountNo: string; values: object }[] }>(
      `/api/submissions/${draft.businessNo}/rows`,
    );
    expect(rows.body.items.map(({ accountNo }) => accountNo)).toEqual(accounts);
    expect(rows.body.items[0]).toMatchObject({ values: { reason: '02' } });
    await submitWithPapers(receiver, draft.businessNo);
    await caseInStage(receiver, draft.businessNo, 'completed');
    for (const accountNo of accounts)
      expect(await statusesOf(world.hall.dataSource, accountNo)).toMatchObject({
        unitId: target.id,
        kept: '01',
        last: { unitId: target.id, status: '01', reason: '02' },
      });
    const stranger = await openCase(giver, 'unseal');
    const foreign = await giver.post(
      `/api/submissions/${stranger.businessNo}/rows/offered`,
      { offerNo: businessNo },
      await ifMatch(giver, stranger.businessNo),
    );
    expect(foreign.status).toBe(404);
  }, 90_000);

  it('takes sealed accounts only, and none that something later is posted for', async () => {
    const [payer] = await untouchedAccounts(world.hall.dataSource, '01', giving.id);
    const businessNo = await transferring([]);
    const paying = await enter(giver, businessNo, { accountNo: payer ?? '' });
    expect(paying).toMatchObject({ status: 422, body: { code: 'ACCOUNT_NOT_SEALED' } });
    const accountNo = sealedAccount();
    const unsealing = await draftWith(giver, 'unseal', { effectiveMonth: '202701' });
    await enter(giver, unsealing, { accountNo, reason: '01' });
    await submitWithPapers(giver, unsealing);
    await caseInStage(giver, unsealing, 'completed');
    expect(await enter(giver, businessNo, { accountNo })).toMatchObject({
      status: 422,
      body: { code: 'TRANSFER_BEFORE_LATER_STATUS' },
    });
  }, 60_000);

  it('waits for an unseal of the same member', async () => {
    const accountNo = sealedAccount();
    const unsealing = await draftWith(giver, 'unseal', { effectiveMonth: '202612' });
    await enter(giver, unsealing, { accountNo, reason: '01' });
    expect((await caseAfter(giver, unsealing, 'submit')).stage).toBe('scanning');
    const businessNo = await transferring([accountNo]);
    expect(await command(giver, businessNo, 'submit')).toMatchObject({
      state: 'refused',
      refusal: { code: 'CONFLICTING_CASE', details: { businessNo: unsealing } },
    });
    await command(giver, unsealing, 'reopen');
    expect((await command(giver, businessNo, 'submit')).state).toBe('done');
    await caseInStage(giver, businessNo, 'completed');
  }, 60_000);

  it('shows the centre both sides', async () => {
    const businessNo = await transferred([sealedAccount()]);
    const [unit] = await sql<{ branch: string }>(
      'SELECT branch_code AS branch FROM unit WHERE id = ?',
      [giving.id],
    );
    const staff = await world.hall.staff(`first-${unit?.branch ?? ''}-a`);
    const seen = await readCase(staff, businessNo);
    expect(seen).toMatchObject({ headUnits: [{ name: target.name }] });
  }, 60_000);

  it('of eight at once moves every account once', async () => {
    const accounts = Array.from({ length: 4 }, sealedAccount);
    const businessNo = await transferring(accounts);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => command(giver, businessNo, 'submit')),
    );
    expect(answers.filter(({ state }) => state === 'done')).toHaveLength(1);
    await caseInStage(giver, businessNo, 'completed');
    const [entries] = await sql<{ count: string }>(
      'SELECT COUNT(*) AS count FROM transfer_entry WHERE business_no = ?',
      [businessNo],
    );
    expect(Number(entries?.count)).toBe(8);
  }, 60_000);
});
