import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Actor, OperatorActor } from '#apps/api/auth/actor';
import { Problem } from '#apps/api/problems/problem';
import { ownCase, readableCase } from '#apps/api/submissions/case-access';
import { CommandsService } from '#apps/api/submissions/commands.service';
import type { CommandRequest } from '#apps/api/submissions/submission.dto';
import { businessByCode } from '#libs/businesses/registry';
import { nextBusinessNo } from '#libs/persistence/business-number';
import { findCommand } from '#libs/persistence/command-store';
import { ownDraft } from '#libs/persistence/draft-store';
import { taskById } from '#libs/persistence/task-queries';
import { inTransaction } from '#libs/persistence/transaction';
import type { CommandEntity, SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { taskKeyOf, type Verb } from '#libs/submission/process';

const NEEDS_OPINION: readonly Verb[] = ['return', 'reject', 'abandon'];

/** Opening a case and giving it commands. */
@Injectable()
export class SubmissionsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly commands: CommandsService,
  ) {}

  /** The operator's own draft of the business if there is one: nothing typed is lost. */
  async open(actor: OperatorActor, code: string, requestId: string): Promise<CommandEntity | SubmissionEntity> {
    if (businessByCode(code) === undefined) throw new Problem(422, 'BUSINESS_NOT_OPEN');
    const { manager } = this.dataSource;
    const repeated = await findCommand(manager, requestId);
    const draft = repeated === null ? await ownDraft(manager, actor.id, code) : null;
    if (draft !== null) return draft;
    const businessNo = repeated?.businessNo ?? (await inTransaction(this.dataSource, (one) => nextBusinessNo(one, new Date())));
    return this.commands.give({
      requestId, businessNo, verb: 'open', actorKind: 'operator', actorId: actor.id, body: { business: code },
    });
  }

  async give(actor: Actor, businessNo: string, asked: CommandRequest, requestId: string): Promise<CommandEntity> {
    const { manager } = this.dataSource;
    const row = actor.kind === 'operator' ? await ownCase(manager, actor, businessNo) : await readableCase(manager, actor, businessNo);
    const opinion = asked.opinion?.trim() ?? '';
    if (NEEDS_OPINION.includes(asked.verb) && opinion === '') throw new Problem(422, 'OPINION_REQUIRED');
    const task = asked.taskId === undefined ? null : await taskById(manager, asked.taskId);
    if (asked.taskId !== undefined && task?.businessNo !== row.businessNo) throw new Problem(404, 'TASK_NOT_FOUND');
    const body = { ...(opinion === '' ? {} : { opinion }), ...(task === null ? {} : { taskKey: taskKeyOf(task) }) };
    return this.commands.give({ requestId, businessNo, verb: asked.verb, actorKind: actor.kind, actorId: actor.id, body });
  }
}
