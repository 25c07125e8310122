import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AssessedView } from '#apps/api/assessments/assessment.dto';
import type { CashierDebitsPage } from '#apps/api/settlement/debit.dto';
import type { CashierInstrumentDto, InstrumentsPage } from '#apps/api/settlement/instrument.dto';
import type { NoticeDto } from '#apps/api/settlement/notice.dto';
import type { ReceiptDto, ReceiptPageDto } from '#apps/api/settlement/settlement.dto';
import type { TreasuryListDto } from '#apps/api/settlement/treasury-list.dto';
import { sendSigned } from '#libs/bank/signed-message';
import { proveBooks } from '#libs/persistence/ledger/proof';
import { assessments } from '#test/builders/assessments.builder';
import { assessMonth, BankHall, caseOf } from '#test/e2e/bank-hall';
import { BANK_SECRET, bankMessage, notify } from '#test/e2e/bank-messages';
import { caseInStage, until } from '#test/e2e/case-hall';
import { UNIT_ONE, UNIT_TWO } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';

let bank: BankHall;
let operator: HallClient;
let cashier: HallClient;

beforeAll(async () => {
  bank = await BankHall.start();
  operator = await bank.world.hall.operator();
  cashier = await bank.world.hall.staff('cashier');
}, 120_000);
afterAll(() => bank.stop());

const path = (noticeNo: string, rest = '') => `/api/payment-notices/${noticeNo}${rest}`;
const read = async (noticeNo: string) => (await operator.get<NoticeDto>(path(noticeNo))).body;
const choose = (noticeNo: string, way: string, client = operator) =>
  client.put<NoticeDto & { code?: string }>(path(noticeNo, '/way'), { way });
const order = (noticeNo: string) =>
  operator.post<NoticeDto & { code?: string }>(path(noticeNo, '/debit-orders'), {});

describe('an order that the bank is silent about', () => {
  it('goes to the cashier when its time is up, who books the bank’s entry', async () => {
    const assessed = await assessMonth(operator, '202611');
    await choose(assessed.noticeNo, 'direct-debit');
    const [debit] = (await order(assessed.noticeNo)).body.debits;
    const orderNo = debit?.orderNo ?? '';
    const early = await cashier.post(`/api/debit-orders/${orderNo}/refusal`, { reason: '未扣' });
    expect([early.status, early.body.code]).toEqual([422, 'DEBIT_NOT_LATE']);
    await bank.world.hall.dataSource.query(
      'UPDATE debit_order SET answer_by = UTC_TIMESTAMP(3) - INTERVAL 1 SECOND WHERE order_no = ?',
      [orderNo],
    );
    const given = await until('the order at the cashier', async () => {
      const { body } = await cashier.get<CashierDebitsPage>(
        '/api/debit-orders?bankAccount=01&state=pending',
      );
      return body.items.find((one) => one.mayDo.length > 0);
    });
    expect(given).toMatchObject({ orderNo, mayDo: ['accept', 'refuse'] });
    const accepted = await cashier.post(`/api/debit-orders/${orderNo}/acceptance`, {
      serial: 'asked 1',
      bookedOn: '2026-11-28',
    });
    expect(accepted).toMatchObject({ status: 200, body: { state: 'accepted', serial: 'ASKED1' } });
    await caseInStage(operator, caseOf(assessed), 'completed');
  });
});

describe('a paper at the cashier’s', () => {
  let assessed: AssessedView;
  const record = (change: object = {}) =>
    cashier.post<CashierInstrumentDto & { code?: string }>('/api/instruments', {
      bankAccount: '01',
      way: 'cheque',
      number: '1234 5678',
      noticeNo: assessed.noticeNo,
      fen: 100,
      drawerName: '河洛机械有限公司',
      ...change,
    });

  beforeAll(async () => {
    assessed = await assessMonth(operator, '202612');
  });

  it('is recorded, seen by the unit, and leaves no trace when it bounces', async () => {
    const { body } = await record();
    expect(body).toMatchObject({
      number: '12345678',
      state: 'recorded',
      mayDo: ['clear', 'bounce'],
    });
    expect((await record()).body.code).toBe('INSTRUMENT_THERE');
    expect((await read(assessed.noticeNo)).instruments[0]).toMatchObject({ number: '12345678' });
    const bounced = await cashier.post<CashierInstrumentDto>(`/api/instruments/${body.id}/bounce`, {
      reason: '印鉴不符',
    });
    expect(bounced.body).toMatchObject({ state: 'bounced', reason: '印鉴不符', mayDo: [] });
    expect((await read(assessed.noticeNo)).months[0]?.gatheredFen).toBe(0);
  });

  it('is booked when the cashier names the bank’s entry, and paid for by the rest of the balance', async () => {
    const { body } = await record({ fen: 700 });
    const cleared = await cashier.post<CashierInstrumentDto>(
      `/api/instruments/${body.id}/clearing`,
      { serial: 'Q1', bookedOn: '2026-11-28' },
    );
    expect(cleared.body).toMatchObject({ state: 'cleared', serial: 'Q1' });
    const open = (await read(assessed.noticeNo)).openFen;
    expect((await choose(assessed.noticeNo, 'balance')).body.code).toBe('WAY_WITHOUT_BALANCE');
    await assessments(bank.world.hall.dataSource).deposited(1, BigInt(open));
    await choose(assessed.noticeNo, 'balance');
    const pay = (fen: number) =>
      operator.post<NoticeDto & { code?: string }>(path(assessed.noticeNo, '/balance-payments'), {
        fen,
      });
    expect((await pay(open + 1)).body.code).toBe('NOTICE_OPEN_LESS');
    expect((await pay(open)).body.openFen).toBe(0);
    await caseInStage(operator, caseOf(assessed), 'completed');
  });

  it('is listed to cashiers and auditors, page by page, by its state', async () => {
    const list = async (query: string) =>
      (await cashier.get<InstrumentsPage>(`/api/instruments?bankAccount=01${query}`)).body;
    expect((await list('&state=bounced')).items).toHaveLength(1);
    const first = await list('&limit=1');
    expect(first.ways.map(({ code }) => code)).toEqual(['cheque', 'draft', 'cash-slip']);
    const second = await list(`&limit=1&after=${first.next ?? ''}`);
    expect([first.items[0]?.fen, second.items[0]?.fen]).toEqual([700, 100]);
  });
});

