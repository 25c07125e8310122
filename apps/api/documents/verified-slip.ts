import type { EntityManager } from 'typeorm';
import type { VerifiedSlipView } from '#apps/api/documents/document.dto';
import { noticeOf, payeeOf } from '#libs/persistence/assessments/notice-queries';
import { wayOfSlip, type IssuedDocument } from '#libs/persistence/documents/document-store';
import { settlementWay } from '#libs/persistence/settlement/way-queries';

/** Whom a slip says to pay, how much, by when and under which number, so that an altered one is seen; of no other paper. */
export async function slipContentOf(
  manager: EntityManager,
  { kind, branchCode }: IssuedDocument,
  no: string,
): Promise<{ slip?: VerifiedSlipView }> {
  const code = wayOfSlip(kind);
  if (code === null) return {};
  const { noticeNo, sumFen, deadline } = await noticeOf(manager, no);
  const payee = await payeeOf(manager, branchCode);
  const way = await settlementWay(manager, code);
  return {
    slip: {
      way: way?.title ?? { zh: code, en: code },
      payeeName: payee?.accountName ?? '',
      payeeAccountNo: payee?.accountNo ?? '',
      payeeBank: payee?.bankName ?? '',
      remark: noticeNo,
      sumFen,
      deadline,
    },
  };
}
