import type { EntityManager } from 'typeorm';
import { receiptSum } from '#activities/acts/receipt-sum';
import type { ReceiptSection } from '#libs/documents/receipt-view';
import { citySecondOf } from '#libs/fund/city-time';
import { formatMonth } from '#libs/fund/month';
import { AssessmentEntity } from '#libs/persistence/entities/assessment.entity';

/** What an assessed month came to, side by side, and when its money was credited. */
export async function assessmentSection(
  manager: EntityManager,
  businessNo: string,
): Promise<ReceiptSection> {
  const found = await manager.findOneByOrFail(AssessmentEntity, { businessNo });
  const { month, people, unitFen, personalFen, fiscalFen, noticeNo, allocatedAt } = found;
  return {
    title: '汇缴内容',
    facts: [
      { label: '汇缴年月', value: formatMonth(month) },
      { label: '汇缴人数', value: `${people.toLocaleString('en-US')} 人` },
      { label: '缴款通知号', value: noticeNo },
      { label: '入账时间', value: allocatedAt === null ? '' : citySecondOf(allocatedAt) },
    ],
    sums: [
      receiptSum('单位缴存额', unitFen),
      receiptSum('个人缴存额', personalFen),
      ...(fiscalFen === 0 ? [] : [receiptSum('财政缴存额', fiscalFen)]),
      receiptSum('合计', unitFen + personalFen + fiscalFen),
    ],
    table: null,
    note: '职工明细可凭业务流水号在网上服务大厅查询。',
  };
}
