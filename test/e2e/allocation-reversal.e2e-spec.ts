import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AssessedView, AssessmentsPage } from '#apps/api/assessments/assessment.dto';
import type { HomeView } from '#apps/api/records/home.dto';
import type { MemberMonthsPage } from '#apps/api/records/member-page.dto';
import type { NoticeDto, NoticeMovementsPage } from '#apps/api/settlement/notice.dto';
import type { ReceiptPageDto } from '#apps/api/settlement/settlement.dto';
import type { SubmissionDto } from '#apps/api/submissions/submission.dto';
import { formatYuan } from '#libs/fund/money';
import { bankPlace } from '#libs/fund/settlement/places';
import { unallocatedOf } from '#libs/persistence/assessments/gather-store';
import { inTransaction } from '#libs/persistence/database/transaction';
import { proveBooks } from '#libs/persistence/ledger/proof';
import { postVoucher } from '#libs/persistence/ledger/voucher-store';
import { BankHall } from '#test/e2e/bank-hall';
import { bankMessage, notify } from '#test/e2e/bank-messages';
import { caseInStage, until } from '#test/e2e/case-hall';
import { UNIT_TWO } from '#test/e2e/hall';
import type { HallClient } from '#test/e2e/hall-client';
import { takenBack, type Cashiers } from '#test/e2e/taken-back';

let bank: BankHall;
let operator: HallClient;
let cashier: HallClient;
let cashiers: Cashiers;
let assessed: AssessedView;
let before: HomeView;

beforeAll(async () => {
  bank = await BankHall.start();
  operator = await bank.world.hall.operator();
  cashier = await bank.world.hall.staff('cashier');
  cashiers = { maker: cashier, checker: await bank.world.hall.staff('cashier-b') };
  before = await home();
  const asked = { fromMonth: '202611', throughMonth: '202612' };
  assessed = (await operator.post<AssessedView>('/api/assessments', asked)).body;
}, 120_000);
afterAll(() => bank.stop());

const home = async () => (await operator.get<HomeView>('/api/home')).body;
const cases = () => assessed.done.map(({ businessNo }) => businessNo);
const notice = async () =>
  (await operator.get<NoticeDto>(`/api/payment-notices/${assessed.noticeNo}`)).body;
const proven = async () => (await proveBooks(bank.world.hall.dataSource.manager)).difference;
const all = async (stage: string) => {
  for (const businessNo of cases()) await caseInStage(operator, businessNo, stage);
};
const pay = async (serial: string, fen: number) => {
  const message = bankMessage({ remark: assessed.noticeNo, fen: String(fen), serial });
  await notify(bank.world.hall, message);
};
const receipt = async (serial: string) =>
  (await cashier.get<ReceiptPageDto>(`/api/receipts?bankAccount=01&q=${serial}`)).body.items[0];
const take = async (serial: string) =>
  takenBack(cashiers, (await receipt(serial))?.id ?? '', `Z${serial}`);
/** Money of the unit leaves the centre, as a refund would have it. */
const paidOut = (amountFen: bigint) =>
  inTransaction(bank.world.hall.dataSource, (manager) =>
    postVoucher(manager, {
      postingKey: 'test/paid-out',
      kind: 'clearing',
      unitId: 1,
      businessNo: null,
      month: null,
      valueDate: '2026-11-28',
      postingDay: '2026-11-28',
      lines: [
        { at: unallocatedOf(1), side: 'D', amountFen },
        { at: bankPlace('01'), side: 'C', amountFen },
      ],
    }),
  );
/** November of the first who pays, as his page shows it. */
const november = async () => {
  const [member] = await bank.world.hall.dataSource.query<{ accountNo: string }[]>(
    "SELECT account_no AS accountNo FROM personal_account WHERE unit_id = 1 AND status = '01' ORDER BY id LIMIT 1",
  );
  const path = `/api/members/${member?.accountNo ?? ''}/months?limit=100`;
  const { items } = (await operator.get<MemberMonthsPage>(path)).body;
  const found = items.find(({ month }) => month === '202611');
  return [found?.paidFen, found?.monthlyFen];
};
const papers = async () => {
  const rows: { kind: string; hash: string }[] = await bank.world.hall.dataSource.query(
    'SELECT kind, content_hash AS hash FROM document WHERE subject_no IN (?) ORDER BY subject_no, kind',
    [cases()],
  );
  return rows;
};

