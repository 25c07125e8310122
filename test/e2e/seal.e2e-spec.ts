import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TodoPageDto } from '#apps/api/boxes/box.dto';
import { bringPaper } from '#test/e2e/bring-paper';
import {
  caseAfter,
  type CaseHall,
  caseInStage,
  claimAndDecide,
  command,
  readCase,
  startCaseHall,
} from '#test/e2e/case-hall';
import type { HallClient } from '#test/e2e/hall-client';
import {
  definitionOf,
  draftWith,
  enter,
  monthsOpen,
  submitWithPapers,
} from '#test/e2e/register-walk';
import { statusesOf, untouchedAccounts } from '#test/e2e/status-facts';

const CONTRACT_ENDED = '01';
const RETIRED = '02';
const DECEASED = '06';

let world: CaseHall;
let operator: HallClient;
let months: string[];
/** Accounts that pay, and that no other test of this file touches. */
let payers: string[];

beforeAll(async () => {
  world = await startCaseHall();
  operator = await world.hall.operator();
  months = await monthsOpen(operator, 'seal');
  payers = await untouchedAccounts(world.hall.dataSource, '01');
}, 90_000);

afterAll(() => world.stop());

const payer = (): string => payers.shift() ?? '';
const month = (at: number): string => months[at] ?? '';

/** A draft of seals for the n-th open month with these accounts in it. */
async function sealing(at: number, accounts: readonly string[], reason = CONTRACT_ENDED) {
  const businessNo = await draftWith(operator, 'seal', { effectiveMonth: month(at) });
  for (const accountNo of accounts)
    expect((await enter(operator, businessNo, { accountNo, reason })).status).toBe(201);
  return businessNo;
}

async function sealed(at: number, accounts: readonly string[]): Promise<string> {
  const businessNo = await sealing(at, accounts);
  await submitWithPapers(operator, businessNo);
  await caseInStage(operator, businessNo, 'completed');
  return businessNo;
}

