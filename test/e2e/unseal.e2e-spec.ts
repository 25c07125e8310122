import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type { MessagePageDto } from '#apps/api/boxes/box.dto';
import type { PhoneOpeningView } from '#apps/api/phone/phone.dto';
import type { ScanLinkView, UploadTicketView } from '#apps/api/scans/scan.dto';
import { formatYuan } from '#libs/fund/money';
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
import { buildPhoto, sendChunk } from '#test/e2e/paper-desk';
import {
  definitionOf,
  draftWith,
  enter,
  importWhole,
  monthsOpen,
  submitWithPapers,
} from '#test/e2e/register-walk';
import { statusesOf, unitOfTheSealed, untouchedAccounts } from '#test/e2e/status-facts';

const REGULAR = '01';

let world: CaseHall;
let operator: HallClient;
let months: string[];
/** Sealed accounts, and accounts that pay, which no other test of this file touches. */
let resting: string[];
let payers: string[];

beforeAll(async () => {
  world = await startCaseHall();
  const { dataSource } = world.hall;
  const unit = await unitOfTheSealed(dataSource);
  operator = await world.hall.operator(unit.accountNo);
  months = await monthsOpen(operator, 'unseal');
  resting = await untouchedAccounts(dataSource, '02', unit.id);
  payers = await untouchedAccounts(dataSource, '01', unit.id);
}, 90_000);

afterAll(() => world.stop());

const month = (at: number): string => months[at] ?? '';
const sql = <Row>(text: string, values: unknown[] = []) =>
  world.hall.dataSource.query<Row[]>(text, values);

/** Seals an account, or sets its base, from the n-th open month on, as far as posted. */
async function posted(
  business: 'seal' | 'unseal' | 'base-adjustment',
  at: number,
  entry: Readonly<Record<string, string | number>>,
): Promise<string> {
  const businessNo = await draftWith(operator, business, { effectiveMonth: month(at) });
  const entered = await enter(operator, businessNo, entry);
  if (entered.status !== 201) throw new Error(JSON.stringify(entered.body));
  await submitWithPapers(operator, businessNo);
  if (business === 'base-adjustment')
    await claimAndDecide(await world.hall.staff('first-01-a'), businessNo, 'approve');
  await caseInStage(operator, businessNo, 'completed');
  return businessNo;
}

/** What holds in the n-th open month: the newest rows of the account's lines up to it. */
async function inMonth(accountNo: string, at: number) {
  const newest = (table: string, column: string) =>
    `(SELECT t.${column} FROM ${table} t WHERE t.account_id = a.id AND t.from_month <= ? ORDER BY t.from_month DESC LIMIT 1)`;
  const [row] = await sql<{ status: string; base: string }>(
    `SELECT ${newest('status_term', 'status')} AS status, ${newest('base_term', 'base_fen')} AS base
       FROM personal_account a WHERE a.account_no = ?`,
    [month(at), month(at), accountNo],
  );
  return { status: row?.status, baseFen: Number(row?.base) };
}

