import type { EntityManager } from 'typeorm';

/** The notice that a number names: its own, that of one of its months, or that of an order to the bank; null for any other. */
export async function noticeNamed(manager: EntityManager, no: string): Promise<string | null> {
  const [row]: { noticeNo: string }[] = await manager.query(
    `SELECT notice_no AS noticeNo FROM payment_notice WHERE notice_no = ?
      UNION SELECT notice_no FROM assessment WHERE business_no = ?
      UNION SELECT notice_no FROM debit_order WHERE order_no = ?`,
    [no, no, no],
  );
  return row?.noticeNo ?? null;
}