describe('a payment of the treasury for several units', () => {
  it('is split along the list that one cashier brings and another checks', async () => {
    const told = bankMessage({ payerName: '河洛市财政局', fen: '300', serial: 'TREASURY1' });
    await notify(bank.world.hall, told);
    const found = await cashier.get<ReceiptPageDto>('/api/receipts?bankAccount=01&q=TREASURY1');
    const id = found.body.items[0]?.id ?? '';
    expect(found.body.items[0]?.mayDo).toEqual(['claim', 'list', 'take-back']);
    const list = (fen: number) =>
      cashier.post<ReceiptDto & { code?: string }>(`/api/receipts/${id}/treasury-list`, {
        lines: [
          { unitAccountNo: UNIT_ONE, fen },
          { unitAccountNo: UNIT_TWO, fen: 100 },
        ],
        basis: '11月财政清册',
      });
    expect((await list(199)).body.code).toBe('LIST_SUM_DIFFERS');
    expect((await list(200)).body).toMatchObject({
      state: 'listed',
      mayDo: ['withdraw', 'take-back'],
    });
    const other = await bank.world.hall.staff('cashier-b');
    const seen = await other.get<TreasuryListDto>(`/api/receipts/${id}/treasury-list`);
    expect(seen.body.lines.map(({ unit, fen }) => [unit.accountNo, fen])).toEqual([
      [UNIT_ONE, 200],
      [UNIT_TWO, 100],
    ]);
    const decided = await other.post<ReceiptDto>(`/api/receipts/${id}/decision`, {
      asked: (await other.get<ReceiptDto>(`/api/receipts/${id}`)).body.asked,
      agreed: true,
      opinion: '核对无误',
    });
    expect(decided).toMatchObject({ status: 200, body: { state: 'split', mayDo: ['take-back'] } });
  });
});

describe('the bank’s door for answers', () => {
  const url = () => `${bank.world.hall.url}/api/bank/debit-answers`;
  const tell = async (content: object, secret = BANK_SECRET, at = new Date()) =>
    (await sendSigned(url(), secret, content, at)).status;

  it('takes nothing of a stranger’s, nothing stale, nothing of an order that is none', async () => {
    const no = { orderNo: '2026112400000018', reason: '余额不足' };
    expect(await tell(no, 'another secret of the same length, perhaps')).toBe(401);
    expect(await tell(no, BANK_SECRET, new Date(Date.now() - 301_000))).toBe(401);
    expect(await tell(no)).toBe(422);
    expect(await tell({ orderNo: no.orderNo })).toBe(400);
  });
});

describe('the demonstration’s bank', () => {
  const give = async (secret: string, change: object = {}) => {
    const content = {
      orderNo: '2026112400000018',
      bankAccount: '01',
      fen: '1',
      payerName: '某公司',
      payerAccount: '6222',
      agreementNo: 'WT1',
      ...change,
    };
    return (await sendSigned(`${bank.address}/debit-orders`, secret, content, new Date())).status;
  };

  it('takes an order of the hall’s once, and nobody else’s', async () => {
    const before = bank.book.orders.length;
    expect(await give('another secret of the same length, perhaps')).toBe(401);
    expect(await give(BANK_SECRET, { fen: '' })).toBe(400);
    expect(await give(BANK_SECRET, { bankAccount: '99' })).toBe(422);
    expect([await give(BANK_SECRET), await give(BANK_SECRET)]).toEqual([200, 200]);
    expect(bank.book.orders).toHaveLength(before + 1);
  });
});

describe('the books', () => {
  it('hold after every way', async () => {
    expect((await proveBooks(bank.world.hall.dataSource.manager)).difference).toBeNull();
  });
});
