import type { DataSource } from 'typeorm';
import { bankPlace } from '#libs/fund/settlement/places';
import { unallocatedOf } from '#libs/persistence/assessments/gather-store';
import { nextBusinessNo } from '#libs/persistence/cases/business-number';
import { inTransaction } from '#libs/persistence/database/transaction';
import { orderDebit } from '#libs/persistence/settlement/debit-store';
import {
  recordInstrument,
  type NewInstrument,
} from '#libs/persistence/settlement/instrument-store';
import { postVoucher } from '#libs/persistence/ledger/voucher-store';
import {
  askTakeBack,
  decideReversal,
  reversalsOrdered,
  type TakenBack,
} from '#libs/persistence/settlement/receipt-reversal-store';
import { carryOutReversal } from '#libs/persistence/settlement/carry-out-reversal';
import { assessments } from '#test/builders/assessments.builder';
import { BANK_ACCOUNT } from '#test/builders/receipt-of-bank.builder';
import { registerDraft } from '#test/builders/register.builder';

const AGREEMENT = {
  agreementNo: 'WT1',
  payerName: '河洛机械有限公司',
  payerAccount: '6222000000000001',
  payerBank: '中国建设银行',
};
const HOUR_MS = 3_600_000;
const DAY = '2026-11-28';
export const CASHIER = { id: 71, person: 7_071 };
/** Who looks at what a cashier has brought. */
export const CHECKER = { id: 72, person: 7_072 };

export interface NoticeOfMonths {
  readonly noticeNo: string;
  readonly unitId: number;
  /** Oldest month first. */
  readonly cases: readonly string[];
}

