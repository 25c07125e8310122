import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Actor, OperatorActor } from '#apps/api/auth/actor';
import { Problem } from '#apps/api/problems/problem';
import type {
  BoxCountsDto,
  BoxQuery,
  DonePageDto,
  InitiatedPageDto,
  MessageDto,
  MessagePageDto,
  TodoPageDto,
} from '#apps/api/boxes/box.dto';
import { businessTitle } from '#libs/businesses/registry';
import {
  countClaimable,
  countOperatorTodo,
  doneOf,
  initiatedBy,
  markRead,
  messageOf,
  messagesOf,
  operatorTodo,
  unreadMessages,
  type MessageRow,
  type Owner,
} from '#libs/persistence/box-queries';
import type { Verb } from '#libs/submission/process';
import type { Stage } from '#libs/submission/stage';
import { CHANNEL_TEXTS, STAGE_TEXTS, VERB_TEXTS } from '#libs/texts/process.texts';

@Injectable()
export class BoxesService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async counts(actor: Actor): Promise<BoxCountsDto> {
    const { manager } = this.dataSource;
    const todo =
      actor.kind === 'operator'
        ? countOperatorTodo(manager, actor.unitId)
        : countClaimable(manager, actor.id, actor.grants);
    return { messages: await unreadMessages(manager, ownerOf(actor)), todo: await todo };
  }

  async messages(actor: Actor, query: BoxQuery): Promise<MessagePageDto> {
    return pageOf(
      await messagesOf(this.dataSource.manager, ownerOf(actor), query),
      query,
      messageView,
      (row) => row.id,
    );
  }

  async todo(actor: OperatorActor, query: BoxQuery): Promise<TodoPageDto> {
    const rows = await operatorTodo(this.dataSource.manager, actor.unitId, query);
    const view = (row: (typeof rows)[number]) => ({
      ...caseView(row, row.id),
      returned: row.stage === 'returned',
      createdAt: row.createdAt.toISOString(),
      dueAt: row.dueAt?.toISOString() ?? null,
    });
    return pageOf(rows, query, view, (row) => `${row.stage === 'returned' ? '0' : '1'}.${row.id}`);
  }

  async done(actor: Actor, query: BoxQuery): Promise<DonePageDto> {
    const rows = await doneOf(this.dataSource.manager, ownerOf(actor), query);
    const view = (row: (typeof rows)[number]) => ({
      ...caseView(row, row.id),
      act: row.act,
      actText: VERB_TEXTS[row.act as Verb],
      at: row.at.toISOString(),
    });
    return pageOf(rows, query, view, (row) => row.id);
  }

  async initiated(actor: OperatorActor, query: BoxQuery): Promise<InitiatedPageDto> {
    const rows = await initiatedBy(this.dataSource.manager, actor.id, query);
    const view = (row: (typeof rows)[number]) => ({
      ...caseView(row, row.businessNo),
      openedAt: row.openedAt.toISOString(),
      submittedAt: row.submittedAt?.toISOString() ?? null,
    });
    return pageOf(rows, query, view, (row) => row.businessNo);
  }

  async read(actor: Actor, id: string): Promise<MessageDto> {
    const { manager } = this.dataSource;
    await markRead(manager, ownerOf(actor), id);
    const row = await messageOf(manager, ownerOf(actor), id);
    if (row === null) throw new Problem(404, 'MESSAGE_NOT_FOUND');
    return messageView(row);
  }

  async readAll(actor: Actor): Promise<void> {
    await markRead(this.dataSource.manager, ownerOf(actor), null);
  }
}

function ownerOf(actor: Actor): Owner {
  return { kind: actor.kind, id: actor.id };
}

/** One more row than asked was read: it only says whether there is a next page. */
function pageOf<Row, View>(
  rows: readonly Row[],
  query: BoxQuery,
  view: (row: Row) => View,
  keyOf: (row: Row) => string,
) {
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(view),
    next: rows.length > query.limit && last !== undefined ? keyOf(last) : null,
  };
}

function messageView(row: MessageRow): MessageDto {
  return {
    id: row.id,
    businessNo: row.businessNo,
    business: row.business,
    title: businessTitle(row.business),
    text: { zh: row.text, en: row.textEn },
    channel: row.channel,
    channelText: CHANNEL_TEXTS[row.channel as keyof typeof CHANNEL_TEXTS],
    createdAt: row.createdAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
  };
}

function caseView(
  row: { businessNo: string; business: string; summary: string; summaryEn: string; stage: string },
  id: string,
) {
  const title = businessTitle(row.business);
  return {
    id,
    businessNo: row.businessNo,
    business: row.business,
    title,
    summary: row.summary === '' ? title : { zh: row.summary, en: row.summaryEn },
    stage: row.stage,
    stageText: STAGE_TEXTS[row.stage as Stage],
  };
}
