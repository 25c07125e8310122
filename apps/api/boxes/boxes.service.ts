import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Actor, OperatorActor } from '#apps/api/auth/actor';
import { pageOf } from '#apps/api/page-of';
import { Problem } from '#apps/api/problems/problem';
import type {
  BoxCountsDto,
  BoxQuery,
  DonePageDto,
  DoneQuery,
  InitiatedPageDto,
  MessagePageDto,
  OpenedMessageDto,
  TodoPageDto,
} from '#apps/api/boxes/box.dto';
import { boxCaseView, messageView, todoView } from '#apps/api/boxes/box-views';
import {
  countOperatorTodo,
  doneOf,
  initiatedBy,
  operatorIdsOf,
  operatorTodo,
  todoRank,
  type Owner,
} from '#libs/persistence/boxes/box-queries';
import {
  markRead,
  messageOf,
  messagesOf,
  unreadMessages,
} from '#libs/persistence/boxes/message-queries';
import { noticeNamed } from '#libs/persistence/settlement/notice-named';
import { countTasks } from '#libs/persistence/tasks/desk-queries';
import type { Verb } from '#libs/case/process';
import { VERB_TEXTS } from '#libs/texts/process.texts';
import { RECEIPT_BUSINESS } from '#libs/texts/settlement.texts';

@Injectable()
export class BoxesService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async counts(actor: Actor): Promise<BoxCountsDto> {
    const { manager } = this.dataSource;
    const messages = await unreadMessages(manager, ownerOf(actor));
    if (actor.kind === 'operator')
      return { messages, todo: await countOperatorTodo(manager, actor.unitId) };
    const mine = await countTasks(manager, 'mine', actor);
    return { messages, todo: mine + (await countTasks(manager, 'open', actor)) };
  }

  async messages(actor: Actor, query: BoxQuery): Promise<MessagePageDto> {
    return pageOf(
      await messagesOf(this.dataSource.manager, ownerOf(actor), query),
      query.limit,
      messageView,
      (row) => row.id,
    );
  }

  async todo(actor: OperatorActor, query: BoxQuery): Promise<TodoPageDto> {
    const rows = await operatorTodo(this.dataSource.manager, actor.unitId, query);
    return pageOf(rows, query.limit, todoView, (row) => `${String(todoRank(row.stage))}.${row.id}`);
  }

  /** An operator's is his unit's (manual 2.2); a reviewer's is his own. */
  async done(actor: Actor, query: DoneQuery): Promise<DonePageDto> {
    const { manager } = this.dataSource;
    const ofUnit = actor.kind === 'operator' && query.mine !== true;
    const ids = ofUnit ? await operatorIdsOf(manager, actor.unitId) : [actor.id];
    const rows = await doneOf(manager, actor.kind, ids, query);
    const view = (row: (typeof rows)[number]) => ({
      ...boxCaseView(row, row.id),
      act: row.act,
      actText: VERB_TEXTS[row.act as Verb],
      actorName: row.actorName,
      unit: { accountNo: row.unitAccountNo, name: row.unitName },
      at: row.at.toISOString(),
    });
    return pageOf(rows, query.limit, view, (row) => row.id);
  }

  /** 'Started by the unit's operators' (manual 2.3). */
  async initiated(actor: OperatorActor, query: BoxQuery): Promise<InitiatedPageDto> {
    const whose = query.mine === true ? { operatorId: actor.id } : { unitId: actor.unitId };
    const rows = await initiatedBy(this.dataSource.manager, whose, query);
    const view = (row: (typeof rows)[number]) => ({
      ...boxCaseView(row, row.businessNo),
      initiatorName: row.initiatorName,
      initiatorKind: row.initiatorKind,
      openedAt: row.openedAt.toISOString(),
      submittedAt: row.submittedAt?.toISOString() ?? null,
    });
    return pageOf(rows, query.limit, view, (row) => row.businessNo);
  }

  async read(actor: Actor, id: string): Promise<OpenedMessageDto> {
    const { manager } = this.dataSource;
    await markRead(manager, ownerOf(actor), id);
    const row = await messageOf(manager, ownerOf(actor), id);
    if (row === null) throw new Problem(404, 'MESSAGE_NOT_FOUND');
    const isOfMoney = row.business === RECEIPT_BUSINESS;
    const noticeNo = isOfMoney ? await noticeNamed(manager, row.businessNo) : null;
    return Object.assign(messageView(row), { noticeNo });
  }

  async readAll(actor: Actor): Promise<void> {
    await markRead(this.dataSource.manager, ownerOf(actor), null);
  }
}

function ownerOf(actor: Actor): Owner {
  return { kind: actor.kind, id: actor.id };
}
