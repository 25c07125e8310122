import type { EntityManager } from 'typeorm';
import type { VerifiedSlipView } from '#apps/api/documents/document.dto';
import { openAssessments } from '#libs/persistence/assessments/assessment-queries';
import { noticeOf, openSumOf } from '#libs/persistence/assessments/notice-queries';
import { wayOfSlip, type IssuedDocument } from '#libs/persistence/documents/document-store';
import { settlementWay } from '#libs/persistence/settlement/way-queries';
import { SLIP_STANDS } from '#libs/texts/slip.texts';
import { fillText, type Text } from '#libs/texts/text';

/**
 * Whom a slip says to pay, how much, by when and under which number, as it was printed, so that an altered one is seen and
 * no other; beside it whether that is due today. Nothing of another paper, or of a slip whose content was not kept.
 */
export async function slipContentOf(
  manager: EntityManager,
  { kind, printed }: IssuedDocument,
  no: string,
): Promise<{ slip?: VerifiedSlipView }> {
  const code = wayOfSlip(kind);
  if (code === null || printed === null) return {};
  const way = await settlementWay(manager, code);
  return {
    slip: {
      ...printed,
      way: way?.title ?? { zh: code, en: code },
      standText: await standOf(manager, no),
    },
  };
}

async function standOf(manager: EntityManager, businessNo: string): Promise<Text> {
  const [assessed] = await openAssessments(manager, { businessNo });
  if (assessed?.state === 'deleted') return SLIP_STANDS.deleted;
  const { noticeNo, deadline } = await noticeOf(manager, businessNo);
  if ((await openSumOf(manager, noticeNo)) === 0n) return SLIP_STANDS.paid;
  return fillText(SLIP_STANDS.due, { deadline });
}
