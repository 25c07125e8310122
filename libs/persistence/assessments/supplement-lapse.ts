import type { EntityManager } from 'typeorm';
import { SUPPLEMENT } from '#libs/fund/assessment/assessment-kind';
import { cityDayOf } from '#libs/fund/city-time';
import { recordOrder } from '#libs/persistence/cases/command-store';

/**
 * What was approved to be made good and not paid by its deadline lapses (domain 14): a command of the system to its case,
 * once a day until it is over. What is full and being credited refuses it.
 */
export async function orderLapses(manager: EntityManager, now: Date): Promise<void> {
  const day = cityDayOf(now);
  const unpaid: { businessNo: string }[] = await manager.query(
    `SELECT a.business_no AS businessNo FROM assessment a JOIN payment_notice n ON n.notice_no = a.notice_no
       JOIN submission s ON s.business_no = a.business_no AND s.stage = 'collecting'
      WHERE a.kind = '${SUPPLEMENT}' AND a.allocated_at IS NULL AND a.deleted_at IS NULL AND n.deadline < ?
      ORDER BY a.business_no`,
    [day],
  );
  for (const { businessNo } of unpaid)
    await recordOrder(manager, {
      requestId: `lapse/${businessNo}/${day}`,
      businessNo,
      verb: 'expire',
      body: {},
    });
}
