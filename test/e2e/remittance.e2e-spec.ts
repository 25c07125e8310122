import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  AssessedView,
  AssessmentsPage,
  AssessmentView,
  MembersInMonthPage,
  MonthPreviewView,
  MonthsToAssessView,
} from '#apps/api/assessments/assessment.dto';
import type { BusinessDto, MonthsOfferedDto } from '#apps/api/submissions/business.dto';
import type { VerificationView } from '#apps/api/documents/document.dto';
import type { HomeView } from '#apps/api/records/home.dto';
import type { NoticeDto } from '#apps/api/settlement/notice.dto';
import { openBooks } from '#libs/persistence/ledger/opening';
import { proveBooks } from '#libs/persistence/ledger/proof';
import { assessments } from '#test/builders/assessments.builder';
import { caseInStage, command, startCaseHall, type CaseHall } from '#test/e2e/case-hall';
import type { HallClient } from '#test/e2e/hall-client';

const UNIT = 1;

let world: CaseHall;
let operator: HallClient;
let first: AssessedView;

beforeAll(async () => {
  world = await startCaseHall();
  await openBooks(world.hall.dataSource, { carriedForwardDay: '2026-06-30', day: '2026-11-20' });
  operator = await world.hall.operator();
}, 90_000);
afterAll(() => world.stop());

const open = async () =>
  (await operator.get<MonthsToAssessView>('/api/assessable-months')).body.months;
const list = async (all = '') =>
  (await operator.get<AssessmentsPage>(`/api/assessments${all}`)).body.items;
const assess = (fromMonth: string, throughMonth: string, key?: string) =>
  operator.post<AssessedView>(
    '/api/assessments',
    { fromMonth, throughMonth },
    { headers: key === undefined ? {} : { 'Idempotency-Key': key } },
  );

