import type { DataSource } from 'typeorm';
import { bankPlace } from '#libs/fund/settlement/places';
import { allocate } from '#libs/persistence/assessments/allocation-store';
import { assess, deleteAssessment } from '#libs/persistence/assessments/assessment-store';
import {
  gather,
  unallocatedOf,
  type MoneySource,
} from '#libs/persistence/assessments/gather-store';
import { nextBusinessNo } from '#libs/persistence/cases/business-number';
import { inTransaction } from '#libs/persistence/database/transaction';
import { postVoucher } from '#libs/persistence/ledger/voucher-store';
import { moneyIn } from '#test/builders/money-in.builder';
import { REGISTER_NOW } from '#test/builders/register.builder';

const now = REGISTER_NOW;
const DAY = '2026-11-24';

/** Months assessed, paid and allocated for a unit, as the postings do it, without cases and engine. */
export function assessments(dataSource: DataSource) {
  let keys = 0;
  const newKey = (): string => `test/${String((keys += 1))}`;
  return {
    async assessed(unitId: number, month: string, noticeNo?: string): Promise<string> {
      return inTransaction(dataSource, async (manager) => {
        const businessNo = await nextBusinessNo(manager);
        await assess(manager, { businessNo, unitId, month, noticeNo: noticeNo ?? businessNo, now });
        return businessNo;
      });
    },

    /** Straight from the bank into what the assessment gathers. */
    paid(businessNo: string, fen: bigint, source: MoneySource = 'unit', key = newKey()) {
      return inTransaction(dataSource, (manager) =>
        gather(manager, { businessNo, source, fen, from: bankPlace('01'), key, now }),
      );
    },

    fromBalance(unitId: number, businessNo: string, fen: bigint) {
      const from = unallocatedOf(unitId);
      return inTransaction(dataSource, (manager) =>
        gather(manager, { businessNo, source: 'unit', fen, from, key: newKey(), now }),
      );
    },

    /** Money of the unit that belongs to no assessment. */
    async deposited(unitId: number, fen: bigint): Promise<void> {
      await inTransaction(dataSource, (manager) =>
        postVoucher(manager, moneyIn({ unitId, key: newKey(), day: DAY, fen })),
      );
    },

    allocated(unitId: number, businessNo: string, seq = 3): Promise<number> {
      return inTransaction(dataSource, (manager) =>
        allocate(manager, { businessNo, unitId, seq, now }),
      );
    },

    deleted(unitId: number, businessNo: string): Promise<void> {
      return inTransaction(dataSource, (manager) =>
        deleteAssessment(manager, { businessNo, unitId, now }),
      );
    },

    /** Cases that the system has been told to allocate, in order. */
    async ordered(unitId: number): Promise<string[]> {
      const rows: { businessNo: string }[] = await dataSource.query(
        `SELECT c.business_no AS businessNo FROM command c JOIN assessment a ON a.business_no = c.business_no
          WHERE a.unit_id = ? AND c.verb = 'allocate' AND c.actor_kind = 'system' ORDER BY c.created_at, c.business_no`,
        [unitId],
      );
      return rows.map(({ businessNo }) => businessNo);
    },
  };
}
