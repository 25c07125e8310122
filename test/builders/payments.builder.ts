import type { DataSource } from 'typeorm';
import { nextBusinessNo } from '#libs/persistence/cases/business-number';
import { inTransaction } from '#libs/persistence/database/transaction';
import { orderDebit } from '#libs/persistence/settlement/debit-store';
import {
  recordInstrument,
  type NewInstrument,
} from '#libs/persistence/settlement/instrument-store';
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
export const CASHIER = { id: 71, person: 7_071 };

export interface NoticeOfMonths {
  readonly noticeNo: string;
  readonly unitId: number;
  /** Oldest month first. */
  readonly cases: readonly string[];
}

/** Notices and how they are paid at the bank, as the pages do it, without cases and engine. */
export function payments(dataSource: DataSource) {
  let papers = 0;
  return {
    async cashier(): Promise<void> {
      await dataSource.query(
        `INSERT IGNORE INTO staff (id, login_name, name, branch_code, person_no, password_hash, password_changed_at, totp_secret_sealed, active)
         VALUES (?, 'payments', '赵敏', '01', ?, 'x', UTC_TIMESTAMP(3), 'x', 1)`,
        [CASHIER.id, CASHIER.person],
      );
    },

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
