import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { release } from '#libs/persistence/assessments/release-store';
import { inTransaction } from '#libs/persistence/database/transaction';
import { noticeMovements } from '#libs/persistence/settlement/notice-movement-queries';
import { payFromBalance } from '#libs/persistence/settlement/notice-store';
import { takenBackOf } from '#libs/persistence/settlement/taken-back-queries';
import { assessedUnits } from '#test/builders/assessed-units.builder';
import { assessments } from '#test/builders/assessments.builder';
import { bankReceipts, type BankReceipts } from '#test/builders/bank-receipts.builder';
import { payments, type NoticeOfMonths } from '#test/builders/payments.builder';
import { addBankAccount, receiptOfBank } from '#test/builders/receipt-of-bank.builder';
import { REGISTER_NOW } from '#test/builders/register.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';

let database: TestDatabase;
let bank: BankReceipts;
let pays: ReturnType<typeof payments>;
let books: ReturnType<typeof assessments>;
/** December and January, 800.00 each. */
let notice: NoticeOfMonths;
const MONTH_FEN = 80_000n;

beforeAll(async () => {
  database = await freshDatabase();
  await addBankAccount(database.dataSource);
  bank = bankReceipts(database.dataSource);
  pays = payments(database.dataSource);
  books = assessments(database.dataSource);
  await pays.cashier();
});
afterAll(() => database.drop());
beforeEach(async () => {
  const { unitId } = await assessedUnits(database.dataSource).newUnit(1);
  await pays.operatorOf(unitId);
  notice = await pays.notice(unitId, ['202612', '202701']);
});

const pay = (fen: bigint, remark = notice.noticeNo) =>
  bank.book(receiptOfBank({ fen, remark, payerName: '河洛机械有限公司' }));
const movements = (page: { after?: string; limit?: number } = {}) =>
  noticeMovements(database.dataSource.manager, {
    businessNos: notice.cases,
    numbers: [notice.noticeNo, ...notice.cases],
    after: page.after,
    limit: page.limit ?? 20,
  });
const sums = async () => (await movements()).map(({ kind, fen }) => [kind, Number(fen)]);
const fromBalance = (fen: bigint, key: string) =>
  inTransaction(database.dataSource, (manager) =>
    payFromBalance(manager, { ...notice, fen, now: REGISTER_NOW, key }),
  );
const gatheredFen = async () => (await pays.gathered(notice)).reduce((sum, fen) => sum + fen, 0);
const whole = async () => (await sums()).reduce((sum, [, fen]) => sum + Number(fen), 0);

describe('what came to a notice and left it', () => {
  it('is one line for a payment, however many months it fills, with who paid and what he wrote', async () => {
    await pay(MONTH_FEN + 500n);
    const [line, ...others] = await movements();
    expect(others).toEqual([]);
    expect([line?.kind, Number(line?.fen)]).toEqual(['receipt', 80_500]);
    expect(line?.receipt).toMatchObject({
      payerName: '河洛机械有限公司',
      remark: notice.noticeNo,
    });
  });

  it('counts of a payment only what the notice took', async () => {
    await pay(2n * MONTH_FEN + 1n);
    const [line] = await movements();
    expect([Number(line?.fen), Number(line?.receipt?.fen)]).toEqual([160_000, 160_001]);
  });

  it('names what was paid once more, which counts nothing', async () => {
    await pay(2n * MONTH_FEN);
    await pay(55n);
    expect(await sums()).toEqual([
      ['receipt', 0],
      ['receipt', 160_000],
    ]);
    const [again] = await movements({ limit: 1 });
    expect(Number(again?.receipt?.fen)).toBe(55);
    expect(await movements({ after: again?.id ?? '', limit: 5 })).toHaveLength(1);
  });

  it('comes to what its months have gathered, with the balance, what was released and what the bank took back', async () => {
    const { id } = await pay(30_000n);
    await books.deposited(notice.unitId, 60_000n);
    await fromBalance(60_000n, 'one');
    await inTransaction(database.dataSource, (manager) =>
      release(manager, notice.cases[1] ?? '', {
        unitId: notice.unitId,
        now: REGISTER_NOW,
        because: 'x',
      }),
    );
    await pays.takenBack(id, { bookedOn: '2026-11-28', reason: '付款人账户冻结' });
    expect(await sums()).toEqual([
      ['take-back', -30_000],
      ['release', -10_000],
      ['balance', 60_000],
      ['receipt', 30_000],
    ]);
    expect(await whole()).toBe(await gatheredFen());
    const [taken] = await movements();
    expect(taken?.takenBack).toEqual({
      bookedOn: '2026-11-28',
      reason: '付款人账户冻结',
      restFen: 0n,
    });
  });

  it('of a month that was credited and reversed is what had been gathered for it', async () => {
    const { id } = await pay(MONTH_FEN);
    await books.allocated(notice.unitId, notice.cases[0] ?? '');
    await pays.takenBack(id);
    expect(await sums()).toEqual([
      ['take-back', -80_000],
      ['receipt', 80_000],
    ]);
    expect(await gatheredFen()).toBe(0);
  });

  it('names what was reversed beyond what the bank took: a month is reversed whole', async () => {
    await books.deposited(notice.unitId, 30_000n);
    await fromBalance(30_000n, 'beside');
    const { id } = await pay(50_000n);
    await books.allocated(notice.unitId, notice.cases[0] ?? '');
    await pays.takenBack(id);
    const [taken] = await movements();
    expect([Number(taken?.fen), taken?.takenBack?.restFen]).toEqual([-80_000, 30_000n]);
    const due = await takenBackOf(database.dataSource.manager, notice.cases);
    expect(due.get(notice.cases[0] ?? '')).toMatchObject([{ fen: 50_000, restFen: 30_000 }]);
    const [row]: { text: string }[] = await database.dataSource.query(
      "SELECT text FROM message WHERE text_key = 'takenBack' ORDER BY id DESC LIMIT 1",
    );
    expect(row?.text).toContain('冲回的其余300.00元已转入单位未分配金额');
  });

  it('is read on where a page ended', async () => {
    await pay(100n);
    await pay(200n);
    await pay(300n);
    const first = await movements({ limit: 1 });
    expect(first.map(({ fen }) => Number(fen))).toEqual([300, 200]);
    const second = await movements({ after: first[0]?.id ?? '', limit: 2 });
    expect(second.map(({ fen }) => Number(fen))).toEqual([200, 100]);
  });
});

