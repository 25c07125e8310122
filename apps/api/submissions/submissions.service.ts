import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
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
  async open(
    actor: OperatorActor,
    code: string,
    requestId: string,
  ): Promise<CommandEntity | SubmissionEntity> {
    if (businessByCode(code) === undefined) throw new Problem(422, 'BUSINESS_NOT_OPEN');
    const { manager } = this.dataSource;
    const repeated = await findCommand(manager, requestId);
    const draft = repeated === null ? await ownDraft(manager, actor.id, code) : null;
    if (draft !== null) return draft;
    const businessNo =
      repeated?.businessNo ??
      (await inTransaction(this.dataSource, (one) => nextBusinessNo(one, new Date())));
    return this.commands.give({
      requestId,
      businessNo,
      verb: 'open',
      actorKind: 'operator',
      actorId: actor.id,
      body: { business: code },
    });
  }

  async give(
    actor: Actor,
    businessNo: string,
    asked: CommandRequest,
    requestId: string,
  ): Promise<CommandEntity> {
    const { manager } = this.dataSource;
    const find = actor.kind === 'operator' ? ownCase : readableCase;
    await find(manager, actor, businessNo);
    const body = { ...opinionOf(asked), ...(await this.taskKeyOf(businessNo, asked.taskId)) };
    return this.commands.give({
      requestId,
      businessNo,
      verb: asked.verb,
      actorKind: actor.kind,
      actorId: actor.id,
      body,
    });
  }

  /** The task a reviewer looked at, as the process names it. */
  private async taskKeyOf(
    businessNo: string,
    taskId: string | undefined,
  ): Promise<{ taskKey?: string }> {
    if (taskId === undefined) return {};
    const task = await taskById(this.dataSource.manager, taskId);
    if (task?.businessNo !== businessNo) throw new Problem(404, 'TASK_NOT_FOUND');
    // A parked case's task stands outside the levels.
    return task.role === 'operations' ? {} : { taskKey: taskKeyOf(task) };
  }
}

function opinionOf({ verb, opinion = '' }: CommandRequest): { opinion?: string } {
  const said = opinion.trim();
  if (said === '' && NEEDS_OPINION.includes(verb)) throw new Problem(422, 'OPINION_REQUIRED');
  return said === '' ? {} : { opinion: said };
}
