import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { noticesToPay } from '#apps/api/records/home-now';
import { noticeMovementsPage } from '#apps/api/settlement/notice-movements';
import { allDueAgain, dueAgain } from '#apps/api/settlement/due-again';
import { noticeNumbered } from '#libs/persistence/assessments/notice-queries';
import { release } from '#libs/persistence/assessments/release-store';
import { inTransaction } from '#libs/persistence/database/transaction';
import { loadReferenceData } from '#libs/persistence/reference-data/load-reference-data';
import { decideProposal, proposeUnit } from '#libs/persistence/receipts/clearing-store';
import { payFromBalance } from '#libs/persistence/settlement/notice-store';
import { takeBackSeen } from '#libs/persistence/settlement/take-back-queries';
import { CASHIER, CHECKER, type NoticeOfMonths } from '#test/builders/payments.builder';
import { receiptOfBank } from '#test/builders/receipt-of-bank.builder';
import { REGISTER_NOW, type RegisterUnit } from '#test/builders/register.builder';
import { takeBacks, type TakeBacks } from '#test/builders/take-backs.builder';
import { treasuryList, type Listed } from '#test/builders/treasury-list.builder';
import { freshDatabase, type TestDatabase } from '#test/medium/database';
import { outcome } from '#test/medium/outcome';

/** Unit 4 %, personal 12 %, treasury 8 % of 5,000.00. */
const RATIOS = [400, 1_200, 800] as const;
const FISCAL_FEN = 40_000n;
const OWN_FEN = 80_000n;

let database: TestDatabase;
let units: TakeBacks['units'];
let bank: TakeBacks['bank'];
let pay: TakeBacks['pay'];
let months: TakeBacks['months'];
let tx: TakeBacks['tx'];
let came: TakeBacks['came'];
let one: RegisterUnit;
let other: RegisterUnit;
let notice: NoticeOfMonths;

beforeAll(async () => {
  database = await freshDatabase();
  ({ units, bank, pay, months, tx, came } = await takeBacks(database.dataSource));
  await inTransaction(database.dataSource, loadReferenceData);
});
afterAll(() => database.drop());
beforeEach(async () => {
  one = await units.fiscalUnit(RATIOS);
  other = await units.fiscalUnit(RATIOS);
  await pay.operatorOf(one.unitId);
  notice = await pay.notice(one.unitId, ['202612', '202701']);
});
afterEach(async () => {
  expect(await units.wrong()).toEqual([]);
});

/** The treasury has paid for these units, and its payment is split along its list. */
async function split(...lines: Listed): Promise<string> {
  const fen = lines.reduce((sum, [, part]) => sum + part, 0n);
  const { id } = await bank.book(receiptOfBank({ fen, payerName: '河洛市财政局' }));
  await treasuryList(database.dataSource, id, lines, true);
  return id;
}
const unitPays = (fen: bigint) => came(fen, notice.noticeNo);
const december = () => notice.cases[0] ?? '';
/** Of each month what the unit and what the treasury have gathered. */
const gathered = async () => {
  const rows = await units.sql<{ own: string; fiscal: string }>(
    `SELECT gathered_fen AS own, gathered_fiscal_fen AS fiscal FROM assessment WHERE notice_no = ? ORDER BY month`,
    [notice.noticeNo],
  );
  return rows.map(({ own, fiscal }) => [Number(own), Number(fiscal)]);
};
const treasuryOf = async ({ unitId }: RegisterUnit) => {
  const [row] = await units.sql<{ fen: string }>(
    `SELECT COALESCE(SUM(IF(l.side = 'C', l.amount_fen, -l.amount_fen)), 0) AS fen
       FROM sub_account s JOIN voucher_line l ON l.sub_account_id = s.id
      WHERE s.account = '219' AND s.kind = 'treasury' AND s.unit_id = ?`,
    [unitId],
  );
  return Number(row?.fen);
};
const byTreasuryWay = () =>
  units.sql("UPDATE payment_notice SET way = 'fiscal-payroll' WHERE notice_no = ?", [
    notice.noticeNo,
  ]);

