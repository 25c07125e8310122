import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AssessedView } from '#apps/api/assessments/assessment.dto';
import type { MessagePageDto, OpenedMessageDto } from '#apps/api/boxes/box.dto';
import type { VerificationView } from '#apps/api/documents/document.dto';
import type { NoticeDto } from '#apps/api/settlement/notice.dto';
import { proveBooks } from '#libs/persistence/ledger/proof';
import { buildCase } from '#test/builders/case.builder';
import { assessMonth, BANK_OF_BRANCH, BankHall, caseOf } from '#test/e2e/bank-hall';
import { caseInStage, command, until } from '#test/e2e/case-hall';
import { UNIT_ONE, UNIT_TWO } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';

let bank: BankHall;
let operator: HallClient;

beforeAll(async () => {
  bank = await BankHall.start();
  operator = await bank.world.hall.operator();
}, 120_000);
afterAll(() => bank.stop());

const path = (noticeNo: string, rest = '') => `/api/payment-notices/${noticeNo}${rest}`;
const read = async (noticeNo: string) => (await operator.get<NoticeDto>(path(noticeNo))).body;
const choose = (noticeNo: string, way: string, client = operator) =>
  client.put<NoticeDto & { code?: string }>(path(noticeNo, '/way'), { way });
const order = (noticeNo: string) =>
  operator.post<NoticeDto & { code?: string }>(path(noticeNo, '/debit-orders'), {});

/** What somebody pays at the bank's page. */
const pay = (remark: string) =>
  fetch(`${bank.address}/payments`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({
      account: '01',
      payerName: '某公司',
      remark,
      amount: '10',
      way: 'exact',
    }),
  });
const messageOf = async (businessNo: string) => {
  const { id } = await until('the message', async () => {
    const { body } = await operator.get<MessagePageDto>('/api/boxes/messages');
    return body.items.find((one) => one.businessNo === businessNo);
  });
  return (await operator.post<OpenedMessageDto>(`/api/messages/${id}/read`, {})).body;
};