describe('a month due once more', () => {
  const takenBack = () => takenBackOf(database.dataSource.manager, notice.cases);

  it('says what the bank took back and when; a month nothing was taken of says nothing', async () => {
    const { id } = await pay(MONTH_FEN);
    expect(await takenBack()).toEqual(new Map());
    await pays.takenBack(id, { bookedOn: '2026-11-28' });
    expect([...(await takenBack())]).toEqual([
      [
        notice.cases[0],
        [{ source: 'unit', by: 'bank', day: '2026-11-28', fen: 80_000, restFen: 0 }],
      ],
    ]);
  });

  it('says it while a fen of it is missing, and no more once it was full again, wherever its money went then', async () => {
    await pays.takenBack((await pay(MONTH_FEN)).id);
    await pay(MONTH_FEN - 1n);
    expect([...(await takenBack()).keys()]).toEqual([notice.cases[0]]);
    await pay(1n);
    expect(await takenBack()).toEqual(new Map());
    await inTransaction(database.dataSource, (manager) =>
      release(manager, notice.cases[0] ?? '', {
        unitId: notice.unitId,
        now: REGISTER_NOW,
        because: 'own',
      }),
    );
    expect(await takenBack()).toEqual(new Map());
  });
});

describe('a payment that is short', () => {
  const told = () => pays.told(notice.unitId);

  it('is told once, and the one that fills the notice is not', async () => {
    const short = receiptOfBank({ fen: 2n * MONTH_FEN - 1n, remark: notice.noticeNo });
    await bank.book(short);
    expect((await bank.book(short)).booked).toBe(false);
    expect(await told()).toEqual(['receiptShort']);
    await pay(1n);
    expect(await told()).toEqual(['receiptShort']);
  });

  it('says the sum, what is missing and how to pay the rest', async () => {
    await pay(MONTH_FEN + 500n);
    const [row]: { text: string }[] = await database.dataSource.query(
      "SELECT text FROM message WHERE text_key = 'receiptShort' ORDER BY id DESC LIMIT 1",
    );
    expect(row?.text).toContain('付款805.00元');
    expect(row?.text).toContain(`${notice.noticeNo}还缺795.00元`);
    expect(row?.text).toContain('请按原附言补付795.00元。');
  });

  it('offers the unallocated balance only where there is some', async () => {
    await books.deposited(notice.unitId, 10_000n);
    await pay(MONTH_FEN);
    const [row]: { text: string }[] = await database.dataSource.query(
      "SELECT text FROM message WHERE text_key = 'receiptShort' ORDER BY id DESC LIMIT 1",
    );
    expect(row?.text).toContain('补付800.00元，或在缴款通知页用暂存款缴款（现有100.00元）');
  });

  it('under the number of one month asks for that month alone', async () => {
    await pay(MONTH_FEN, notice.cases[0] ?? '');
    expect(await told()).toEqual([]);
    await pay(MONTH_FEN - 1n, notice.cases[1] ?? '');
    expect(await told()).toEqual(['receiptShort']);
  });
});