describe('a payment of the treasury that the bank takes back', () => {
  it('leaves the months and the units it was split to, and they are told their part', async () => {
    const id = await split([one, 100_000n], [other, 30_000n]);
    await pay.takenBack(id);
    expect(await gathered()).toEqual([
      [0, 0],
      [0, 0],
    ]);
    expect([await treasuryOf(one), await treasuryOf(other)]).toEqual([0, 0]);
    expect((await bank.stateOf(id))?.state).toBe('taken-back');
    expect(await pay.told(one.unitId)).toEqual(['treasuryPaid', 'takenBack']);
    const [told] = await units.sql<{ text: string }>(
      "SELECT text FROM message WHERE text_key = 'takenBack' ORDER BY id DESC LIMIT 1",
    );
    expect(told?.text).toContain('1,000.00');
    expect(told?.text).toContain('的缴款因此不足，须重新缴款');
  });

  it('never touches the unit’s money: neither its balance nor what it has gathered', async () => {
    await unitPays(OWN_FEN - 1n);
    await came(500n, one.accountNo);
    await pay.takenBack(await split([one, FISCAL_FEN]));
    expect(await gathered()).toEqual([
      [Number(OWN_FEN) - 1, 0],
      [0, 0],
    ]);
    expect(await bank.unallocated(one.unitId)).toBe(500);
  });

  it('reverses an allocation it paid a part of: the unit’s part gathers again, and the treasury’s is to be paid again', async () => {
    await unitPays(OWN_FEN);
    const id = await split([one, FISCAL_FEN]);
    await months.allocated(one.unitId, december());
    await pay.takenBack(id);
    expect((await gathered())[0]).toEqual([80_000, 0]);
    expect((await units.marksOf(one))?.paid).toBeNull();
    const orders = await units.sql(
      "SELECT request_id FROM command WHERE business_no = ? AND verb = 'reverse'",
      [december()],
    );
    expect(orders).toHaveLength(1);
    await split([one, FISCAL_FEN]);
    expect(await months.allocated(one.unitId, december(), 5)).toBe(1);
  });

  it('takes of a reversed month only what is taken back: the treasury’s other money stays there', async () => {
    await unitPays(OWN_FEN);
    const first = await split([one, 15_000n]);
    await split([one, 25_000n]);
    await months.allocated(one.unitId, december());
    await pay.takenBack(first);
    expect((await gathered())[0]).toEqual([80_000, 25_000]);
  });

  it('comes out of what no month waits for before months are reversed', async () => {
    await unitPays(OWN_FEN);
    const id = await split([one, FISCAL_FEN]);
    await months.allocated(one.unitId, december());
    await split([one, 2n * FISCAL_FEN]);
    expect(await treasuryOf(one)).toBe(40_000);
    await pay.takenBack(id);
    expect(await treasuryOf(one)).toBe(0);
    expect((await units.marksOf(one))?.paid).toBe('202612');
  });

  it('of the unit’s own part is the unit’s to give back, and stands against it where nothing covers it', async () => {
    await byTreasuryWay();
    const id = await split([one, FISCAL_FEN + OWN_FEN]);
    await tx((manager) =>
      release(manager, december(), { unitId: one.unitId, now: REGISTER_NOW, because: 'test' }),
    );
    await pay.paidOut(one.unitId, 300n);
    await pay.takenBack(id);
    expect([await bank.unallocated(one.unitId), await treasuryOf(one)]).toEqual([0, 0]);
    const sql = 'SELECT uncovered_fen AS fen FROM unit WHERE id = ?';
    expect(await units.sql(sql, [one.unitId])).toEqual([{ fen: '300' }]);
  });

  it('of a credited month that it paid whole takes both parts back by one reversal', async () => {
    await byTreasuryWay();
    const id = await split([one, FISCAL_FEN + OWN_FEN], [other, 70n]);
    await months.allocated(one.unitId, december());
    await pay.takenBack(id);
    expect((await gathered())[0]).toEqual([0, 0]);
    expect([await treasuryOf(one), await treasuryOf(other)]).toEqual([0, 0]);
    expect(await bank.unallocated(one.unitId)).toBe(0);
  });

  it('said by six at once is taken back once, and not by who acts for one of the units', async () => {
    const id = await split([other, 70n], [one, 30n]);
    const own = { id: CASHIER.id, person: 50_000 + one.unitId };
    expect(await outcome(pay.takenBack(id, {}, own))).toBe('RECEIPT_OF_OWN_UNIT');
    const said = await Promise.all(Array.from({ length: 6 }, () => outcome(pay.takenBack(id))));
    expect(said.sort()).toEqual([...Array<string>(5).fill('TAKE_BACK_NOT_NOW'), 'taken']);
    expect(await treasuryOf(other)).toBe(0);
  });
});

