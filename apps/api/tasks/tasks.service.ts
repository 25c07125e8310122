import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { StaffActor } from '#apps/api/auth/actor';
import { pageOf } from '#apps/api/page-of';
import { Problem } from '#apps/api/problems/problem';
import { actorRefOf, seesTask } from '#apps/api/submissions/may-do';
import { nextTask } from '#apps/api/tasks/next-task';
import { tellFormerHolder } from '#apps/api/tasks/former-holder';
import { placeOf, tokenOf } from '#apps/api/tasks/task-place';
import { taskView } from '#apps/api/tasks/task-view';
import type { TaskCountsDto, TaskDto, TaskPageDto, TaskQuery } from '#apps/api/tasks/task.dto';
import { RuleViolation } from '#libs/fund/rule-violation';
import { databaseNow } from '#libs/persistence/database/database-clock';
import { claimTask, lockTask, releaseTask } from '#libs/persistence/tasks/task-store';
import type { TaskBox } from '#libs/persistence/tasks/desk-places';
import { countTasks, tasksIn } from '#libs/persistence/tasks/desk-queries';
import { taskById, type TaskRow } from '#libs/persistence/tasks/task-queries';
import { hintAll } from '#libs/persistence/live/live-hints';
import { findCase, stateOf } from '#libs/persistence/cases/case-store';
import { inTransaction } from '#libs/persistence/database/transaction';
import type { TaskEntity } from '#libs/persistence/entities/task.entity';
import { mayClaim, mayRelease, type AssignableTask } from '#libs/case/assignment';
import { dutiesRefusal } from '#libs/case/duties';
import type { Refusal } from '#libs/case/refusal';

/** Who may act on a task: one transaction on its row each, no message to the engine. */
@Injectable()
export class TasksService {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async list(actor: StaffActor, query: TaskQuery): Promise<TaskPageDto> {
    const { manager } = this.dataSource;
    const { after, over20, fall20, ...asked } = query;
    const filter = {
      ...asked,
      ...(after === undefined ? {} : { after: placeOf(after, query.order) }),
      ...(over20 === true ? { riseOver: 20 } : {}),
      ...(fall20 === true ? { fallOver: 20 } : {}),
    };
    const rows = await tasksIn(manager, query.box, actor, filter);
    const now = await databaseNow(manager);
    return pageOf(
      rows,
      query.limit,
      (row) => taskView(row, actor, now),
      (last) => tokenOf(last, query.order),
    );
  }

  async counts(actor: StaffActor): Promise<TaskCountsDto> {
    const count = (box: TaskBox) => countTasks(this.dataSource.manager, box, actor);
    return { open: await count('open'), mine: await count('mine'), others: await count('others') };
  }

  async one(actor: StaffActor, id: string): Promise<TaskDto> {
    const row = await this.visible(actor, id);
    return taskView(row, actor, await databaseNow(this.dataSource.manager));
  }

  next(actor: StaffActor, after: string | undefined): Promise<TaskDto | null> {
    return nextTask(this.dataSource.manager, actor, after);
  }

  /** Idempotent: claiming one's own task again changes nothing. */
  async claim(actor: StaffActor, id: string): Promise<TaskDto> {
    await this.change(actor, id, async (manager, task, assignable) => {
      const refusal =
        mayClaim(assignable, actor) ?? (await processRefusal(manager, actor, task.businessNo));
      if (refusal !== null) throw new RuleViolation(refusal.code, refusal.details);
      if (task.claimedBy === null) await claimTask(manager, task, actor.id);
    });
    return this.one(actor, id);
  }

  /** `heldBy`: whose it is as the page shows it; somebody who took it since is not robbed of it. */
  async release(actor: StaffActor, id: string, heldBy: number): Promise<TaskDto> {
    await this.change(actor, id, async (manager, task, assignable) => {
      if (task.claimedBy === null && task.state === 'open') return;
      const refusal = mayRelease(assignable, actor);
      if (refusal !== null) throw new RuleViolation(refusal.code, refusal.details);
      if (task.claimedBy !== heldBy) throw new RuleViolation('CLAIM_CHANGED');
      await releaseTask(manager, task, actor.id);
      await tellFormerHolder(manager, task, actor.id);
    });
    return this.one(actor, id);
  }

  private async change(
    actor: StaffActor,
    id: string,
    act: (manager: EntityManager, task: TaskEntity, assignable: AssignableTask) => Promise<void>,
  ): Promise<void> {
    await this.visible(actor, id);
    await inTransaction(this.dataSource, async (manager) => {
      const task = await lockTask(manager, id);
      if (task === null) throw new Problem(404, 'TASK_NOT_FOUND');
      await act(manager, task, task as TaskEntity & AssignableTask);
      // Operations see who holds what at their branches.
      const told = new Set([task.role, 'operations']);
      await hintAll(manager, [
        ...[...told].map((role) => [`role/${task.branchCode}/${role}`, 'todo'] as const),
        [`case/${task.businessNo}`, 'case'],
      ]);
    });
  }

  private async visible(actor: StaffActor, id: string): Promise<TaskRow> {
    const row = /^\d{1,20}$/.test(id) ? await taskById(this.dataSource.manager, id) : null;
    if (
      row === null ||
      row.role === 'operator' ||
      !seesTask(actor, row as TaskRow & AssignableTask)
    )
      throw new Problem(404, 'TASK_NOT_FOUND');
    return row;
  }
}

/** Maker, or decider of another level: whom the process refuses anyway need not claim. */
async function processRefusal(
  manager: EntityManager,
  actor: StaffActor,
  businessNo: string,
): Promise<Refusal | null> {
  const row = await findCase(manager, businessNo);
  return row === null ? null : dutiesRefusal(stateOf(row), actorRefOf(actor));
}
