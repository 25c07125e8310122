import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { movedWithBalance } from '#test/builders/moved-account.builder';
import type { NoticeOfMonths } from '#test/builders/payments.builder';
import { receiptOfBank } from '#test/builders/receipt-of-bank.builder';
import type { RegisterUnit } from '#test/builders/register.builder';
import { takeBacks, type TakeBacks } from '#test/builders/take-backs.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';
import { outcome } from '#test/medium/outcome';

const MONTH_FEN = 80_000n;

let database: TestDatabase;
let units: TakeBacks['units'];
let bank: TakeBacks['bank'];
let pay: TakeBacks['pay'];
let months: TakeBacks['months'];
let take: TakeBacks['take'];
let unit: RegisterUnit;
let notice: NoticeOfMonths;

beforeAll(async () => {
  database = await freshDatabase();
  ({ units, bank, pay, months, take } = await takeBacks(database.dataSource));
});
afterAll(() => database.drop());
beforeEach(async () => {
  unit = await units.newUnit(1);
  await pay.operatorOf(unit.unitId);
  notice = await pay.notice(unit.unitId, ['202612', '202701']);
});
afterEach(async () => {
  expect(await units.wrong()).toEqual([]);
});

const came = async (fen: bigint, remark = notice.noticeNo) =>
  (await bank.book(receiptOfBank({ fen, remark }))).id;
const stateOf = async (id: string) => (await bank.stateOf(id))?.state;
const unallocated = () => bank.unallocated(unit.unitId);
const gathered = () => pay.gathered(notice);

const ordered = async (verb: string) => {
  const rows = await units.sql<{ no: string }>(
    `SELECT c.business_no AS no FROM command c JOIN assessment a ON a.business_no = c.business_no
      WHERE a.unit_id = ? AND c.verb = ? AND c.actor_kind = 'system' ORDER BY a.month, c.created_at`,
    [unit.unitId, verb],
  );
  return rows.map(({ no }) => notice.cases.indexOf(no));
};
const balances = async () => {
  const rows = await units.sql<{ fen: string; paid: string | null }>(
    'SELECT balance_fen AS fen, paid_through_month AS paid FROM personal_account WHERE unit_id = ? ORDER BY id',
    [unit.unitId],
  );
  return rows.map(({ fen, paid }) => [Number(fen), paid]);
};

const allocated = (at: number, seq?: number) =>
  months.allocated(unit.unitId, notice.cases[at] ?? '', seq);

