import type {
  DoneDto,
  InitiatedDto,
  MessageDto,
  TaskDto,
  TextDto,
  TodoDto,
} from '../api/generated';

export const BOX_NAMES = ['messages', 'todo', 'done', 'initiated'] as const;
export type BoxName = (typeof BOX_NAMES)[number];

/** One row of any box, in the words the table shows. */
export interface BoxRow {
  key: string;
  to: string;
  title: TextDto;
  businessNo: string;
  text: TextDto;
  at: string;
  stage?: string;
  stageText?: TextDto;
  returned?: boolean;
  dueAt?: string | null;
  note?: TextDto;
  /** Who of the unit it is from. */
  person?: string;
  /** By whom it was begun where that is no person: another case, or the system. */
  begunBy?: string;
  /** Said under the content. */
  hint?: TextDto;
  /** Whose case it is, for the centre's staff. */
  unit?: { name: string; accountNo: string };
  unread?: boolean;
}

export type BoxItem = MessageDto | TodoDto | DoneDto | InitiatedDto | TaskDto;

/** Where a stage of the reader's own case is worked on, rather than only read. */
const WORKED_ON = ['draft', 'scanning', 'returned', 'withdrawn'];

export function boxRow(item: BoxItem): BoxRow {
  if ('channel' in item) {
    return {
      key: item.id,
      to: `/messages/${item.id}`,
      title: item.title,
      businessNo: item.businessNo,
      text: item.text,
      at: item.createdAt,
      note: item.channelText,
      unread: item.readAt === null,
    };
  }
  if ('unitName' in item) {
    return {
      key: item.id,
      to: `/desk/${item.businessNo}`,
      title: item.title,
      businessNo: item.businessNo,
      at: item.createdAt,
      text: {
        zh: `${item.unitName}　${item.summary.zh}`,
        en: `${item.unitName}　${item.summary.en}`,
      },
      stage: 'approval',
      stageText: item.roleText,
      dueAt: item.dueAt,
    };
  }
  const common = { title: item.title, businessNo: item.businessNo, text: item.summary };
  if ('act' in item)
    return {
      ...common,
      key: item.id,
      to: `/cases/${item.businessNo}`,
      at: item.at,
      note: item.actText,
      person: item.actorName,
      unit: item.unit,
    };
  if ('returned' in item) {
    return {
      ...common,
      key: item.id,
      to: caseAddress(item),
      at: item.createdAt,
      stage: item.stage,
      stageText: item.stageText,
      returned: item.returned,
      dueAt: item.dueAt,
      person: item.initiatorName,
      hint: item.whatToDo,
    };
  }
  return {
    ...common,
    key: item.businessNo,
    to: `/cases/${item.businessNo}`,
    at: item.submittedAt ?? item.openedAt,
    stage: item.stage,
    stageText: item.stageText,
    person: item.initiatorName,
    begunBy: item.initiatorKind,
  };
}

function caseAddress({ businessNo, stage }: { businessNo: string; stage: string }): string {
  return WORKED_ON.includes(stage) ? `/cases/${businessNo}/edit` : `/cases/${businessNo}`;
}