/** Notices and how they are paid at the bank, as the pages do it, without cases and engine. */
export function payments(dataSource: DataSource) {
  let papers = 0;
  let takenBack = 0;
  let paidOut = 0;
  const staff = async (
    { id, person }: typeof CASHIER,
    login: string,
    name: string,
  ): Promise<void> => {
    await dataSource.query(
      `INSERT IGNORE INTO staff (id, login_name, name, branch_code, person_no, password_hash, password_changed_at, totp_secret_sealed, active)
       VALUES (?, ?, ?, '01', ?, 'x', UTC_TIMESTAMP(3), 'x', 1)`,
      [id, login, name, person],
    );
  };
  return {
    cashier: () => staff(CASHIER, 'payments', '赵敏'),

    checker: () => staff(CHECKER, 'checks', '李静'),

    /** Months assessed under one notice. */
    async notice(unitId: number, months: readonly string[]): Promise<NoticeOfMonths> {
      const noticeNo = await inTransaction(dataSource, nextBusinessNo);
      const cases: string[] = [];
      for (const month of months) {
        const businessNo = await assessments(dataSource).assessed(unitId, month, noticeNo);
        await registerDraft(dataSource, unitId, { business_no: businessNo });
        cases.push(businessNo);
      }
      return { noticeNo, unitId, cases };
    },

    /** @param hours until the bank must have answered; below zero, it is late already */
    async ordered({ noticeNo, unitId }: NoticeOfMonths, hours = 24): Promise<string> {
      const orderNo = await inTransaction(dataSource, nextBusinessNo);
      await inTransaction(dataSource, async (manager) => {
        const [row]: { now: Date }[] = await manager.query('SELECT UTC_TIMESTAMP(3) AS now');
        const now = row?.now ?? new Date(0);
        const answerBy = new Date(now.getTime() + hours * HOUR_MS);
        const order = { orderNo, noticeNo, unitId, operatorId: 1, agreement: AGREEMENT };
        await orderDebit(manager, { ...order, bankAccount: BANK_ACCOUNT, now, answerBy });
      });
      return orderNo;
    },

    /** A cheque over so much, under a number of its own. */
    recorded(
      { noticeNo }: Pick<NoticeOfMonths, 'noticeNo'>,
      fen: bigint,
      change: Partial<NewInstrument> = {},
    ): Promise<string> {
      const number = `10${String((papers += 1)).padStart(6, '0')}`;
      const paper = { way: 'cheque', number, noticeNo, bankAccount: BANK_ACCOUNT, fen };
      return inTransaction(dataSource, (manager) =>
        recordInstrument(manager, { ...paper, drawerName: '某公司', ...change }, CASHIER),
      );
    },

    /** The bank has taken a receipt back, by an entry of its own: asked, agreed to and carried out. */
    async takenBack(
      receiptId: string,
      entry: Partial<TakenBack> = {},
      cashier = CASHIER,
    ): Promise<void> {
      const order = await this.takeBackOrdered(receiptId, entry, cashier);
      await inTransaction(dataSource, (manager) => carryOutReversal(manager, order));
    },

    /** What is agreed to and could not be carried out yet. */
    async carriedOut(): Promise<void> {
      for (const id of await reversalsOrdered(dataSource.manager, 10))
        await inTransaction(dataSource, (manager) => carryOutReversal(manager, id));
    },

    /** The same as above, but nobody has carried it out yet. */
    async takeBackOrdered(
      receiptId: string,
      entry: Partial<TakenBack> = {},
      cashier = CASHIER,
    ): Promise<string> {
      const serial = `TB${String((takenBack += 1)).padStart(6, '0')}`;
      const taken = { serial, bookedOn: DAY, reason: '付款人账户冻结', ...entry };
      await inTransaction(dataSource, (manager) => askTakeBack(manager, receiptId, cashier, taken));
      await inTransaction(dataSource, (manager) =>
        decideReversal(manager, receiptId, CHECKER, { agreed: true, why: '核对无误' }),
      );
      const [order]: { id: string }[] = await dataSource.query(
        'SELECT reversal_id AS id FROM bank_receipt WHERE id = ?',
        [receiptId],
      );
      return String(order?.id);
    },

    /** What each month of a notice has gathered of the unit's money, oldest first. */
    async gathered({ noticeNo }: Pick<NoticeOfMonths, 'noticeNo'>): Promise<number[]> {
      const rows: { fen: string }[] = await dataSource.query(
        'SELECT gathered_fen AS fen FROM assessment WHERE notice_no = ? ORDER BY month',
        [noticeNo],
      );
      return rows.map(({ fen }) => Number(fen));
    },

    /** A unit's unallocated money leaves the centre, as a refund would have it. */
    async paidOut(unitId: number, fen: bigint): Promise<void> {
      const voucher = {
        postingKey: `test/paid-out/${String((paidOut += 1))}`,
        kind: 'clearing',
        businessNo: null,
        month: null,
        valueDate: DAY,
        postingDay: DAY,
        lines: [
          { at: unallocatedOf(unitId), side: 'D', amountFen: fen },
          { at: bankPlace(BANK_ACCOUNT), side: 'C', amountFen: fen },
        ],
      } as const;
      await inTransaction(dataSource, (manager) => postVoucher(manager, { ...voucher, unitId }));
    },

    async told(unitId: number): Promise<string[]> {
      const rows: { key: string }[] = await dataSource.query(
        `SELECT m.text_key AS \`key\` FROM message m JOIN unit_operator o ON o.id = m.recipient_id AND m.recipient_kind = 'operator'
          WHERE o.unit_id = ? ORDER BY m.id`,
        [unitId],
      );
      return rows.map(({ key }) => key);
    },

    async operatorOf(unitId: number): Promise<void> {
      await dataSource.query(
        `INSERT INTO unit_operator (unit_id, login_name, name, phone, person_no, password_hash, password_changed_at, active)
         VALUES (?, 'payer', '王芳', '13800000000', ?, 'x', UTC_TIMESTAMP(3), 1)`,
        [unitId, 50_000 + unitId],
      );
    },
  };
}