describe('what is told of it', () => {
  const because = async () =>
    allDueAgain((await dueAgain(database.dataSource.manager, notice.cases)).get(december()));
  const atHome = async () =>
    (await noticesToPay(database.dataSource.manager, one.unitId, REGISTER_NOW))[0]?.dueAgainText ??
    null;
  const newest = async () => {
    const found = await noticeNumbered(database.dataSource.manager, notice.noticeNo);
    if (found === null) throw new Error('no notice');
    return (await noticeMovementsPage(database.dataSource.manager, found, { limit: 1 })).items[0];
  };

  it('asks the unit for nothing that the treasury has to pay again', async () => {
    await pay.takenBack(await split([one, FISCAL_FEN], [other, 100n]));
    expect(await atHome()).toBeNull();
    expect((await because())?.zh).toBe('2026-11-28财政收回400.00元，待财政重新拨付');
  });

  it('asks the unit for its own part where the list had paid it, and names both in the list of months', async () => {
    await byTreasuryWay();
    await pay.takenBack(await split([one, FISCAL_FEN + OWN_FEN]));
    expect((await atHome())?.zh).toBe('2026-11-28财政收回1,200.00元，须重新缴款');
    expect((await because())?.zh).toContain('须重新缴款、2026-11-28财政收回');
  });

  it('names what is over of the unit’s part on every page that tells of it, and to the cashiers', async () => {
    await byTreasuryWay();
    await unitPays(50_000n);
    const id = await split([other, 700n], [one, FISCAL_FEN + 30_000n]);
    await months.allocated(one.unitId, december());
    const restsSeen = async () =>
      (await takeBackSeen(database.dataSource.manager, id)).units.map(({ restFen }) => restFen);
    expect(await restsSeen()).toEqual([0n, 50_000n]);
    await pay.takenBack(id);
    expect(await restsSeen()).toEqual([0n, 50_000n]);
    expect(await bank.unallocated(one.unitId)).toBe(50_000);
    const over = '冲回的其余500.00元已转入单位未分配金额';
    expect((await newest())?.noteText?.zh).toContain(over);
    expect((await atHome())?.zh).toContain(over);
    expect((await because())?.zh.split(over)).toHaveLength(2);
  });

  it('names the unit’s line, never what other units had of the payment', async () => {
    await pay.takenBack(await split([other, 700n], [one, FISCAL_FEN]));
    const line = await newest();
    expect(line?.wayText.zh).toBe('财政收回');
    expect(line?.noteText?.zh).toContain('到账的400.00元');
  });

  it('is the bank’s where a list was refused and the whole was the unit’s', async () => {
    const id = await came(50_000n);
    const refused: Listed = [
      [one, 1_000n],
      [other, 49_000n],
    ];
    await treasuryList(database.dataSource, id, refused, false);
    await tx((manager) =>
      proposeUnit(manager, id, CASHIER, { unitAccountNo: one.accountNo, why: '来电' }),
    );
    await tx((manager) => decideProposal(manager, id, CHECKER, { agreed: true, why: '同意' }));
    await tx((manager) =>
      payFromBalance(manager, { ...notice, fen: 50_000n, now: REGISTER_NOW, key: 'refused' }),
    );
    await pay.takenBack(id);
    expect((await because())?.zh).toBe('2026-11-28银行收回500.00元，须重新缴款');
    const line = await newest();
    expect(line?.wayText.zh).toBe('银行收回');
    expect(line?.noteText?.zh).toContain('到账的500.00元');
  });
});