describe('封存, manual chapter 9', () => {
  it('is a sheet of 缴存人状态变更 with the manual’s words', async () => {
    const seal = await definitionOf(operator, 'seal');
    expect(seal.tile).toMatchObject({
      code: 'status-change',
      title: { zh: '缴存人状态变更' },
    });
    expect(seal.register?.words).toMatchObject({
      month: { zh: '变更年月' },
      submit: { zh: '确定封存' },
      entered: { zh: '缴存人状态变更清册录入成功' },
    });
    expect(seal.columns.map(({ title }) => title.zh)).toEqual([
      '序号',
      '个人账号',
      '姓名',
      '证件号码',
      '变更原因',
      '变更年月',
      '缴存基数',
      '月缴存额',
    ]);
  });

  it('demands a paper, goes back to the register when the upload is cancelled, and is complete with it: no approval', async () => {
    const accountNo = payer();
    const before = await unitNow();
    const businessNo = await sealing(0, [accountNo]);
    const submitted = await caseAfter(operator, businessNo, 'submit');
    expect(submitted.stage).toBe('scanning');
    expect(submitted.papersDemanded.map(({ title }) => title.zh)).toEqual(['状态变更证明材料']);
    expect(submitted.nextExpected?.text.zh).toBe('请上传材料并提交办理');
    const { body: todo } = await operator.get<TodoPageDto>('/api/boxes/todo');
    expect(todo.items.find((one) => one.businessNo === businessNo)?.whatToDo.zh).toBe(
      '上传所需材料后提交办理',
    );
    expect(await command(operator, businessNo, 'finish-scans')).toMatchObject({
      refusal: { code: 'PAPERS_MISSING' },
    });
    // 取消上传: the rows are still there, and can be changed.
    await command(operator, businessNo, 'reopen');
    expect((await readCase(operator, businessNo)).stage).toBe('draft');
    await submitWithPapers(operator, businessNo);
    await caseInStage(operator, businessNo, 'completed');
    expect(await statusesOf(world.hall.dataSource, accountNo)).toMatchObject({
      kept: '02',
      last: { month: month(0), status: '02', reason: CONTRACT_ENDED, businessNo },
    });
    const after = await unitNow();
    expect(after.paying).toBe(before.paying - 1);
    expect(after.sealed).toBe(before.sealed + 1);
    expect(after.fen).toBeLessThan(before.fen);
  }, 60_000);

  it('asks for another paper where a reason calls for it, by data', async () => {
    const businessNo = await sealing(0, [payer()], RETIRED);
    await enter(operator, businessNo, { accountNo: payer(), reason: DECEASED });
    const { papersDemanded } = await readCase(operator, businessNo);
    expect(papersDemanded.map(({ kind }) => kind)).toEqual([
      'status-change-proof',
      'retirement-proof',
      'death-proof',
    ]);
    await command(operator, businessNo, 'submit');
    await bringPaper(operator, businessNo, 'status-change-proof');
    await bringPaper(operator, businessNo, 'retirement-proof');
    expect(await command(operator, businessNo, 'finish-scans')).toMatchObject({
      refusal: { code: 'PAPERS_MISSING', details: { papers: '死亡证明' } },
    });
    await bringPaper(operator, businessNo, 'death-proof');
    await command(operator, businessNo, 'finish-scans');
    await caseInStage(operator, businessNo, 'completed');
  }, 60_000);

  it('of a later month (预封存) leaves the month before it as it is', async () => {
    const accountNo = payer();
    const before = await unitNow();
    await sealed(1, [accountNo]);
    expect(await statusesOf(world.hall.dataSource, accountNo)).toMatchObject({
      kept: '01',
      later: month(1),
      last: { month: month(1), status: '02' },
    });
    expect(await unitNow()).toEqual(before);
  }, 60_000);

  it('takes part of a register, and leaves the others as the next draft', async () => {
    const businessNo = await sealing(0, [payer(), payer(), payer()]);
    const { draftVersion } = await readCase(operator, businessNo);
    await operator.post(
      `/api/submissions/${businessNo}/rows/choice`,
      { rowNos: [2, 3], chosen: false },
      { headers: { 'If-Match': `"${String(draftVersion)}"` } },
    );
    await submitWithPapers(operator, businessNo);
    await caseInStage(operator, businessNo, 'completed');
    const rest = await draftWith(operator, 'seal', { effectiveMonth: month(0) });
    expect(rest).not.toBe(businessNo);
    const page = await operator.get<{ total: number }>(`/api/submissions/${rest}/rows`);
    expect(page.body.total).toBe(2);
    await submitWithPapers(operator, rest);
    await caseInStage(operator, rest, 'completed');
  }, 60_000);

  it('refuses who is sealed already, a reason that is none and a month that is paid, each by its column', async () => {
    const [resting] = await untouchedAccounts(world.hall.dataSource, '02');
    const businessNo = await draftWith(operator, 'seal', { effectiveMonth: month(0) });
    const entry = { accountNo: resting ?? '', reason: CONTRACT_ENDED };
    expect((await enter(operator, businessNo, entry)).body.code).toBe('ALREADY_SEALED');
    const unknown = await enter(operator, businessNo, { accountNo: payer(), reason: '77' });
    expect(unknown.status).toBe(422);
    const missing = await enter(operator, businessNo, { accountNo: payer() });
    expect(missing.status).toBeGreaterThanOrEqual(400);
  }, 60_000);

  it('waits for a base adjustment of the same member, and for no other', async () => {
    const [mine, other] = [payer(), payer()];
    const adjustment = await draftWith(operator, 'base-adjustment', { effectiveMonth: month(1) });
    await raiseBase(adjustment, mine);
    expect((await caseAfter(operator, adjustment, 'submit')).stage).toBe('approval');
    const businessNo = await sealing(0, [mine]);
    expect(await command(operator, businessNo, 'submit')).toMatchObject({
      state: 'refused',
      refusal: { code: 'CONFLICTING_CASE', details: { businessNo: adjustment } },
    });
    const { draftVersion } = await readCase(operator, businessNo);
    await operator.send('DELETE', `/api/submissions/${businessNo}/rows`, {
      body: { rowNos: [1] },
      headers: { 'If-Match': `"${String(draftVersion)}"` },
    });
    await enter(operator, businessNo, { accountNo: other, reason: CONTRACT_ENDED });
    await submitWithPapers(operator, businessNo);
    await caseInStage(operator, businessNo, 'completed');
    await claimAndDecide(await world.hall.staff('first-01-a'), adjustment, 'reject', '不同意');
    await caseInStage(operator, adjustment, 'rejected');
  }, 60_000);

  it('goes to a reviewer once a route asks for it by data', async () => {
    const { dataSource } = world.hall;
    const levels = [{ role: 'first-reviewer', dueDays: 1 }];
    await dataSource.query(
      "INSERT INTO route (business, definition, valid_from) VALUES ('seal', ?, '2026-01-01')",
      [JSON.stringify({ levels, papers: ['status-change-proof'] })],
    );
    const accountNo = payer();
    const businessNo = await sealing(0, [accountNo]);
    expect((await submitWithPapers(operator, businessNo)).state).toBe('done');
    expect((await readCase(operator, businessNo)).stage).toBe('approval');
    expect((await statusesOf(dataSource, accountNo)).kept).toBe('01');
    await claimAndDecide(await world.hall.staff('first-01-b'), businessNo, 'approve');
    await caseInStage(operator, businessNo, 'completed');
    expect((await statusesOf(dataSource, accountNo)).kept).toBe('02');
  }, 60_000);
});

async function raiseBase(businessNo: string, accountNo: string): Promise<void> {
  const [row] = await world.hall.dataSource.query<{ base: string }[]>(
    'SELECT base_fen AS base FROM personal_account WHERE account_no = ?',
    [accountNo],
  );
  const baseAfterFen = Number(row?.base) + 100;
  expect((await enter(operator, businessNo, { accountNo, baseAfterFen })).status).toBe(201);
}

async function unitNow() {
  const [row] = await world.hall.dataSource.query<Record<string, string | number>[]>(
    'SELECT paying_members AS paying, sealed_members AS sealed, monthly_fen AS fen FROM unit WHERE id = 1',
  );
  return {
    paying: Number(row?.['paying']),
    sealed: Number(row?.['sealed']),
    fen: Number(row?.['fen']),
  };
}