describe('汇缴, manual chapter 5', () => {
  it('is a tile that is open', async () => {
    const { body } = await operator.get<BusinessDto[]>('/api/businesses');
    expect(body.find(({ code }) => code === 'remittance')).toMatchObject({
      open: true,
      title: { zh: '汇缴' },
      shape: 'assessment',
    });
  });

  it('shows the record of each month before it is assessed: last + increase − decrease = this', async () => {
    const months = await open();
    expect(months.slice(0, 2)).toEqual(['202611', '202612']);
    for (const month of months.slice(0, 2)) {
      const path = `/api/assessable-months/${month}`;
      const { body } = await operator.get<MonthPreviewView>(path);
      const { last, increase, decrease, now, blocked } = body;
      expect(blocked).toBeNull();
      expect(now.people).toBeGreaterThan(0);
      expect(last.fen + increase.fen - decrease.fen).toBe(now.fen);
      expect(last.people + increase.people - decrease.people).toBe(now.people);
    }
    expect((await operator.get('/api/assessable-months/203001')).status).toBe(404);
  });

  it('assesses one or several months at once under one notice, goes on to the next, and tells the operator', async () => {
    const answer = await assess('202611', '202612', 'assess-two-months');
    first = answer.body;
    expect(answer.status).toBe(200);
    expect(first.done.map(({ month }) => month)).toEqual(['202611', '202612']);
    expect((await open())[0]).toBe('202701');
    expect((await operator.get<HomeView>('/api/home')).body).toMatchObject({
      toPay: [{ noticeNo: first.noticeNo, firstMonth: '202611', month: '202612' }],
      toAssess: null,
    });
    const rows = await list();
    expect(rows.map(({ month, stage }) => [month, stage])).toEqual([
      ['202612', 'collecting'],
      ['202611', 'collecting'],
    ]);
    expect(new Set(rows.map(({ noticeNo }) => noticeNo))).toEqual(new Set([first.noticeNo]));
    expect(rows[0]?.noticeFen).toBe(rows.reduce((sum, { dueFen }) => sum + dueFen, 0));
    const messages = await operator.get<{ items: { text: { zh: string } }[] }>(
      '/api/boxes/messages',
    );
    expect(messages.body.items[0]?.text.zh).toMatch(/^尊敬的.+，您已完成办理汇缴核定/);
  });

  it('answers the same request again with the same cases', async () => {
    expect((await assess('202611', '202612', 'assess-two-months')).body).toEqual(first);
  });

  it.each([
    ['202611', '202611', 'ASSESS_IN_ORDER'],
    ['202702', '202702', 'ASSESS_IN_ORDER'],
    ['202701', '202901', 'ASSESS_NOT_NOW'],
  ])('refuses %s to %s: %s', async (from, through, code) => {
    expect(await assess(from, through)).toMatchObject({ status: 422, body: { code } });
  });

  it('lists the members as they were assessed, page by page, by words and by who changed', async () => {
    const path = `/api/assessments/${first.done[0]?.businessNo ?? ''}/lines`;
    const page = (await operator.get<MembersInMonthPage>(`${path}?limit=2`)).body;
    expect(page.items).toHaveLength(2);
    const next = (
      await operator.get<MembersInMonthPage>(`${path}?limit=2&after=${page.next ?? ''}`)
    ).body;
    expect(next.items[0]?.accountNo).not.toBe(page.items[0]?.accountNo);
    const [one] = page.items;
    const found = await operator.post<MembersInMonthPage>(`${path}/search`, { q: one?.accountNo });
    expect(found.body.items).toEqual([one]);
    const changed = (await operator.get<MembersInMonthPage>(`${path}?changed=true`)).body.items;
    expect(changed.filter(({ changeKind }) => changeKind === '')).toEqual([]);
  });

  it('names the assessments that a base for their months has to have deleted first', async () => {
    const { body } = await operator.get<MonthsOfferedDto>(
      '/api/businesses/base-adjustment/months?chosen=202611',
    );
    const [november, december] = first.done.map(({ businessNo }) => businessNo);
    expect(body.refusal?.text.zh).toContain(
      `2026-11（${november ?? ''}）、2026-12（${december ?? ''}）`,
    );
    expect(body.refusal?.text.en).toContain(`2026-11 (${november ?? ''})`);
  });

  it('exports its details whole, and who changed alone', async () => {
    const path = `/api/assessments/${first.done[0]?.businessNo ?? ''}/lines`;
    const rows = async (more: string) => {
      const answer = await operator.get<string>(`${path}/sheet?format=csv${more}`);
      expect(answer.status).toBe(200);
      return answer.body.trim().split('\n').slice(1);
    };
    const all = await rows('');
    const { now } = (await list()).find(({ month }) => month === '202611') ?? {};
    expect(all.length).toBeGreaterThanOrEqual(now?.people ?? Infinity);
    const changed = (await operator.get<MembersInMonthPage>(`${path}?changed=true`)).body.items;
    expect(await rows('&changed=true')).toHaveLength(changed.length);
    expect((await operator.get(`${path}/sheet?format=xlsx`)).status).toBe(200);
    expect((await operator.get(`${path}/sheet?format=pdf`)).status).toBe(400);
  });

  it('prints the slip once, the same paper whenever it is asked for', async () => {
    const path = `/api/assessments/${first.done[0]?.businessNo ?? ''}/slip.pdf`;
    const paper = await operator.get(path);
    expect(paper.status).toBe(200);
    expect(paper.headers.get('content-type')).toBe('application/pdf');
    expect((await operator.get(path)).status).toBe(200);
    const [kept] = await world.hall.dataSource.query<[{ count: string }]>(
      "SELECT COUNT(*) AS count FROM document WHERE kind = 'slip'",
    );
    expect(Number(kept.count)).toBe(1);
  });

  it('is nobody’s but the unit’s', async () => {
    const other = await world.hall.operator('01000000002');
    const { businessNo = '' } = first.done[0] ?? {};
    for (const path of ['', '/lines', '/lines/sheet?format=csv', '/slip.pdf'])
      expect((await other.get(`/api/assessments/${businessNo}${path}`)).status).toBe(404);
    const pay = await other.post(`/api/assessments/${businessNo}/balance-payments`, { fen: 1 });
    expect(pay.status).toBe(404);
  });

  it('deletes an assessment from the newest month on, and gives the month back', async () => {
    const [november = '', december = ''] = first.done.map(({ businessNo }) => businessNo);
    const refused = await command(operator, november, 'delete');
    expect(refused).toMatchObject({
      state: 'refused',
      refusal: { code: 'ASSESSMENT_NEWEST_FIRST', details: { businessNo: december } },
    });
    expect(await command(operator, december, 'delete')).toMatchObject({ state: 'done' });
    await caseInStage(operator, december, 'deleted');
    expect(await operator.get(`/api/assessments/${december}/slip.pdf`)).toMatchObject({
      status: 422,
      body: { code: 'ASSESSMENT_DELETED' },
    });
    expect((await open())[0]).toBe('202612');
    expect((await list()).map(({ month }) => month)).toEqual(['202611']);
  });

  it('is paid out of the unallocated balance, never more than there is, and credited by itself', async () => {
    const { businessNo = '' } = first.done[0] ?? {};
    const before = (await operator.get<AssessmentView>(`/api/assessments/${businessNo}`)).body;
    const pay = (fen: number) =>
      operator.post<AssessmentView>(`/api/assessments/${businessNo}/balance-payments`, { fen });
    const { unallocatedFen } = (await operator.get<HomeView>('/api/home')).body.account;
    expect(await pay(unallocatedFen + 1)).toMatchObject({
      status: 422,
      body: { code: 'UNALLOCATED_SHORT' },
    });
    const months = assessments(world.hall.dataSource);
    await months.deposited(UNIT, BigInt(before.dueFen));
    expect((await pay(1)).body).toMatchObject({ gatheredFen: 1, stage: 'collecting' });
    const released = await operator.post<AssessmentView>(
      `/api/assessments/${businessNo}/releases`,
      {},
    );
    expect(released.body).toMatchObject({ gatheredFen: 0 });
    expect(await pay(before.dueFen + 1)).toMatchObject({ body: { code: 'GATHER_TOO_MUCH' } });
    const toPay = async () => (await operator.get<HomeView>('/api/home')).body.toPay;
    expect(await toPay()).toMatchObject([
      {
        ...{ dueAgainText: null, kind: '01', firstMonth: '202611', month: '202611' },
        ...{ noticeNo: before.noticeNo, openFen: before.dueFen, deadline: before.deadline },
      },
    ]);
    expect((await pay(before.dueFen)).status).toBe(200);
    await caseInStage(operator, businessNo, 'completed');
    expect(await toPay()).toEqual([]);
    const slipNo = async () =>
      (await operator.get<NoticeDto>(`/api/payment-notices/${before.noticeNo}`)).body.slipNo;
    expect(await slipNo()).toBe(businessNo);
    // Printed before, it is seen again; whoever checks it reads that nothing is due by it.
    expect((await operator.get(`/api/assessments/${businessNo}/slip.pdf`)).status).toBe(200);
    const [slip]: { code: string }[] = await world.hall.dataSource.query(
      "SELECT verification_code AS code FROM document WHERE kind = 'slip' AND subject_no = ?",
      [businessNo],
    );
    const checked = await world.hall
      .client()
      .get<VerificationView>(`/api/verify?no=${businessNo}&code=${slip?.code ?? ''}`);
    expect(checked.body.slip?.standText.zh).toBe('已缴清，无须再按此汇补缴书付款');
    const home = (await operator.get<HomeView>('/api/home')).body;
    expect(home.account.paidThroughMonth).toBe('202611');
    expect(await list()).toEqual([]);
    expect((await list('?all=true')).map(({ stage }) => stage)).toEqual(['completed']);
  });

  it('is begun by no unit with a month assessed and unpaid that the hall knows nothing of', async () => {
    const [unit] = await world.hall.dataSource.query<{ accountNo: string; month: string }[]>(
      `SELECT account_no AS accountNo, last_assessed_month AS month FROM unit
        WHERE status = '01' AND last_assessed_month > paid_through_month ORDER BY id LIMIT 1`,
    );
    const other = await world.hall.operator(unit?.accountNo);
    const { body } = await other.get<MonthsToAssessView>('/api/assessable-months');
    expect(body).toMatchObject({ months: [], refusal: { code: 'ASSESSED_ELSEWHERE' } });
    const answer = await other.post<AssessedView>('/api/assessments', {
      fromMonth: '202612',
      throughMonth: '202612',
    });
    expect(JSON.stringify(answer.body)).not.toContain('"businessNo"');
  });

  it('leaves the books proven', async () => {
    expect((await proveBooks(world.hall.dataSource.manager)).difference).toBeNull();
  });
});