describe('启封, manual chapter 9', () => {
  it('shows what is kept or set, and tells of it in words of the manual', async () => {
    const unseal = await definitionOf(operator, 'unseal');
    expect(unseal.register?.words.submit.zh).toBe('确定启封');
    expect(unseal.register?.statuses).toEqual(['02']);
    const accountNo = resting.shift() ?? '';
    const businessNo = await draftWith(operator, 'unseal', { effectiveMonth: month(0) });
    const { body } = await enter(operator, businessNo, { accountNo, reason: REGULAR });
    expect(body.row).toMatchObject({ accountNo, totalBeforeFen: 0, values: { reason: REGULAR } });
    expect(body.row.baseAfterFen).toBe(body.row.baseBeforeFen);
    await submitWithPapers(operator, businessNo);
    await caseInStage(operator, businessNo, 'completed');
    expect(await statusesOf(world.hall.dataSource, accountNo)).toMatchObject({
      kept: '01',
      last: { month: month(0), status: '01', reason: REGULAR, businessNo },
    });
    const [latest] = (await operator.get<MessagePageDto>('/api/boxes/messages')).body.items;
    expect(latest).toMatchObject({ businessNo, offers: null });
    expect(latest?.text.zh).toContain('您已完成办理启封');
  }, 60_000);

  it('takes a new base within the bounds of the month, computes its amounts, and refuses one outside', async () => {
    const accountNo = resting.shift() ?? '';
    const businessNo = await draftWith(operator, 'unseal', { effectiveMonth: month(0) });
    const low = await enter(operator, businessNo, { accountNo, reason: REGULAR, newBaseFen: 100 });
    expect(low).toMatchObject({ status: 422, body: { code: 'BASE_BELOW_FLOOR' } });
    const { body } = await enter(operator, businessNo, {
      accountNo,
      reason: REGULAR,
      newBaseFen: 612_300,
    });
    expect(body.row.baseAfterFen).toBe(612_300);
    await submitWithPapers(operator, businessNo);
    await caseInStage(operator, businessNo, 'completed');
    const [account] = await sql<{ base: string; fen: string }>(
      'SELECT base_fen AS base, unit_fen + personal_fen + fiscal_fen AS fen FROM personal_account WHERE account_no = ?',
      [accountNo],
    );
    expect(Number(account?.base)).toBe(612_300);
    expect(Number(account?.fen)).toBe(body.row.totalAfterFen);
  }, 60_000);

  it('keeps each month right: sealed, with a base posted for the month after, then unsealed (domain 14)', async () => {
    const accountNo = payers.shift() ?? '';
    const before = await inMonth(accountNo, 0);
    const raised = before.baseFen + 12_300;
    await posted('base-adjustment', 1, { accountNo, baseAfterFen: raised });
    await posted('seal', 0, { accountNo, reason: '01' });
    expect(await inMonth(accountNo, 0)).toEqual({ status: '02', baseFen: before.baseFen });
    const adjustment = await draftWith(operator, 'base-adjustment', { effectiveMonth: month(1) });
    const refused = await enter(operator, adjustment, { accountNo, baseAfterFen: raised + 100 });
    expect(refused).toMatchObject({ status: 422, body: { code: 'BASE_WHEN_UNSEALING' } });
    await posted('unseal', 2, { accountNo, reason: REGULAR });
    expect(await inMonth(accountNo, 0)).toEqual({ status: '02', baseFen: before.baseFen });
    expect(await inMonth(accountNo, 1)).toEqual({ status: '02', baseFen: raised });
    expect(await inMonth(accountNo, 2)).toEqual({ status: '01', baseFen: raised });
  }, 90_000);

  it('revokes a seal posted for a later month by an unseal of that month', async () => {
    const accountNo = payers.shift() ?? '';
    await posted('seal', 1, { accountNo, reason: '01' });
    await posted('unseal', 1, { accountNo, reason: '03' });
    expect((await inMonth(accountNo, 0)).status).toBe('01');
    expect((await inMonth(accountNo, 1)).status).toBe('01');
    expect(await statusesOf(world.hall.dataSource, accountNo)).toMatchObject({ kept: '01' });
  }, 90_000);

  it('is entered by a file, papers come by a phone, and the receipt names the reason', async () => {
    const accounts = [resting.shift() ?? '', resting.shift() ?? ''];
    const people = await sql<{ accountNo: string; name: string; idNumber: string }>(
      `SELECT a.account_no AS accountNo, m.name, m.id_number AS idNumber FROM personal_account a
         JOIN member m ON m.id = a.member_id WHERE a.account_no IN (?) ORDER BY a.account_no`,
      [accounts],
    );
    const businessNo = await draftWith(operator, 'unseal', { effectiveMonth: month(0) });
    const lines = people.map(
      ({ accountNo, name, idNumber }, at) =>
        `${String(at + 1)},${accountNo},${name},${idNumber},${at === 0 ? '正常启封' : '02'},${at === 0 ? '' : formatYuan(612_300).replace(',', '')}`,
    );
    const header = '序号,个人账号,姓名,证件号码,变更原因,新缴存基数';
    await importWhole(operator, businessNo, [header, ...lines].join('\n'));
    const page = await operator.get<{ items: { values: object }[] }>(
      `/api/submissions/${businessNo}/rows`,
    );
    expect(page.body.items.map(({ values }) => values)).toMatchObject([
      { reason: '01' },
      { reason: '02', newBaseFen: 612_300 },
    ]);
    expect((await caseAfter(operator, businessNo, 'submit')).stage).toBe('scanning');
    await photographed(businessNo);
    expect((await command(operator, businessNo, 'finish-scans')).state).toBe('done');
    await caseInStage(operator, businessNo, 'completed');
    expect((await readCase(operator, businessNo)).summary.zh).toContain('启封');
  }, 90_000);
});

/** A page of the proof, by the link that the desktop shows. */
async function photographed(businessNo: string): Promise<void> {
  const asked = { paper: 'status-change-proof' };
  const path = `/api/submissions/${businessNo}/scan-links`;
  const { url } = (await operator.post<ScanLinkView>(path, asked)).body;
  const token = new URL(url ?? 'no:code').hash.slice(1);
  const phone = world.hall.client();
  const opened = await phone.post<PhoneOpeningView>(
    '/api/phone/open',
    {},
    { headers: { 'X-Scan-Token': token } },
  );
  const headers = { 'X-Scan-Token': token, 'X-Phone-Secret': opened.body.phoneSecret };
  const photo = await sharp(await buildPhoto())
    .resize(300)
    .jpeg()
    .toBuffer();
  const { body } = await phone.post<UploadTicketView>(
    '/api/phone/uploads',
    { ...asked, bytes: photo.length },
    { headers },
  );
  const sent = { offset: 0, bytes: photo, headers };
  expect((await sendChunk(phone, `/api/phone/uploads/${body.id}`, sent)).status).toBe(200);
}
