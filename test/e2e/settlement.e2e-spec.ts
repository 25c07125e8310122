import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReconciliationDto, UnmatchedPage } from '#apps/api/settlement/reconciliation.dto';
import type {
  ReceiptDto,
  ReceiptPageDto,
  StatementResultDto,
  WaitingDto,
} from '#apps/api/settlement/settlement.dto';
import { encodeGbk } from '#test/builders/gbk.builder';
import { BANK_SECRET, bankMessage as message, notify } from '#test/e2e/bank-messages';
import { Hall, UNIT_ONE } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';

let hall: Hall;
let cashier: HallClient;
let other: HallClient;

beforeAll(async () => {
  hall = await Hall.start({ env: { BANK_NOTIFICATION_SECRET: BANK_SECRET } });
  cashier = await hall.staff('cashier');
  other = await hall.staff('cashier-b');
});
afterAll(() => hall.stop());

const list = async (query: string) =>
  (await cashier.get<ReceiptPageDto>(`/api/receipts?bankAccount=01${query}`)).body;
const bring = (file: Buffer | string, code = '01', client = cashier) =>
  client.send<StatementResultDto & { code?: string }>(
    'POST',
    `/api/bank-accounts/${code}/statements`,
    {
      raw: file,
      headers: { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'a.csv' },
    },
  );