describe('第13章 结算方式: a notice', () => {
  let assessed: AssessedView;
  let later: AssessedView;

  beforeAll(async () => {
    assessed = await assessMonth(operator, '202611');
  });

  it('offers each way in plain words, with what happens next and when', async () => {
    const notice = await read(assessed.noticeNo);
    expect(notice).toMatchObject({ way: 'transfer', mayDo: ['choose'], debits: [] });
    expect(notice.ways.map(({ code }) => code)).toEqual([
      'transfer',
      'balance',
      'direct-debit',
      'cheque',
      'draft',
      'cash-slip',
      'fiscal-payroll',
    ]);
    for (const { steps, expectedOn } of notice.ways) {
      expect(steps.zh).not.toContain('{');
      expect(steps.en).not.toContain('{');
      expect(expectedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
    expect(notice.ways[0]?.steps.zh).toContain(assessed.noticeNo);
    expect(notice.payee).toMatchObject({ accountNo: BANK_OF_BRANCH.accountNo });
  });

  it('is found by the number of its month too, and by nobody of another unit', async () => {
    expect((await read(caseOf(assessed))).noticeNo).toBe(assessed.noticeNo);
    const other = await bank.world.hall.operator(UNIT_TWO);
    for (const rest of ['', '/way', '/balance-payments', '/debit-orders']) {
      const asked = path(assessed.noticeNo, rest);
      const answered =
        rest === ''
          ? await other.get(asked)
          : rest === '/way'
            ? await other.put(asked, { way: 'cheque' })
            : await other.post(asked, rest === '/balance-payments' ? { fen: 1 } : {});
      expect([rest, answered.status]).toEqual([rest, 404]);
    }
  });

  it('keeps the way that the unit chooses, and prints it on a slip of its own', async () => {
    const slip = `/api/assessments/${caseOf(assessed)}/slip.pdf`;
    expect((await operator.get(slip)).status).toBe(200);
    expect((await choose(assessed.noticeNo, 'cheque')).body.way).toBe('cheque');
    expect((await operator.get(slip)).status).toBe(200);
    expect((await operator.get(slip)).status).toBe(200);
    const kinds: { kind: string; code: string }[] = await bank.world.hall.dataSource.query(
      'SELECT kind, verification_code AS code FROM document WHERE subject_no = ? ORDER BY kind',
      [caseOf(assessed)],
    );
    expect(kinds.map(({ kind }) => kind)).toEqual(['slip', 'slip:cheque']);
    const { noticeNo, sumFen, deadline, payee } = await read(assessed.noticeNo);
    const ways: unknown[] = [];
    for (const { code } of kinds) {
      const checked = await bank.world.hall
        .client()
        .get<VerificationView>(`/api/verify?no=${caseOf(assessed)}&code=${code}`);
      expect(checked.body).toMatchObject({
        valid: true,
        slip: {
          payeeAccountNo: BANK_OF_BRANCH.accountNo,
          payeeBank: payee?.bankName,
          remark: noticeNo,
          sumFen,
          deadline,
        },
      });
      ways.push(checked.body.slip?.way.zh);
    }
    expect(ways).toEqual(['转账', '支票']);
  });

  it('is checked against what was printed, whatever its notice says later', async () => {
    const sql = <Row>(query: string, values: unknown[]): Promise<Row[]> =>
      bank.world.hall.dataSource.query(query, values);
    const [slip] = await sql<{ no: string; code: string }>(
      "SELECT subject_no AS no, verification_code AS code FROM document WHERE kind = 'slip' AND subject_no = ?",
      [caseOf(assessed)],
    );
    const check = async () =>
      (
        await bank.world.hall
          .client()
          .get<VerificationView>(`/api/verify?no=${slip?.no ?? ''}&code=${slip?.code ?? ''}`)
      ).body.slip;
    const before = await check();
    expect(before?.standText.zh).toBe(`待缴款，现缴款截止日${before?.deadline ?? ''}`);
    const { noticeNo } = assessed;
    await sql(
      "UPDATE payment_notice SET deadline = '2027-02-28', sum_fen = sum_fen + 1 WHERE notice_no = ?",
      [noticeNo],
    );
    await sql("UPDATE bank_account SET account_no = '1' WHERE account_no = ?", [
      BANK_OF_BRANCH.accountNo,
    ]);
    const after = await check();
    expect([after?.sumFen, after?.payeeAccountNo, after?.deadline]).toEqual([
      before?.sumFen,
      BANK_OF_BRANCH.accountNo,
      before?.deadline,
    ]);
    expect(after).toMatchObject({
      standText: { zh: '待缴款，现缴款截止日2027-02-28', en: 'To be paid, now by 2027-02-28' },
    });
    await sql('UPDATE payment_notice SET deadline = ?, sum_fen = sum_fen - 1 WHERE notice_no = ?', [
      before?.deadline,
      noticeNo,
    ]);
    await sql("UPDATE bank_account SET account_no = ? WHERE account_no = '1'", [
      BANK_OF_BRANCH.accountNo,
    ]);
  });

  it.each([
    ['fiscal-payroll', 'WAY_WITHOUT_AGREEMENT'],
    ['no-such', 'WAY_NOT_OFFERED'],
  ])('is not to be paid by %s: %s', async (way, code) => {
    expect(await choose(assessed.noticeNo, way)).toMatchObject({ status: 422, body: { code } });
    expect((await read(assessed.noticeNo)).way).toBe('cheque');
  });

  it('is paid by direct debit only where the unit has signed for it', async () => {
    const other = await bank.world.hall.operator(UNIT_TWO);
    const [month] = (await other.get<{ months: string[] }>('/api/assessable-months')).body.months;
    const { noticeNo } = await assessMonth(other, month ?? '');
    const refused = await choose(noticeNo, 'direct-debit', other);
    expect(refused.body.code).toBe('WAY_WITHOUT_AGREEMENT');
    const [, , debit] = (await other.get<NoticeDto>(path(noticeNo))).body.ways;
    expect(debit?.refusal?.text.zh).toContain('尚未签订');
  });

  it('is collected by order only once direct debit is chosen', async () => {
    expect((await order(assessed.noticeNo)).body.code).toBe('NOTICE_OTHER_WAY');
    const chosen = await choose(assessed.noticeNo, 'direct-debit');
    expect(chosen.body.mayDo).toEqual(['choose', 'order-debit']);
    expect(chosen.body.agreement?.agreementNo).toBe(`WT${UNIT_ONE}`);
  });

  it('that the bank refuses to collect is free again, and the unit is told why', async () => {
    const ordered = (await order(assessed.noticeNo)).body;
    const [debit] = ordered.debits;
    expect([ordered.mayDo, debit?.state]).toEqual([[], 'pending']);
    expect((await order(assessed.noticeNo)).body.code).toBe('DEBIT_PENDING');
    expect((await choose(assessed.noticeNo, 'cheque')).body.code).toBe('DEBIT_PENDING');
    const deleted = await command(operator, caseOf(assessed), 'delete');
    expect(deleted).toMatchObject({
      state: 'refused',
      refusal: { code: 'DEBIT_PENDING', details: { orderNo: debit?.orderNo } },
    });
    await bank.orderAtTheBank(debit?.orderNo ?? '');
    await bank.answer(debit?.orderNo ?? '', { answer: 'no', reason: '账户余额不足' });
    const freed = await until('the bank’s no', async () => {
      const notice = await read(assessed.noticeNo);
      return notice.debits[0]?.state === 'refused' ? notice : undefined;
    });
    expect(freed.debits[0]?.reason).toBe('账户余额不足');
    expect(freed.mayDo).toEqual(['choose', 'order-debit']);
    const { body } = await operator.get<{ items: { text: { zh: string } }[] }>(
      '/api/boxes/messages',
    );
    expect(body.items[0]?.text.zh).toContain('账户余额不足');
  });

  it('of a later month says which month is to be credited before it', async () => {
    later = await assessMonth(operator, '202612');
    expect((await read(later.noticeNo)).waitsForMonth).toBe('202611');
    expect((await read(assessed.noticeNo)).waitsForMonth).toBeNull();
  });

  it('that the bank collects is booked by its entry and credited by itself', async () => {
    const [debit] = (await order(assessed.noticeNo)).body.debits;
    await bank.orderAtTheBank(debit?.orderNo ?? '');
    await bank.answer(debit?.orderNo ?? '', { answer: 'yes' });
    await caseInStage(operator, caseOf(assessed), 'completed');
    const paid = await read(assessed.noticeNo);
    expect(paid).toMatchObject({ openFen: 0, mayDo: [] });
    expect(paid.debits[0]).toMatchObject({ state: 'accepted' });
    expect((await read(debit?.orderNo ?? '')).noticeNo).toBe(assessed.noticeNo);
    expect((await read(later.noticeNo)).waitsForMonth).toBeNull();
  });

  it('is named by the message of money that comes once more under its number; that of another case names none', async () => {
    const { businessNo } = await buildCase(bank.world.hall.dataSource);
    for (const number of [assessed.noticeNo, businessNo]) await pay(number);
    expect((await messageOf(assessed.noticeNo)).noticeNo).toBe(assessed.noticeNo);
    expect(await messageOf(businessNo)).toMatchObject({ business: 'bank-receipt', noticeNo: null });
  });
});

describe('the books', () => {
  it('hold after every way', async () => {
    expect((await proveBooks(bank.world.hall.dataSource.manager)).difference).toBeNull();
  });
});
