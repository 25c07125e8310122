import type { DataSource } from 'typeorm';
import type { BankReceipt } from '#libs/fund/settlement/receipt';
import { openSumOf } from '#libs/persistence/assessments/notice-queries';
import { inTransaction } from '#libs/persistence/database/transaction';
import { bookReceipt } from '#libs/persistence/receipts/receipt-store';
import { decideProposal, proposeUnit } from '#libs/persistence/receipts/clearing-store';
import { takeRefusal } from '#libs/persistence/settlement/debit-store';
import { payFromBalance } from '#libs/persistence/settlement/notice-store';
import type { MoneyAct } from '#test/builders/money-acts';
import { CHECKER, CASHIER, payments } from '#test/builders/payments.builder';
import { receiptOfBank } from '#test/builders/receipt-of-bank.builder';
import { REGISTER_NOW, type RegisterUnit } from '#test/builders/register.builder';

const now = REGISTER_NOW;
const SURPLUS_FEN = 123n;
const LATE_FEN = 10_000n;

type Act<Name extends MoneyAct['act']> = MoneyAct & { readonly act: Name };

/** What a bank does with the money of some units, and what cashiers and operators do at its edge. */
export async function moneyAtTheBank(dataSource: DataSource, units: readonly RegisterUnit[]) {
  const pay = payments(dataSource);
  await pay.cashier();
  await pay.checker();
  const told: { readonly id: string; readonly receipt: BankReceipt }[] = [];
  let keys = 0;
  const unitAt = (at: number): RegisterUnit => {
    const found = units[at % units.length];
    if (found === undefined) throw new Error('no unit');
    return found;
  };

  async function noticeAt(unit: number, at: number): Promise<string | null> {
    const rows: { no: string }[] = await dataSource.query(
      'SELECT notice_no AS no FROM payment_notice WHERE unit_id = ? ORDER BY notice_no DESC',
      [unitAt(unit).unitId],
    );
    return rows[at % Math.max(1, rows.length)]?.no ?? null;
  }

  async function came(change: Partial<BankReceipt>): Promise<void> {
    const receipt = receiptOfBank(change);
    const { id } = await inTransaction(dataSource, (manager) =>
      bookReceipt(manager, receipt, null),
    );
    told.push({ id, receipt });
  }

  async function takenBack(taken: (typeof told)[number] | undefined): Promise<boolean> {
    if (taken === undefined) return false;
    await pay.takenBack(taken.id, { serial: `Z${taken.receipt.serial}`, reason: '退汇' });
    return true;
  }

  async function paid({ unit, notice, how }: Act<'pay'>): Promise<boolean> {
    const no = await noticeAt(unit, notice);
    if (no === null) return false;
    const open = await openSumOf(dataSource.manager, no);
    const fen = open > 0n ? open : LATE_FEN;
    if (how === 'unknown') await came({ fen });
    else if (how === 'unmarked') await came({ fen, remark: unitAt(unit).accountNo });
    else if (how === 'short') await came({ fen: (fen + 2n) / 3n, remark: no });
    else if (how === 'more') await came({ fen: fen + SURPLUS_FEN, remark: no });
    else await came({ fen, remark: no });
    if (how === 'double') await came({ fen, remark: no });
    return true;
  }

  const acts = {
    pay: paid,

    'pay-from-balance': async ({ unit, notice, part }: Act<'pay-from-balance'>) => {
      const noticeNo = await noticeAt(unit, notice);
      if (noticeNo === null) return false;
      const fen = (await openSumOf(dataSource.manager, noticeNo)) / BigInt(part);
      if (fen === 0n) return false;
      const { unitId } = unitAt(unit);
      const payment = { noticeNo, unitId, fen, now, key: String((keys += 1)) };
      await inTransaction(dataSource, (manager) => payFromBalance(manager, payment));
      return true;
    },

    'take-back': ({ receipt }: Act<'take-back' | 'tell-again' | 'clear'>) =>
      takenBack(told[receipt % Math.max(1, told.length)]),

    'tell-again': async ({ receipt }: Act<'take-back' | 'tell-again' | 'clear'>) => {
      const again = told[receipt % Math.max(1, told.length)];
      if (again === undefined) return false;
      const { booked } = await inTransaction(dataSource, (manager) =>
        bookReceipt(manager, again.receipt, null),
      );
      if (booked) throw new Error(`${again.receipt.serial} was booked twice`);
      return true;
    },

    clear: async ({ unit, receipt }: Act<'take-back' | 'tell-again' | 'clear'>) => {
      const unclear = told[receipt % Math.max(1, told.length)];
      if (unclear === undefined) return false;
      const unitAccountNo = unitAt(unit).accountNo;
      await inTransaction(dataSource, async (manager) => {
        await proposeUnit(manager, unclear.id, CASHIER, { unitAccountNo, why: '来电' });
        await decideProposal(manager, unclear.id, CHECKER, { agreed: true, why: '同意' });
      });
      return true;
    },

    'order-debit': async ({ unit, notice }: Act<'order-debit'>) => {
      const noticeNo = await noticeAt(unit, notice);
      if (noticeNo === null) return false;
      await pay.ordered({ noticeNo, unitId: unitAt(unit).unitId, cases: [] });
      return true;
    },

    'answer-debit': async ({ unit, yes }: Act<'answer-debit'>) => {
      const [order]: { no: string; fen: string }[] = await dataSource.query(
        'SELECT order_no AS no, fen FROM debit_order WHERE unit_id = ? AND standing = 1 LIMIT 1',
        [unitAt(unit).unitId],
      );
      if (order === undefined) return false;
      if (yes) await came({ fen: BigInt(order.fen), remark: order.no });
      else
        await inTransaction(dataSource, (manager) =>
          takeRefusal(manager, order.no, '账户余额不足'),
        );
      return true;
    },
  };

  return {
    acts,
    takesBackNewest: () => takenBack(told.at(-1)),
    /** All that is open under a notice, rightly marked. */
    paysFor: async (noticeNo: string): Promise<void> => {
      await came({ fen: await openSumOf(dataSource.manager, noticeNo), remark: noticeNo });
    },
  };
}
