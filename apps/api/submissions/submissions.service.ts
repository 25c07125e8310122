import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Actor, OperatorActor } from '#apps/api/auth/actor';
import { correlationId } from '#apps/api/observability/correlation';
import { Problem } from '#apps/api/problems/problem';
import { readableCaseAndTask } from '#apps/api/submissions/case-access';
import { refusalFor } from '#apps/api/submissions/may-do';
import { CommandsService } from '#apps/api/submissions/commands.service';
import { shapeOf } from '#apps/api/submissions/shapes';
import type { CommandRequest } from '#apps/api/submissions/submission.dto';
import { businessByCode } from '#libs/businesses/registry';
import { findCommand, openingOf, type Command } from '#libs/persistence/cases/command-store';
import { findCase, stateOf } from '#libs/persistence/cases/case-store';
import { whereToWork } from '#libs/persistence/cases/opening-store';
import { taskById, type OpenTask } from '#libs/persistence/tasks/task-queries';
import { inTransaction } from '#libs/persistence/database/transaction';
import type { SubmissionEntity } from '#libs/persistence/entities/submission.entity';
import { taskKeyOf, UNOPENED, type Verb } from '#libs/case/process';

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
  ): Promise<Command | SubmissionEntity> {
    const business = businessByCode(code);
    if (business === undefined) throw new Problem(422, 'BUSINESS_NOT_OPEN');
    const draftKind = shapeOf(business).draftKind(business);
    const opening = {
      requestId,
      verb: 'open',
      actorKind: 'operator',
      actorId: actor.id,
      body: { business: code },
    };
    const repeated = await findCommand(this.dataSource.manager, requestId);
    if (repeated !== null)
      return this.commands.give({ ...opening, businessNo: repeated.businessNo });
    const found = await inTransaction(this.dataSource, (manager) =>
      whereToWork(manager, { ...opening, correlationId: correlationId() }, draftKind),
    );
    return 'requestId' in found ? this.commands.send(found) : this.opened(found);
  }

  /** A draft that a submit left behind may still wait for its opening: given now, not when the sweeper comes by. */
  private async opened(draft: SubmissionEntity): Promise<SubmissionEntity> {
    const { manager } = this.dataSource;
    if (draft.stage !== UNOPENED.stage) return draft;
    const opening = await openingOf(manager, draft.businessNo);
    if (opening !== null) await this.commands.send(opening);
    return (await findCase(manager, draft.businessNo)) ?? draft;
  }

  /** What rights and process refuse at once is written as the outcome and never reaches the engine. */
  async give(
    actor: Actor,
    businessNo: string,
    asked: CommandRequest,
    requestId: string,
  ): Promise<Command> {
    const { manager } = this.dataSource;
    const { row, task } = await readableCaseAndTask(manager, actor, businessNo);
    const command = {
      requestId,
      businessNo,
      verb: asked.verb,
      actorKind: actor.kind,
      actorId: actor.id,
      body: { ...bodyOf(asked, row), ...(await this.taskKeyOf(businessNo, asked.taskId, task)) },
    };
    const at = { row, state: stateOf(row), task };
    return this.commands.give(command, refusalFor(actor, at, asked.verb));
  }

  /** The task a reviewer looked at, as the process names it; the open one as a rule, or one that is closed since. */
  private async taskKeyOf(
    businessNo: string,
    taskId: string | undefined,
    open: OpenTask | null,
  ): Promise<{ taskKey?: string }> {
    if (taskId === undefined) return {};
    const task =
      open?.id === taskId
        ? { ...open, businessNo }
        : await taskById(this.dataSource.manager, taskId);
    if (task?.businessNo !== businessNo) throw new Problem(404, 'TASK_NOT_FOUND');
    // A parked case's task stands outside the levels.
    return task.role === 'operations' ? {} : { taskKey: taskKeyOf(task) };
  }
}

/** @throws Problem when an opinion, or the version a submit was decided on, is missing */
function bodyOf(
  { verb, opinion = '', draftVersion }: CommandRequest,
  { initiatorKind }: SubmissionEntity,
): Record<string, unknown> {
  const said = opinion.trim();
  // Who gives up what another case asked for refuses that one, and says why.
  const refuses = NEEDS_OPINION.includes(verb) || (verb === 'discard' && initiatorKind === 'case');
  if (said === '' && refuses) throw new Problem(422, 'OPINION_REQUIRED');
  if (verb === 'submit' && draftVersion === undefined) throw new Problem(428, 'IF_MATCH_REQUIRED');
  return {
    ...(said === '' ? {} : { opinion: said }),
    ...(draftVersion === undefined ? {} : { draftVersion }),
  };
}
