import { businessTitle } from '#libs/businesses/registry';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import type { UnitPerson } from '#libs/persistence/access/people-store';
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

/** The message an event sends to the unit's operators; null when they need not be told. */
export function messageKeyOf(event: ProcessEvent): MessageKey | null {
  const entersApproval =
    event.stage === 'approval' && (event.kind === 'submit' || event.kind === 'finish-scans');
  return entersApproval ? 'submitted' : (MESSAGE_OF_VERB[event.kind] ?? null);
}

/** The same news to whoever began the case and to his colleagues, each in words that are true for him. */
export function messageFor(
  row: SubmissionEntity,
  key: MessageKey,
  told: UnitPerson,
  initiatorName: string,
): { textKey: string; text: Text } {
  const title = businessTitle(row.business);
  const own = told.id === row.initiatorId;
  const details = {
    name: told.name,
    who: own ? '您' : initiatorName,
    whose: own ? '您的' : `${initiatorName}的`,
    whoseEn: own ? 'your' : `${initiatorName}’s`,
    title: title.zh,
    titleEn: title.en,
    businessNo: row.businessNo,
  };
  return { textKey: key, text: fillText(MESSAGE_TEXTS[key], details) };
}

/** What a reviewer is told when a task is overdue. */
export function reminderOf(row: SubmissionEntity): { textKey: string; text: Text } {
  const title = businessTitle(row.business);
  const details = { title: title.zh, titleEn: title.en, businessNo: row.businessNo };
  return { textKey: 'overdue', text: fillText(MESSAGE_TEXTS.overdue, details) };
}