describe('a statement file', () => {
  const HEADER = '交易流水号,交易日期,借方发生额,贷方发生额,余额,对方户名,附言';

  it('in GBK is booked line by line; what was told before is known, what cannot be is refused by number', async () => {
    const told = message();
    await notify(hall, told);
    const [row]: { fen: string }[] = await hall.dataSource.query(
      "SELECT SUM(l.amount_fen) AS fen FROM voucher_line l JOIN sub_account s ON s.id = l.sub_account_id WHERE s.account = '101' AND s.owner = '01'",
    );
    const after = (Number(row?.fen ?? 0) + 500) / 100;
    const lines = [
      `${told.serial},20261128,,100.00,,某某商贸有限公司,`,
      `S1,20261128,,5.00,${String(after)},河洛,${UNIT_ONE}`,
    ];
    const wrong = ['S2,20261128,,一百,,,', 'S3,20261128,,-5.00,,,', ',20261128,,5.00,,,'];
    const text = [HEADER, ...wrong, ...lines].join('\r\n');
    const first = await bring(encodeGbk(text));
    expect(first.body).toMatchObject({ booked: 1, known: 1 });
    expect(first.body.refused.map(({ lineNo }) => lineNo)).toEqual([2, 3, 4]);
    expect(first.body.refused[0]?.reason.zh).toContain('不是金额');
    expect((await bring(encodeGbk(text))).body).toMatchObject({ booked: 0, known: 2 });
    const { items } = await list('&q=S1');
    expect(items[0]).toMatchObject({
      state: 'unallocated',
      matchKind: 'remark',
      unit: { accountNo: UNIT_ONE },
    });
  });

  it('of another account, of another branch, or that is none is refused whole', async () => {
    const ofOther = await bring(`账号,4100150200020009\n${HEADER}\nS9,20261128,,5.00,,,`);
    expect([ofOther.status, ofOther.body.code]).toEqual([422, 'STATEMENT_OF_OTHER_ACCOUNT']);
    expect((await bring('姓名\n张三')).body.code).toBe('STATEMENT_HEADER_MISSING');
    expect((await bring(`${HEADER}\nS9,20261128,,5.00,,,`, 'no-such')).status).toBe(404);
    expect((await list('&q=S9')).items).toEqual([]);
  });

  it('brought by two cashiers at once is booked once', async () => {
    const lines = Array.from({ length: 20 }, (_, at) => `D${String(at)},20261128,,1.00,,,`);
    const file = [HEADER, ...lines].join('\n');
    const both = await Promise.all([bring(file), bring(file, '01', other)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(both.reduce((sum, { body }) => sum + body.booked, 0)).toBe(20);
    expect(both.reduce((sum, { body }) => sum + body.known, 0)).toBe(20);
  });
});

describe('the cashiers’ list', () => {
  it('goes page by page, newest first, and every receipt is on one page', async () => {
    for (let at = 0; at < 5; at += 1)
      await notify(hall, message({ payerName: '分页公司', fen: String(100 + at) }));
    const found: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: ReceiptPageDto = await list(
        `&q=${encodeURIComponent('分页')}&limit=2${after === '' ? '' : `&after=${after}`}`,
      );
      found.push(...page.items.map(({ fen }) => String(fen)));
      after = page.next;
    }
    expect(found).toEqual(['104', '103', '102', '101', '100']);
  });

  it.each([
    ['&fenMin=102', ['104', '103', '102']],
    ['&fenMax=101', ['101', '100']],
    ['&fenMin=101&fenMax=103', ['103', '102', '101']],
    ['&from=2026-11-28&to=2026-11-28', ['104', '103', '102', '101', '100']],
    ['&from=2026-11-29', []],
    ['&to=2026-11-27', []],
    ['&state=unallocated', []],
    ['&state=suspense', ['104', '103', '102', '101', '100']],
  ])('shows by %s what was asked for', async (query, amounts) => {
    const { items } = await list(`&q=${encodeURIComponent('分页')}${query}`);
    expect(items.map(({ fen }) => String(fen))).toEqual(amounts);
  });

  it('refuses days that are none', async () => {
    const answer = await cashier.get('/api/receipts?bankAccount=01&from=2026-02-30');
    expect([answer.status, answer.body.code]).toEqual([422, 'DAY_UNKNOWN']);
  });
});

describe('suspense', () => {
  const claim = (client: HallClient, id: string, unitAccountNo = UNIT_ONE) =>
    client.post<ReceiptDto & { code?: string }>(`/api/receipts/${id}/claim`, {
      unitAccountNo,
      basis: '付款人来电确认',
    });
  const decide = async (client: HallClient, id: string, agreed = true) =>
    client.post<ReceiptDto & { code?: string }>(`/api/receipts/${id}/decision`, {
      asked: (await client.get<ReceiptDto>(`/api/receipts/${id}`)).body.asked ?? 'claim/0',
      agreed,
      opinion: '同意',
    });
  const newcomer = async () => {
    const told = message();
    await notify(hall, told);
    return (await list(`&q=${told.serial}`)).items[0]?.id ?? '';
  };

  it('is cleared by two people, each in the audit log', async () => {
    const id = await newcomer();
    const claimed = await claim(cashier, id);
    expect(claimed.body).toMatchObject({ state: 'proposed', mayDo: ['withdraw', 'take-back'] });
    expect((await other.get<ReceiptDto>(`/api/receipts/${id}`)).body.mayDo).toEqual([
      'decide',
      'take-back',
    ]);
    expect((await decide(cashier, id)).body.code).toBe('CHECKER_IS_MAKER');
    const cleared = await decide(other, id);
    expect(cleared.body).toMatchObject({
      state: 'unallocated',
      matchKind: 'cashier',
      unit: { accountNo: UNIT_ONE },
      mayDo: ['undo-claim', 'take-back'],
    });
    const acts: { act: string }[] = await hall.dataSource.query(
      "SELECT act FROM audit_entry WHERE subject = ? AND act LIKE 'receipt-%' ORDER BY id",
      [id],
    );
    expect(acts.map(({ act }) => act)).toEqual(['receipt-claimed', 'receipt-cleared']);
  });

  it('waits for both until one has claimed it, and then for the other alone', async () => {
    const waiting = async (client: HallClient) =>
      (await client.get<WaitingDto>('/api/bank-accounts/waiting?bankAccount=01')).body.receipts;
    const [ofMaker, ofOther] = [await waiting(cashier), await waiting(other)];
    const id = await newcomer();
    expect([await waiting(cashier), await waiting(other)]).toEqual([ofMaker + 1, ofOther + 1]);
    await claim(cashier, id);
    expect([await waiting(cashier), await waiting(other)]).toEqual([ofMaker, ofOther + 1]);
    await decide(other, id);
    expect([await waiting(cashier), await waiting(other)]).toEqual([ofMaker, ofOther]);
  });

  it('stays suspense when the second person refuses, and his words are kept', async () => {
    const id = await newcomer();
    await claim(cashier, id);
    const refused = await decide(other, id, false);
    expect(refused.body).toMatchObject({ state: 'suspense', decidedWhy: '同意', unit: null });
  });

  it('of a receipt that is not there, or for a unit that is not, is refused', async () => {
    expect((await claim(cashier, '99999999')).status).toBe(404);
    const id = await newcomer();
    const answer = await claim(cashier, id, '99999999999');
    expect([answer.status, answer.body.code]).toEqual([422, 'UNIT_UNKNOWN']);
  });
});

describe('the reconciliation', () => {
  it('shows an account without a statement by its books alone', async () => {
    const { body } = await cashier.get<ReconciliationDto>('/api/bank-accounts/03/reconciliation');
    expect(body).toMatchObject({
      account: { code: '03' },
      statement: null,
      bookFen: 0,
      differenceFen: null,
    });
  });

  it('agrees to the fen once the bank’s file is there', async () => {
    await notify(hall, message({ bankAccount: '02', fen: '700' }));
    const file =
      '交易流水号,交易日期,借方发生额,贷方发生额,余额\nR1,20261128,,3.00,3.00\nR2,20261128,1.00,,2.00';
    expect((await bring(file, '02')).body).toMatchObject({ booked: 2, known: 0 });
    const { body } = await cashier.get<ReconciliationDto>('/api/bank-accounts/02/reconciliation');
    expect(body).toMatchObject({
      statement: { lastDay: '2026-11-28', closingFen: 200 },
      bookFen: 1_000,
      unlisted: { count: 1, fen: 700 },
      unbooked: { count: 1, fen: 100 },
      differenceFen: 0,
    });
    const items = async (kind: string) =>
      (await cashier.get<UnmatchedPage>(`/api/bank-accounts/02/unmatched?kind=${kind}`)).body.items;
    expect((await items('bank-paid')).map(({ serial, fen }) => [serial, fen])).toEqual([
      ['R2', 100],
    ]);
    expect((await items('book-received')).map(({ fen }) => fen)).toEqual([700]);
    expect(await items('book-paid')).toEqual([]);
  });
});
