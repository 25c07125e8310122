import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type {
  AssessedLinesPage,
  AssessmentsPage,
  AssessmentView,
  MonthPreviewView,
} from '#apps/api/assessments/assessment.dto';
import type { MessagePageDto } from '#apps/api/boxes/box.dto';
import type { HomeView } from '#apps/api/records/home.dto';
import type { NoticeDto } from '#apps/api/settlement/notice.dto';
import { orderLapses } from '#libs/persistence/assessments/supplement-lapse';
import { proveBooks } from '#libs/persistence/ledger/proof';
import { assessments } from '#test/builders/assessments.builder';
import { caseInStage, command, openCase, until } from '#test/e2e/case-hall';
import { enter } from '#test/e2e/register-walk';
import {
  FULL,
  memberAt,
  startSupplementHall,
  type SupplementHall,
} from '#test/e2e/supplement-hall';

let world: SupplementHall;

beforeAll(async () => {
  world = await startSupplementHall();
}, 90_000);
afterAll(() => world.stop());

const waiting = async () =>
  (await world.operator.get<AssessmentsPage>('/api/assessments')).body.items.filter(
    ({ kind }) => kind === '02',
  );

/** The one that waits. */
async function onlyOne(): Promise<[AssessmentView]> {
  const [one, ...others] = await waiting();
  if (one === undefined || others.length > 0) throw new Error('not one that waits');
  return [one];
}

describe('money of a supplementary contribution', () => {
  it('is waited for once the centre has approved, under a slip, with a line a member and month', async () => {
    const { businessNo } = await openCase(world.operator, 'supplementary-contribution');
    const { accountNo } = memberAt(world.resting);
    await enter(world.operator, businessNo, { accountNo, ...FULL, month: '202609-202610' });
    await world.approved(businessNo);
    const [due] = await onlyOne();
    expect(due).toMatchObject({ businessNo, kind: '02', firstMonth: '202609', month: '202610' });
    const notice = await world.operator.get<NoticeDto>(`/api/payment-notices/${due.noticeNo}`);
    expect(notice.body.months).toMatchObject([{ firstMonth: '202609', month: '202610' }]);
    const { toPay } = (await world.operator.get<HomeView>('/api/home')).body;
    expect(toPay.filter(({ kind }) => kind === '02')).toMatchObject([
      { noticeNo: due.noticeNo, firstMonth: '202609', month: '202610' },
    ]);
    const messages = await world.operator.get<MessagePageDto>('/api/boxes/messages');
    expect(messages.body.items[0]?.text.zh).toContain('补缴已审批通过，请按汇补缴书缴款');
    expect((await world.operator.get(`/api/assessments/${businessNo}/slip.pdf`)).status).toBe(200);
    const lines = await world.operator.get<AssessedLinesPage>(
      `/api/assessments/${businessNo}/lines`,
    );
    expect(lines.body.items).toHaveLength(2);
    const paged = await world.operator.get<AssessedLinesPage>(
      `/api/assessments/${businessNo}/lines?limit=1`,
    );
    const next = await world.operator.get<AssessedLinesPage>(
      `/api/assessments/${businessNo}/lines?limit=9&after=${paged.body.next ?? ''}`,
    );
    expect([...paged.body.items, ...next.body.items]).toEqual(lines.body.items);
    const beside = await world.operator.get<MonthPreviewView>('/api/assessable-months/202611');
    expect(beside.body.supplementary).toEqual({ people: 1, fen: due.now.fen });
  }, 60_000);

  it('is credited when its money is there, and the unit’s months stay as they are', async () => {
    const [{ businessNo, dueFen, now }] = await onlyOne();
    const marks = await world.marks();
    await assessments(world.hall.dataSource).deposited(marks.unitId, BigInt(dueFen));
    const paid = await world.operator.post<AssessmentView>(
      `/api/assessments/${businessNo}/balance-payments`,
      { fen: dueFen },
    );
    expect(paid.status).toBe(200);
    await caseInStage(world.operator, businessNo, 'completed');
    expect(await world.marks()).toEqual(marks);
    const [flow] = await world.hall.dataSource.query<{ type: string; fen: string }[]>(
      'SELECT type, amount_fen AS fen FROM unit_flow WHERE business_no = ?',
      [businessNo],
    );
    expect(flow).toEqual({ type: '02', fen: String(now.fen) });
    const receipt = await until('the receipt', async () => {
      const answer = await world.operator.get(`/api/submissions/${businessNo}/receipt.pdf`);
      return answer.status === 200;
    });
    expect(receipt).toBe(true);
  }, 90_000);

  it('can be deleted while it waits for its money, and its months are free again', async () => {
    const { accountNo } = memberAt(world.resting, 1);
    const entry = { accountNo, ...FULL, month: '202609' };
    const first = (await openCase(world.operator, 'supplementary-contribution')).businessNo;
    await enter(world.operator, first, entry);
    await world.approved(first);
    const second = (await openCase(world.operator, 'supplementary-contribution')).businessNo;
    expect(await enter(world.operator, second, entry)).toMatchObject({
      status: 422,
      body: { code: 'SUPPLEMENT_MONTH_PAID' },
    });
    expect(await command(world.operator, first, 'delete')).toMatchObject({ state: 'done' });
    await caseInStage(world.operator, first, 'deleted');
    expect(await waiting()).toEqual([]);
    expect((await enter(world.operator, second, entry)).status).toBe(201);
    await command(world.operator, second, 'discard');
  }, 60_000);

  it('lapses when it is not paid by its deadline, with what came back in the unallocated balance', async () => {
    const { accountNo } = memberAt(world.resting, 1);
    const { businessNo } = await openCase(world.operator, 'supplementary-contribution');
    await enter(world.operator, businessNo, { accountNo, ...FULL, month: '202609' });
    await world.approved(businessNo);
    const { dataSource } = world.hall;
    const deadlineIn = (days: number) =>
      dataSource.query(
        'UPDATE payment_notice SET deadline = DATE_ADD(UTC_DATE(), INTERVAL ? DAY) WHERE notice_no = ?',
        [days, businessNo],
      );
    await deadlineIn(1);
    await orderLapses(dataSource.manager, new Date());
    expect(await waiting()).toHaveLength(1);
    await deadlineIn(-2);
    await orderLapses(dataSource.manager, new Date());
    await caseInStage(world.operator, businessNo, 'expired');
    expect(await waiting()).toEqual([]);
    const messages = await world.operator.get<MessagePageDto>('/api/boxes/messages');
    expect(messages.body.items[0]?.text.zh).toContain('因逾期未办已自动结束');
  }, 60_000);

  it('leaves the books proven', async () => {
    expect((await proveBooks(world.hall.dataSource.manager)).difference).toBeNull();
  });
});