describe('money of two months that the bank takes back after they are credited', () => {
  let printed: Awaited<ReturnType<typeof papers>>;
  let dueFen: number;

  it('is credited first: both cases are complete', async () => {
    for (const businessNo of cases())
      expect((await operator.get(`/api/assessments/${businessNo}/slip.pdf`)).status).toBe(200);
    dueFen = (await notice()).openFen;
    await pay('CREDITED1', dueFen);
    await all('completed');
    const { account } = await home();
    expect(account.balanceFen).toBe(before.account.balanceFen + dueFen);
    const [paidFen, monthlyFen] = await november();
    expect(paidFen).toBeGreaterThan(0);
    expect(paidFen).toBe(monthlyFen);
    expect(await proven()).toBeNull();
  });

  it('leaves the accounts again: both cases wait for their money, the notice is open, the unit is told', async () => {
    const taken = await take('CREDITED1');
    expect(taken).toMatchObject({ status: 200, body: { state: 'taken-back', mayDo: [] } });
    await all('collecting');
    expect((await november())[0]).toBe(0);
    const { account } = await home();
    expect([account.balanceFen, account.unallocatedFen]).toEqual([
      before.account.balanceFen,
      before.account.unallocatedFen,
    ]);
    const { openFen, months } = await notice();
    expect(openFen).toBe(dueFen);
    expect(months.map(({ state, gatheredFen }) => [state, gatheredFen])).toEqual([
      ['open', 0],
      ['open', 0],
    ]);
    const { body } = await operator.get<{ items: { text: { zh: string } }[] }>(
      '/api/boxes/messages',
    );
    const told = body.items.map(({ text }) => text.zh).join('\n');
    for (const month of ['2026-11', '2026-12'])
      expect(told).toContain(`${month}汇缴款已被银行收回，原入账已冲回`);
    expect(told).toContain('2026-11、2026-12的缴款因此不足，须重新缴款');
    expect(await proven()).toBeNull();
    expect((await take('CREDITED1')).body.code).toBe('TAKE_BACK_NOT_NOW');
  });

  it('is due once more, and home, the month and the notice say why', async () => {
    const because = `2026-11-28银行收回${formatYuan(dueFen)}元，须重新缴款`;
    expect((await home()).toPay[0]?.dueAgainText?.zh).toBe(because);
    const { items, unallocatedFen } = (await operator.get<AssessmentsPage>('/api/assessments'))
      .body;
    expect(unallocatedFen).toBe((await home()).account.unallocatedFen);
    expect(items.map(({ dueAgainText }) => dueAgainText?.zh)).toEqual([because, because]);
    const path = `/api/payment-notices/${assessed.noticeNo}/movements`;
    const lines = (await operator.get<NoticeMovementsPage>(path)).body.items;
    expect(lines.map(({ day, wayText, fen }) => [day, wayText.zh, fen])).toEqual([
      ['2026-11-28', '银行收回', -dueFen],
      ['2026-11-28', '转账', dueFen],
    ]);
    expect(lines[0]?.noteText?.zh).toContain('付款人账户冻结');
    const other = await bank.world.hall.operator(UNIT_TWO);
    expect((await other.get(path)).status).toBe(404);
  });

  it('is shown on the case: what was credited, and that it was reversed', async () => {
    const { body } = await operator.get<SubmissionDto>(`/api/submissions/${cases()[0] ?? ''}`);
    expect(body.timeline.map(({ kind }) => kind)).toEqual([
      'assess',
      'post',
      'allocate',
      'post',
      'reverse',
    ]);
    printed = await papers();
    expect(printed.filter(({ kind }) => kind === 'slip')).toHaveLength(2);
  });

  it('paid again is credited again, and every paper stays as it was printed', async () => {
    await pay('CREDITED2', dueFen);
    await all('completed');
    expect((await home()).account.balanceFen).toBe(before.account.balanceFen + dueFen);
    expect(await proven()).toBeNull();
    const now = await papers();
    for (const one of printed) expect(now).toContainEqual(one);
  });

  it('has a second receipt then, each with a code of its own that is still answered', async () => {
    const [first = ''] = cases();
    const receipts = await until('the second receipt', async () => {
      const rows: { n: number; code: string }[] = await bank.world.hall.dataSource.query(
        `SELECT n, verification_code AS code FROM document WHERE subject_no = ? AND kind = 'receipt' ORDER BY n`,
        [first],
      );
      return rows.length === 2 && rows;
    });
    expect(receipts.map(({ n }) => n)).toEqual([1, 2]);
    const finished: string[] = [];
    for (const { code } of receipts) {
      const { body } = await operator.get<{ valid: boolean; finishedAt: string }>(
        `/api/verify?no=${first}&code=${code}`,
      );
      expect(body.valid).toBe(true);
      finished.push(body.finishedAt);
    }
    expect((finished[0] ?? '') < (finished[1] ?? '')).toBe(true);
    const { body: shown } = await operator.get<SubmissionDto>(`/api/submissions/${first}`);
    expect(shown.document?.verificationCode).toBe(receipts[1]?.code);
  });

  it('is covered by unallocated money first; what reversed months have beyond it pays for them again', async () => {
    await pay('LOOSE1', 100);
    expect((await take('CREDITED2')).status).toBe(200);
    await all('collecting');
    await pay('CREDITED3', dueFen - 100);
    const { openFen } = await notice();
    expect(openFen).toBe(100);
    await caseInStage(operator, cases()[0] ?? '', 'completed');
    await caseInStage(operator, cases()[1] ?? '', 'collecting');
    expect(await proven()).toBeNull();
  });

  it('stands on the notice where nothing covers it, and is covered first by what comes in', async () => {
    await paidOut(100n);
    await take('LOOSE1');
    expect((await notice()).uncoveredFen).toBe(0);
    await take('CREDITED3');
    await all('collecting');
    expect(await notice()).toMatchObject({ openFen: dueFen, uncoveredFen: 100 });
    await pay('CREDITED4', dueFen + 100);
    await all('completed');
    expect(await notice()).toMatchObject({ openFen: 0, uncoveredFen: 0 });
    expect((await home()).account.balanceFen).toBe(before.account.balanceFen + dueFen);
    expect(await proven()).toBeNull();
  });
});
