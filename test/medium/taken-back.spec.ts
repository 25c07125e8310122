import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inTransaction } from '#libs/persistence/database/transaction';
import { decideProposal, proposeUnit } from '#libs/persistence/receipts/clearing-store';
import { reconcile } from '#libs/persistence/receipts/reconciliation';
import {
  bookEntry,
  closeStatement,
  openStatement,
} from '#libs/persistence/receipts/statement-store';
import { CASHIER, CHECKER, type NoticeOfMonths } from '#test/builders/payments.builder';
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
let tx: TakeBacks['tx'];
let unit: RegisterUnit;
let notice: NoticeOfMonths;
let serials = 0;

beforeAll(async () => {
  database = await freshDatabase();
  ({ units, bank, pay, months, tx } = await takeBacks(database.dataSource));
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
const newSerial = () => `Z${String((serials += 1)).padStart(6, '0')}`;
const take = (id: string, serial = newSerial(), cashier = CASHIER) =>
  pay.takenBack(id, { serial }, cashier);
const stateOf = async (id: string) => (await bank.stateOf(id))?.state;
const unallocated = () => bank.unallocated(unit.unitId);
const gathered = () => pay.gathered(notice);

describe('money that the bank takes back', () => {
  it('leaves the months it gathered for, which are to be paid again, and the unit is told', async () => {
    const id = await came(MONTH_FEN + 500n);
    expect(await gathered()).toEqual([80_000, 500]);
    await take(id);
    expect([await stateOf(id), await gathered(), await unallocated()]).toEqual([
      'taken-back',
      [0, 0],
      0,
    ]);
    expect(await pay.told(unit.unitId)).toEqual(['receiptShort', 'takenBack']);
  });

  it('is a reversal: the same accounts and sides, negative, linked to what it takes back, once', async () => {
    const id = await came(100n, unit.accountNo);
    await take(id);
    const lines = await units.sql<{ side: string; fen: string; account: string; flag: string }>(
      `SELECT l.side, l.amount_fen AS fen, s.account, v.reversal_flag AS flag
         FROM bank_receipt r JOIN voucher v ON v.reversal_of = r.voucher_id JOIN voucher_line l ON l.voucher_id = v.id
         JOIN sub_account s ON s.id = l.sub_account_id WHERE r.id = ? ORDER BY l.line_no`,
      [id],
    );
    expect(
      lines.map(({ account, side, fen, flag }) => `${account} ${side} ${fen} ${flag}`),
    ).toEqual(['101 D -100 02', '219 C -100 02']);
    expect(await outcome(take(id))).toBe('TAKE_BACK_NOT_NOW');
  });

  it('comes out of the unallocated balance before other money of a month is touched', async () => {
    await came(30_000n);
    const loose = await came(1_000n, unit.accountNo);
    await months.fromBalance(unit.unitId, notice.cases[0] ?? '', 1_000n);
    await came(500n, unit.accountNo);
    await take(loose);
    expect([await gathered(), await unallocated()]).toEqual([[30_500, 0], 0]);
  });

  it('of an allocated month is covered by other money of the unit first, to the fen', async () => {
    const id = await came(MONTH_FEN);
    await months.allocated(unit.unitId, notice.cases[0] ?? '');
    await came(MONTH_FEN, unit.accountNo);
    await take(id);
    expect([await gathered(), await unallocated()]).toEqual([[80_000, 0], 0]);
    expect(await units.marksOf(unit)).toMatchObject({ paid: '202612' });
    const [told] = await units.sql<{ text: string }>(
      "SELECT text FROM message WHERE text_key = 'takenBack' ORDER BY id DESC LIMIT 1",
    );
    expect(told?.text).toContain('各月缴款不受影响');
  });

  it('domain 5’s example: paid again for August and taken back once, 61,000 become 1,000 and nothing is reversed', async () => {
    await came(1_000n, unit.accountNo);
    const first = await came(MONTH_FEN, notice.cases[0]);
    await months.allocated(unit.unitId, notice.cases[0] ?? '');
    await came(MONTH_FEN, notice.cases[0]);
    expect(await unallocated()).toBe(81_000);
    await take(first);
    expect(await unallocated()).toBe(1_000);
    expect(await units.marksOf(unit)).toMatchObject({ paid: '202612' });
  });

  it('of nobody known leaves suspense; cleared to a unit, it leaves the unit', async () => {
    const unknown = await came(100n, '');
    await take(unknown);
    expect(await stateOf(unknown)).toBe('taken-back');
    const cleared = await came(100n, '');
    await tx((manager) =>
      proposeUnit(manager, cleared, CASHIER, { unitAccountNo: unit.accountNo, why: '来电' }),
    );
    await tx((manager) => decideProposal(manager, cleared, CHECKER, { agreed: true, why: '同意' }));
    expect(await unallocated()).toBe(100);
    await take(cleared);
    expect(await unallocated()).toBe(0);
  });

  it('said by six at once is taken back once', async () => {
    const id = await came(100n, unit.accountNo);
    const said = await Promise.all(Array.from({ length: 6 }, () => outcome(take(id))));
    expect(said.sort()).toEqual([...Array<string>(5).fill('TAKE_BACK_NOT_NOW'), 'taken']);
    expect(await unallocated()).toBe(0);
  });

  it('against a payment out of the same balance at once: one of them has the money', async () => {
    const id = await came(MONTH_FEN, unit.accountNo);
    const [taken, paid] = await Promise.all([
      outcome(take(id)),
      outcome(months.fromBalance(unit.unitId, notice.cases[0] ?? '', MONTH_FEN)),
    ]);
    // Paid first, the money is gathered and comes back from there.
    expect(taken).toBe('taken');
    expect(['taken', 'UNALLOCATED_SHORT']).toContain(paid);
    expect([await gathered(), await unallocated()]).toEqual([[0, 0], 0]);
  });

  it('is not taken back by who acts for the unit', async () => {
    const id = await came(100n, unit.accountNo);
    const own = { id: CASHIER.id, person: 50_000 + unit.unitId };
    expect(await outcome(take(id, newSerial(), own))).toBe('RECEIPT_OF_OWN_UNIT');
  });
});

describe('the bank’s entry that takes money back', () => {
  const listed = async (serial: string, fen: bigint) => {
    const statement = {
      bankAccount: '01',
      firstDay: '2026-11-28',
      lastDay: '2026-11-28',
      fileName: 'a.csv',
      contentHash: 'a'.repeat(64),
      staffId: CASHIER.id,
    };
    const before = await reconcile(database.dataSource.manager, '01');
    // What the bank has: all that the books have, less what it takes now.
    const closingFen = before.bookFen - before.unlisted.fen + before.unlistedPaid.fen - fen;
    await inTransaction(database.dataSource, async (manager) => {
      const id = await openStatement(manager, statement);
      const entry = { ...receiptOfBank({ serial, fen }), direction: 'debit' as const };
      const told = await bookEntry(manager, entry, id);
      const counts = { booked: told === 'booked' ? 1 : 0, known: told === 'known' ? 1 : 0 };
      await closeStatement(manager, id, {
        ...counts,
        refused: [],
        closingFen,
      });
    });
  };

  it('is booked before a statement lists it, and bank and books agree before and after', async () => {
    const id = await came(700n, unit.accountNo);
    const serial = newSerial();
    await take(id, serial);
    const { unlistedPaid } = await reconcile(database.dataSource.manager, '01');
    expect(unlistedPaid.fen).toBeGreaterThanOrEqual(700n);
    await inTransaction(database.dataSource, async (manager) => {
      const entry = { ...receiptOfBank({ serial, fen: 700n }), direction: 'debit' as const };
      expect(await bookEntry(manager, entry, 999_999)).toBe('known');
    });
  });

  it('is one entry: it takes back one receipt, of its own amount', async () => {
    const serial = newSerial();
    await take(await came(100n, unit.accountNo), serial);
    expect(await outcome(take(await came(100n, unit.accountNo), serial))).toBe('ENTRY_OF_ANOTHER');
    expect(await outcome(take(await came(101n, unit.accountNo), serial))).toBe(
      'RECEIPT_SERIAL_TAKEN',
    );
    expect(await unallocated()).toBe(201);
  });

  it('listed first waits as money that the books do not know, and is known once it is taken back', async () => {
    const id = await came(300n, unit.accountNo);
    const serial = newSerial();
    await listed(serial, 300n);
    const before = await reconcile(database.dataSource.manager, '01');
    await take(id, serial);
    const after = await reconcile(database.dataSource.manager, '01');
    expect(before.unbooked.fen - after.unbooked.fen).toBe(300n);
    expect(before.differenceFen).toBe(after.differenceFen);
  });
});
