import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AssessedView, AssessmentView } from '#apps/api/assessments/assessment.dto';
import type { FlowPage } from '#apps/api/records/books.dto';
import type { HomeView } from '#apps/api/records/home.dto';
import type { ReceivablesPage } from '#apps/api/settlement/receivables.dto';
import type { TakeBackDto } from '#apps/api/settlement/receipt-reversal.dto';
import type { NoticeDto } from '#apps/api/settlement/notice.dto';
import type { ReceiptPageDto } from '#apps/api/settlement/settlement.dto';
import { proveBooks } from '#libs/persistence/ledger/proof';
import { withdrawn } from '#test/builders/withdrawal.builder';
import { BankHall } from '#test/e2e/bank-hall';
import { bankMessage, notify } from '#test/e2e/bank-messages';
import { caseInStage } from '#test/e2e/case-hall';
import type { HallClient } from '#test/e2e/hall-client';
import { takenBack } from '#test/e2e/taken-back';

const UNIT_ID = 1;
const STANDS_FEN = 1_234;

let bank: BankHall;
let operator: HallClient;
let cashier: HallClient;

beforeAll(async () => {
  bank = await BankHall.start();
  operator = await bank.world.hall.operator();
  cashier = await bank.world.hall.staff('cashier');
}, 120_000);
afterAll(() => bank.stop());

const sql = <Row>(text: string, values: unknown[] = []): Promise<Row[]> =>
  bank.world.hall.dataSource.query(text, values);
const proven = async () => (await proveBooks(bank.world.hall.dataSource.manager)).difference;
const receivable = async () => {
  const [row] = await sql<{ fen: string }>('SELECT receivable_fen AS fen FROM unit WHERE id = ?', [
    UNIT_ID,
  ]);
  return Number(row?.fen);
};

/** What is left on the account of the first who paid the month is so much less than the month gave him. */
async function paidOutTo(businessNo: string): Promise<{ id: number; accountNo: string }> {
  const [member] = await sql<{ id: number; accountNo: string; beyond: string }>(
    `SELECT a.id, a.account_no AS accountNo, a.balance_fen - l.unit_fen - l.personal_fen - l.fiscal_fen AS beyond
       FROM assessment_line l JOIN personal_account a ON a.id = l.account_id
      WHERE l.business_no = ? AND l.status = '01' AND a.unit_id = ? ORDER BY a.id LIMIT 1`,
    [businessNo, UNIT_ID],
  );
  if (member === undefined) throw new Error('nobody has paid');
  const account = { unitId: UNIT_ID, accountId: member.id };
  await withdrawn(bank.world.hall.dataSource, account, BigInt(member.beyond) + BigInt(STANDS_FEN));
  return member;
}

describe('a month that the bank takes back, and of which a member was paid out', () => {
  it('tells the cashiers whose account is short before they agree, and the unit by the sum; paid again, nothing stands', async () => {
    const asked = { fromMonth: '202611', throughMonth: '202611' };
    const { done, noticeNo } = (await operator.post<AssessedView>('/api/assessments', asked)).body;
    const businessNo = done[0]?.businessNo ?? '';
    const notice = async () =>
      (await operator.get<NoticeDto>(`/api/payment-notices/${noticeNo}`)).body;
    const dueFen = (await notice()).openFen;
    const pay = (serial: string) =>
      notify(bank.world.hall, bankMessage({ remark: noticeNo, fen: String(dueFen), serial }));
    await pay('SHORT1');
    await caseInStage(operator, businessNo, 'completed');
    const { accountNo } = await paidOutTo(businessNo);

    const found = await cashier.get<ReceiptPageDto>('/api/receipts?q=SHORT1');
    const id = found.body.items[0]?.id ?? '';
    const seen = async () => (await cashier.get<TakeBackDto>(`/api/receipts/${id}/take-back`)).body;
    const means = {
      refusal: null,
      uncoveredFen: 0,
      units: [{ receivable: { people: 1, fen: STANDS_FEN } }],
    };
    expect(await seen()).toMatchObject({ ...means, isDone: false });

    const checker = await bank.world.hall.staff('cashier-b');
    const taken = await takenBack({ maker: cashier, checker }, id, 'ZSHORT1');
    expect(taken).toMatchObject({ status: 200, body: { state: 'taken-back' } });
    await caseInStage(operator, businessNo, 'collecting');
    const stands = { people: 1, fen: STANDS_FEN };
    const after = await seen();
    expect(after).toMatchObject({
      isDone: true,
      units: [{ receivable: stands, standing: stands }],
    });
    expect(JSON.stringify(after)).not.toContain(accountNo);
    expect([await receivable(), await proven()]).toEqual([STANDS_FEN, null]);
    await expectSeen(businessNo, STANDS_FEN, accountNo);
    expect(await notice()).toMatchObject({ openFen: dueFen, uncoveredFen: 0 });
    const { body } = await operator.get<{ items: { text: { zh: string } }[] }>(
      '/api/boxes/messages',
    );
    const told = body.items.map(({ text }) => text.zh).join('\n');
    expect(told).toContain('有12.34元因职工个人账户余额不足未能收回');
    expect(told).not.toContain(accountNo);

    await pay('SHORT2');
    await caseInStage(operator, businessNo, 'completed');
    expect([await receivable(), await proven()]).toEqual([0, null]);
    expect((await seen()).units).toMatchObject([
      { receivable: stands, standing: { people: 0, fen: 0 } },
    ]);
    expect((await cashier.get<ReceivablesPage>('/api/receivables')).body).toMatchObject({
      items: [],
      totalFen: 0,
    });
  });
});

/** The cashiers by unit and month, the unit its sum and how many people; nobody whose it is. */
async function expectSeen(businessNo: string, fen: number, accountNo: string): Promise<void> {
  const list = (await cashier.get<ReceivablesPage>('/api/receivables')).body;
  expect(list).toMatchObject({ items: [{ month: '202611', people: 1, fen }], totalFen: fen });
  const home = await operator.get<HomeView>('/api/home');
  expect(home.body.account.receivableFen).toBe(fen);
  const assessment = await operator.get<AssessmentView>(`/api/assessments/${businessNo}`);
  expect(assessment.body.receivableFen).toBe(fen);

  const flow = await operator.get<FlowPage>('/api/queries/flow?type=99');
  const entry = flow.body.items.find(({ summaryText }) => summaryText.zh.startsWith('其他应收款'));
  expect(entry).toMatchObject({ amountFen: fen, headcount: 1, namesMembers: false });
  const id = entry?.id ?? '';
  const members = await operator.get(`/api/queries/flow-entries/${id}/members`);
  expect(members).toMatchObject({ status: 200, body: { items: [], next: null } });
  const sheet = await operator.get<string>(
    `/api/queries/flow-members/sheet?format=csv&entry=${id}`,
  );
  expect(String(sheet.body)).toContain('涉及1人');
  for (const shown of [list, members.body, sheet.body])
    expect(JSON.stringify(shown)).not.toContain(accountNo);
}
