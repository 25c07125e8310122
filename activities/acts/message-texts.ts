import { businessOf, businessTitle } from '#libs/businesses/registry';
import { cityDayOf } from '#libs/fund/city-time';
import { formatMonth } from '#libs/fund/month';
import type { Arrivals } from '#libs/persistence/accounts/arrivals';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import type { UnitPerson } from '#libs/persistence/access/people-store';
import { restingUntil } from '#libs/case/deadline';
import type { ProcessEvent, ProcessState, Verb } from '#libs/case/process';
import { MESSAGE_TEXTS, RECEIVED, type MessageKey } from '#libs/texts/message.texts';
import { shortOpinion } from '#libs/texts/short-opinion';
import { fillText, type Text } from '#libs/texts/text';

const MESSAGE_OF_VERB: Partial<Record<Verb, MessageKey>> = {
  return: 'returned',
  'lapse-approval': 'lapsed',
  'pass-on': 'passed',
  reject: 'rejected',
  post: 'completed',
  expire: 'expired',
  abandon: 'abandoned',
  delete: 'deleted',
};

const SUBMITS: readonly Verb[] = ['submit', 'assess', 'finish-scans'];

/** What is said otherwise of a register that waits for its money, which is no month of the unit. */
const OF_REGISTER: Partial<Record<MessageKey, MessageKey>> = {
  assessed: 'to-pay',
  credited: 'made-good',
  deleted: 'made-good-deleted',
  reversed: 'made-good-reversed',
};

/** The message an event of a case sends to the unit's operators; null when they need not be told. */
export function messageOf(
  row: Pick<SubmissionEntity, 'business' | 'initiatorKind'>,
  event: ProcessEvent,
  after: ProcessState,
): MessageKey | null {
  const key = messageKeyOf(event, after, row);
  if (key === null || businessOf('register', row.business) === undefined) return key;
  return OF_REGISTER[key] ?? key;
}

function messageKeyOf(
  event: ProcessEvent,
  after: ProcessState,
  { initiatorKind }: Pick<SubmissionEntity, 'initiatorKind'>,
): MessageKey | null {
  // A draft that another case asked for, given up because nothing is asked of it any more.
  if (event.kind === 'discard') return event.actor.kind === 'system' ? 'asked-ended' : null;
  if (event.stage === 'approval' && SUBMITS.includes(event.kind)) return 'submitted';
  // What waits for money is assessed first, and complete when it is credited.
  if (event.stage === 'collecting') return keyOfDue(event, initiatorKind);
  if (event.kind === 'post' && after.collects === true) return 'credited';
  return MESSAGE_OF_VERB[event.kind] ?? null;
}

function keyOfDue({ kind }: ProcessEvent, initiatorKind: string): MessageKey {
  if (kind === 'reverse') return 'reversed';
  return initiatorKind === 'system' ? 'assessed-automatically' : 'assessed';
}

const NOBODY = { zh: '贵单位', en: 'your unit' };

interface Occasion {
  readonly initiatorName: string;
  readonly opinion: string;
  readonly at: Date;
}

/** The same news to whoever began the case and to his colleagues, each in words that are true for him. */
export function messageFor(
  row: SubmissionEntity,
  key: MessageKey,
  told: UnitPerson,
  { initiatorName, opinion, at }: Occasion,
): { textKey: string; text: Text } {
  const title = businessTitle(row.business);
  const own = row.initiatorKind === 'operator' && told.id === row.initiatorId;
  // Begun by no person of the unit.
  const { zh, en } = initiatorName === '' ? NOBODY : { zh: initiatorName, en: initiatorName };
  const details = {
    name: told.name,
    who: own ? '您' : zh,
    whose: own ? '您的' : `${zh}的`,
    whoseEn: own ? 'your' : `${en}’s`,
    title: title.zh,
    titleEn: title.en,
    businessNo: row.businessNo,
    month: formatMonth(row.effectiveMonth ?? ''),
    opinion: shortOpinion(opinion),
    until: cityDayOf(restingUntil('returned', at) ?? at),
  };
  return { textKey: key, text: fillText(MESSAGE_TEXTS[key], details) };
}

/** What a unit is told that accounts have come to; where it has asked for them, not from whom. */
export function receivedBy(
  { businessNo }: SubmissionEntity,
  { fromUnitName, people, firstMonth }: Arrivals,
  told: UnitPerson,
  wereAsked: boolean,
): { textKey: string; text: Text } {
  const month = formatMonth(firstMonth);
  const count = people.toLocaleString('en-US');
  const details = { name: told.name, unit: fromUnitName, count, month, businessNo };
  return {
    textKey: RECEIVED,
    text: fillText(MESSAGE_TEXTS[wereAsked ? 'received-asked' : RECEIVED], details),
  };
}

/** What a reviewer is told when a task is overdue. */
export function reminderOf(row: SubmissionEntity): { textKey: string; text: Text } {
  const title = businessTitle(row.business);
  const details = { title: title.zh, titleEn: title.en, businessNo: row.businessNo };
  return { textKey: 'overdue', text: fillText(MESSAGE_TEXTS.overdue, details) };
}
