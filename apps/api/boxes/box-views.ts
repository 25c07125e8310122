import type { MessageDto, TodoDto } from '#apps/api/boxes/box.dto';
import { businessOf, businessTitle } from '#libs/businesses/registry';
import { formatMonth } from '#libs/fund/month';
import type { DoneRow, InitiatedRow, TodoRow } from '#libs/persistence/boxes/box-queries';
import type { MessageRow } from '#libs/persistence/boxes/message-queries';
import { restingUntil } from '#libs/case/deadline';
import type { Stage } from '#libs/case/stage';
import { CHANNEL_TEXTS, STAGE_TEXTS } from '#libs/texts/process.texts';
import { RECEIVED } from '#libs/texts/message.texts';
import { RECEIPT_BUSINESS, RECEIPT_TITLE } from '#libs/texts/settlement.texts';
import { shortOpinion } from '#libs/texts/short-opinion';
import { fillText, type Text } from '#libs/texts/text';
import { TODO_TEXTS } from '#libs/texts/todo.texts';

export function messageView(row: MessageRow): MessageDto {
  return {
    id: row.id,
    businessNo: row.businessNo,
    business: row.business,
    title: row.business === RECEIPT_BUSINESS ? RECEIPT_TITLE : businessTitle(row.business),
    text: { zh: row.text, en: row.textEn },
    channel: row.channel,
    channelText: CHANNEL_TEXTS[row.channel as keyof typeof CHANNEL_TEXTS],
    createdAt: row.createdAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
    offers: row.textKey === RECEIVED ? (businessOffered(row.business) ?? null) : null,
  };
}

function businessOffered(code: string): string | undefined {
  const asks = businessOf('request', code)?.asks;
  return businessOf('register', asks?.business ?? code)?.offersToReceiver?.business;
}

export function boxCaseView(row: TodoRow | DoneRow | InitiatedRow, id: string) {
  return {
    id,
    businessNo: row.businessNo,
    business: row.business,
    title: businessTitle(row.business),
    summary: row.summary === '' ? unsubmitted(row) : { zh: row.summary, en: row.summaryEn },
    stage: row.stage,
    stageText: STAGE_TEXTS[row.stage as Stage],
  };
}

export function todoView(row: TodoRow): TodoDto {
  return {
    ...boxCaseView(row, row.id),
    returned: row.stage === 'returned',
    whatToDo: whatToDo(row),
    initiatorName: row.initiatorName,
    createdAt: row.createdAt.toISOString(),
    dueAt: dueOf(row)?.toISOString() ?? null,
  };
}

/** A register nobody has submitted yet has no summary of its own: month and people tell drafts apart. */
function unsubmitted({ business, effectiveMonth, people }: TodoRow | DoneRow | InitiatedRow): Text {
  const title = businessTitle(business);
  if (effectiveMonth === null) return title;
  const month = formatMonth(effectiveMonth);
  const count = people.toLocaleString('en-US');
  return {
    zh: `${month} ${title.zh}，已选 ${count} 人`,
    en: `${title.en} from ${month}, ${count} people chosen`,
  };
}

/** Asked for by another case until a day; what came back is given up when it has rested too long. */
function dueOf({ stage, dueAt, restingSince }: TodoRow): Date | null {
  if (dueAt !== null || stage !== 'returned') return dueAt;
  return restingUntil(stage, restingSince);
}

function whatToDo({ stage, cameBy, initiatorKind, levels, opinion }: TodoRow): Text {
  if (initiatorKind === 'case' && stage === 'draft') return TODO_TEXTS.asked;
  if (cameBy === 'lapse-approval') return TODO_TEXTS.lapsed;
  if (stage === 'scanning' && levels === 0) return TODO_TEXTS.scanningNoApproval;
  if (stage === 'returned')
    return fillText(TODO_TEXTS.returned, { opinion: shortOpinion(opinion) });
  return TODO_TEXTS[stage as keyof typeof TODO_TEXTS];
}