describe('money that is credited to members already and that the bank takes back', () => {
  it('is reversed whole: balances, marks and history go back, and the month waits for its money', async () => {
    const [before] = await balances();
    const id = await came(MONTH_FEN);
    await allocated(0);
    expect(await balances()).toEqual([[80_000, '202612']]);
    await take(id);
    expect([await stateOf(id), await gathered(), await unallocated()]).toEqual([
      'taken-back',
      [0, 0],
      0,
    ]);
    expect(await balances()).toEqual([[0, null]]);
    expect(before?.[0]).toBe(0);
    expect(await units.marksOf(unit)).toMatchObject({ paid: null, assessed: '202701' });
    expect(await ordered('reverse')).toEqual([0]);
    expect(
      await units.sql('SELECT month FROM unit_month WHERE unit_id = ? AND month >= ?', [
        unit.unitId,
        '202612',
      ]),
    ).toEqual([]);
  });

  it('is a linked reversal of the allocation: same accounts and sides, negative, with its value day', async () => {
    const id = await came(MONTH_FEN);
    await allocated(0);
    await take(id);
    const lines = await units.sql<Record<'account' | 'side' | 'fen' | 'flag' | 'sameDay', string>>(
      `SELECT s.account, l.side, l.amount_fen AS fen, b.reversal_flag AS flag, b.value_date = v.value_date AS sameDay
         FROM voucher v JOIN voucher b ON b.reversal_of = v.id JOIN voucher_line l ON l.voucher_id = b.id
         JOIN sub_account s ON s.id = l.sub_account_id WHERE v.business_no = ? AND v.kind = 'allocation' ORDER BY l.line_no`,
      [notice.cases[0]],
    );
    expect(
      lines.map(
        (one) => `${one.account} ${one.side} ${one.fen} ${one.flag} ${String(one.sameDay)}`,
      ),
    ).toEqual(['219 D -80000 02 1', '201 C -80000 02 1']);
  });

  it('paid again is credited again, and can be taken back again', async () => {
    const first = await came(MONTH_FEN);
    await allocated(0);
    await take(first);
    const second = await came(MONTH_FEN);
    await allocated(0, 6);
    expect(await balances()).toEqual([[80_000, '202612']]);
    expect(await units.marksOf(unit)).toMatchObject({ paid: '202612' });
    await take(second);
    expect(await balances()).toEqual([[0, null]]);
    expect(await ordered('reverse')).toEqual([0, 0]);
  });

  it('is taken only for what other money leaves open, and the rest of the month becomes unallocated', async () => {
    const id = await came(MONTH_FEN);
    await allocated(0);
    await came(79_999n, unit.accountNo);
    await take(id);
    expect([await gathered(), await unallocated()]).toEqual([[0, 0], 79_999]);
    expect(await balances()).toEqual([[0, null]]);
  });

  it('goes newest month first, and stops where the sum is covered', async () => {
    const both = await came(2n * MONTH_FEN);
    await allocated(0);
    await allocated(1);
    const small = await came(MONTH_FEN, unit.accountNo);
    expect(await balances()).toEqual([[160_000, '202701']]);
    await take(both);
    // The unallocated money pays one month of it, the newest month the other.
    expect(await balances()).toEqual([[80_000, '202612']]);
    expect(await ordered('reverse')).toEqual([1]);
    expect([await gathered(), await unallocated()]).toEqual([[80_000, 0], 0]);
    expect(await units.marksOf(unit)).toMatchObject({ paid: '202612' });
    await take(small);
    expect(await balances()).toEqual([[0, null]]);
    expect(await ordered('reverse')).toEqual([0, 1]);
  });

  it('of several payments of one month leaves the others unallocated', async () => {
    const part = await came(30_000n);
    await came(50_000n);
    await allocated(0);
    await take(part);
    expect([await balances(), await unallocated()]).toEqual([[[0, null]], 50_000]);
  });

  it('touches nothing while a month of the unit is being credited', async () => {
    const id = await came(MONTH_FEN);
    await allocated(0);
    const stage = (to: string) =>
      units.sql('UPDATE submission SET stage = ? WHERE business_no = ?', [to, notice.cases[1]]);
    await stage('allocating');
    expect(await outcome(take(id))).toBe('TAKE_BACK_ALLOCATING');
    expect(await balances()).toEqual([[80_000, '202612']]);
    await stage('collecting');
    await pay.carriedOut();
    expect(await balances()).toEqual([[0, null]]);
  });

  it('leaves the marks of a unit that paid before its first month in the hall', async () => {
    await units.sql(
      "UPDATE unit SET first_month = '202601', paid_through_month = '202611' WHERE id = ?",
      [unit.unitId],
    );
    const id = await came(MONTH_FEN);
    await allocated(0);
    await take(id);
    expect(await units.marksOf(unit)).toMatchObject({ paid: '202611' });
    expect(await balances()).toEqual([[0, '202611']]);
  });

  it('is taken from the unit that holds the account today, and credited there again', async () => {
    const alone = await units.newUnit(1);
    const other = await units.newUnit(1);
    const { cases, noticeNo } = await pay.notice(alone.unitId, ['202612']);
    const first = await came(MONTH_FEN, noticeNo);
    await months.allocated(alone.unitId, cases[0] ?? '');
    await movedWithBalance(database.dataSource, alone, other, MONTH_FEN);
    const held = async () => {
      const rows = await units.sql<{ fen: string }>(
        'SELECT balance_fen AS fen FROM unit WHERE id IN (?) ORDER BY id',
        [[alone.unitId, other.unitId]],
      );
      return rows.map(({ fen }) => Number(fen));
    };
    expect(await held()).toEqual([0, 80_000]);
    await take(first);
    expect(await held()).toEqual([0, 0]);
    await came(MONTH_FEN, noticeNo);
    await months.allocated(alone.unitId, cases[0] ?? '', 6);
    expect(await held()).toEqual([0, 80_000]);
  });
});
