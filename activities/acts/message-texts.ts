import { businessByCode } from '#libs/businesses/registry';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import type { ProcessEvent, Verb } from '#libs/submission/process';
import { MESSAGE_TEXTS, type MessageKey } from '#libs/texts/message.texts';
import { fillText, type Text } from '#libs/texts/text';

const MESSAGE_OF_VERB: Partial<Record<Verb, MessageKey>> = {
  return: 'returned',
  'lapse-approval': 'lapsed',
  reject: 'rejected',
  post: 'completed',
  expire: 'expired',
  abandon: 'abandoned',
};

/** The message an event sends to the operator who opened the case; null when he need not be told. */
export function messageFor(
  row: SubmissionEntity,
  event: ProcessEvent,
  operatorName: string,
): { textKey: string; text: Text } | null {
  const entersApproval =
    event.stage === 'approval' && (event.kind === 'submit' || event.kind === 'finish-scans');
  const key = entersApproval ? 'submitted' : MESSAGE_OF_VERB[event.kind];
  if (key === undefined) return null;
  const title = businessByCode(row.business)?.title ?? { zh: row.business, en: row.business };
  const details = {
    name: operatorName,
    title: title.zh,
    titleEn: title.en,
    businessNo: row.businessNo,
  };
  return { textKey: key, text: fillText(MESSAGE_TEXTS[key], details) };
}

/** What a reviewer is told when a task is overdue. */
export function reminderOf(row: SubmissionEntity): { textKey: string; text: Text } {
  const title = businessByCode(row.business)?.title ?? { zh: row.business, en: row.business };
  const details = { title: title.zh, titleEn: title.en, businessNo: row.businessNo };
  return { textKey: 'overdue', text: fillText(MESSAGE_TEXTS.overdue, details) };
}
